using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>A case told, followed and answered in the chat.</summary>
public sealed class CasesInLineTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_told_by_taps_and_one_message_and_the_result_comes_by_itself(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        Assert.Contains("ไฟทางหน้าศาลาดับสองคืน", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ส่งเรื่อง");
        foreach (var words in (string[])["เลขที่ 1/2569", "รหัสติดตาม", "PIN", "5 ธ.ค. 2569"]) Assert.Contains(words, malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ติดตาม");
        Assert.Contains("เลขที่ 1/2569", malee.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Line.CallsAsync("push"));

        await malee.DoAsync(() => CloseAsync(world.Service));

        Assert.Contains("เปลี่ยนหลอดแล้วเมื่อเช้านี้", malee.Words, StringComparison.Ordinal);
        await SettleAsync(world.Service);
        var round = await world.Service.ReadAsync(db => db.Set<CaseRound>().SingleAsync());
        Assert.Equal(ClockStanding.ToldInTime, round.Standing(new(2027, 1, 1)));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_longer_than_the_chat_can_hold_is_said_and_never_cut(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.SayAsync(new string('ก', 199) + "😔");
        Assert.Contains("พิมพ์ใหม่ไม่เกิน 200 ตัวอักษร", malee.Words, StringComparison.Ordinal);

        // A place that LINE names is no work of theirs: it is shortened, and no letter of it is halved.
        await malee.DoAsync(() => world.Line.SendLocationAsync(malee.UserId, new LocationRequest(16.4, 102.8, new string('ก', 150), new string('ข', 48) + "😔😔")));
        await malee.TapAsync("บอกชื่อ");
        await malee.SayAsync(new string('น', 121));
        Assert.Contains("พิมพ์ใหม่ไม่เกิน 120 ตัวอักษร", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("มาลี");
        await malee.TapAsync("ส่งเรื่อง");

        Assert.Equal($"{new string('ก', 150)} {new string('ข', 48)}", await world.Service.ReadAsync(db => db.Set<CaseMatter>().Select(m => m.Place).SingleAsync()));
    }

    [Fact]
    public async Task A_message_taken_back_before_sending_takes_the_story_with_it()
    {
        await using var world = await OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await TellAsync(malee);
        var flow = await world.Service.ReadAsync(db => db.Set<Participation.Web.LineChannel.Conversations.Conversation>().SingleAsync());
        var draft = Participation.Web.Features.Complaints.Chat.CaseDraft.Read(flow.State)!;

        await world.Line.UnsendAsync(malee.UserId, draft.WordsMessageId!);
        await world.SettleAsync();

        var after = await world.Service.ReadAsync(db => db.Set<Participation.Web.LineChannel.Conversations.Conversation>().SingleAsync());
        Assert.DoesNotContain("ศาลา", after.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tap_of_yesterday_and_a_second_tap_on_send_register_nothing_twice()
    {
        await using var world = await OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        var send = malee.Taps.Single(t => Talk.LabelOf(t) == "ส่งเรื่อง");

        await malee.TapAsync(send);
        await malee.TapAsync(send);

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_position_without_a_name_is_seen_before_sending_by_whoever_goes_there_and_by_its_owner(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางดับสองคืน");

        await malee.DoAsync(() => world.Line.SendLocationAsync(malee.UserId, new LocationRequest(14.975, 102.09)));
        await malee.TapAsync("ไม่บอกชื่อ");
        Assert.Contains("ที่เกิดเหตุ: ตำแหน่งที่ส่งมา", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ส่งเรื่อง");

        var centre = await WorkingOnCasesTests.SignInAsync(world.Service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync($"/staff/cases/{await MergingCasesTests.IdAsync(world.Service, 1)}");
        Assert.EndsWith("query=14.975,102.09", centre.Page.QuerySelector("a[href*='google.com/maps']")!.GetAttribute("href"), StringComparison.Ordinal);
        var own = await world.Service.ReadAsync(db => world.Service.Services.GetServices<IPersonalData>().OfType<CaseData>().Single().ShowAsync(db, new Person(malee.UserId, null), CancellationToken.None));
        Assert.Contains(own.Single().Fields, field => field.Value == "14.975,102.09");
    }

    internal static async Task TellAsync(Talk malee)
    {
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.SayAsync("หน้าศาลากลางบ้าน");
    }

    internal static async Task<LineWorld> OfficeAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        await Colleague.AddAsync(world.Service, "centre", [StaffRole.ComplaintOfficer]);
        return world;
    }

    internal static async Task CloseAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var about = await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync());
        var outcome = await scope.ServiceProvider.GetRequiredService<CloseCase>().RunAsync(about.Id, about.Revision, CaseOutcome.Solved, "เปลี่ยนหลอดแล้วเมื่อเช้านี้", AttachedFiles.None, $"staff:{Guid.CreateVersion7():N}", CancellationToken.None);
        Assert.IsType<CaseChange.Done>(outcome);
    }

    private static async Task SettleAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettleNotices>().RunAsync(CancellationToken.None);
    }
}
