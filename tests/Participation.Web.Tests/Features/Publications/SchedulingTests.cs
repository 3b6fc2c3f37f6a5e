using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>A publication that goes out at its moment, on the page and in LINE together; the office's own measures.</summary>
public sealed class SchedulingTests
{
    [Theory, OnBothDatabases]
    public async Task At_its_moment_it_is_published_and_sent_once_by_whichever_instance_and_a_missed_moment_is_made_up(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 2);
        var group = await world.AddGroupAsync(2, 3);
        var number = await ApprovedAsync(world);
        await world.Publisher.OpenAsync($"/staff/publications/{number}/work");
        await world.Publisher.OpenAsync($"/staff/publications/{number}/schedule");
        Assert.Contains("24 คน ราคา 24 ข้อความ", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.SendAllAsync("form[action*=Set]", ("Day", "19/11/2569"), ("Time", "9.00"));
        Assert.Equal(HttpStatusCode.BadRequest, world.Publisher.Status);
        Assert.Contains("เวลานี้ผ่านไปแล้ว", world.Publisher.Words, StringComparison.Ordinal);
        await SetAsync(world, number, "20/11/2569", "๑๐.๐๐", village: 2);
        Assert.Contains("จะเผยแพร่ 20 พ.ย. 2569 10.00 น.", world.Publisher.Words, StringComparison.Ordinal);
        // Changed until it comes; and not put out by hand meanwhile.
        await SetAsync(world, number, "20 พ.ย. 2569", "19.30", village: 2);
        await world.Publisher.OpenAsync($"/staff/publications/{number}/work");
        Assert.Null(world.Publisher.Page.QuerySelector("form[action*=Publish]"));
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 20, 19, 29, 0, TimeSpan.FromHours(7)));
        await world.RunAsync<RunSchedules>(run => run.RunOnceAsync(CancellationToken.None));
        Assert.Equal(PublicationState.Approved, await StateAsync(world, number));

        // The service was down at 19.30: made up when it is back, at night, in which LINE waits for the morning.
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.FromHours(7)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.RunAsync<RunSchedules>(run => run.RunOnceAsync(CancellationToken.None))));
        Assert.Equal(PublicationState.Published, await StateAsync(world, number));
        await world.SettleAsync();
        Assert.Equal(0, await world.PaidAsync());
        Assert.Equal(5, await world.BookedAsync());
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 21, 7, 0, 0, TimeSpan.FromHours(7)));
        await world.SettleAsync();

        Assert.Equal(world.Followers[2].Order(StringComparer.Ordinal), (await world.ReachedAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(5, await world.PaidAsync());
        Assert.Single((await world.Line.GroupChatAsync(group)).Entries, e => e.From is null && e.Via == "push");
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Sending>().CountAsync()));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "publication.published")));
        await world.SignInAnewAsync("morning");
        await world.Publisher.OpenAsync($"/staff/publications/{number}/work");
        Assert.Contains("จากอย่างน้อย 2", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_paid_at_its_moment_is_on_the_page_sent_to_nobody_and_waits_for_a_decision(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 2, limit: 10, settings: new Dictionary<string, string?> { ["Delivery:QuotaReservePercent"] = "0" });
        var (dear, taken) = (await ApprovedAsync(world), await ApprovedAsync(world, "อีกเรื่อง"));
        await SetAsync(world, dear, "20/11/2569", "10.00");
        await SetAsync(world, taken, "20/11/2569", "10.00");
        await world.Publisher.OpenAsync($"/staff/publications/{taken}/schedule");
        await world.Publisher.SendAsync("form[action*=Cancel]");
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7)));
        await world.RunAsync<RunSchedules>(run => run.RunOnceAsync(CancellationToken.None));
        await world.SettleAsync();

        Assert.Equal((PublicationState.Published, PublicationState.Approved), (await StateAsync(world, dear), await StateAsync(world, taken)));
        Assert.Equal(0, await world.PaidAsync());
        Assert.Equal(0, await world.BookedAsync());
        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("เผยแพร่ตามเวลาแล้ว 1 เรื่อง แต่ยังไม่ได้ส่งทาง LINE", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync($"/staff/publications/{dear}/schedule");
        Assert.Contains("ต้องใช้ 24 ข้อความ เหลือใช้ได้ 10", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.SendAsync("form[action*=Leave]");
        await world.Publisher.OpenAsync("/staff/publications?show=unsent");
        Assert.Contains("ไม่มีเรื่องตามที่เลือก", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task People_and_groups_are_two_sendings_of_ticked_villages_only_which_wait_for_LINE_and_are_decided_apart(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1, limit: 10, settings: new Dictionary<string, string?> { ["Delivery:QuotaReservePercent"] = "0" });
        var (ticked, other) = (await world.AddGroupAsync(2, 3), await world.AddGroupAsync(3, 2));
        var (first, second, late) = (await ApprovedAsync(world), await ApprovedAsync(world, "อีกเรื่อง"), await ApprovedAsync(world, "เรื่องที่สาม"));
        await SetGroupsAsync(first, "11.00", "Everybody", 2);
        Assert.Contains("และเข้ากลุ่ม LINE ของ หมู่ 3 บ้านที่ 3", world.Publisher.Words, StringComparison.Ordinal);
        await SetGroupsAsync(second, "13.00", "Nobody");
        await SetGroupsAsync(late, "14.00", "Everybody");

        // LINE does not say how many a group has: the page does not wait, the group does, and people cannot be paid.
        await world.Line.FailAsync("group/count", "serverError");
        await RunAtAsync(20, 11, 0);
        Assert.Equal(PublicationState.Published, await StateAsync(world, first));
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<ToldGroup>().CountAsync()));
        await world.Publisher.OpenAsync($"/staff/publications/{first}/schedule");
        Assert.Contains("ยังไม่ได้ส่งถึงผู้ที่เพิ่มเพื่อน", world.Publisher.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังส่งเข้ากลุ่ม", world.Publisher.Words, StringComparison.Ordinal);
        await world.Line.ClearFaultsAsync();
        await RunAtAsync(20, 11, 3);
        Assert.Equal((1, 0), (await world.PushesAsync(ticked), await world.PushesAsync(other)));
        Assert.Equal(3, await world.PaidAsync());

        // Asked for ten minutes in vain: named, and decided by sending it by hand.
        await world.Line.FailAsync("group/count", "serverError");
        await RunAtAsync(20, 13, 0);
        await RunAtAsync(20, 13, 9);
        await world.SignInAnewAsync("noon");
        await world.Publisher.OpenAsync($"/staff/publications/{second}/schedule");
        Assert.DoesNotContain("ยังส่งเข้ากลุ่ม", world.Publisher.Words, StringComparison.Ordinal);
        await RunAtAsync(20, 13, 11);
        await world.Publisher.OpenAsync($"/staff/publications/{second}/schedule");
        Assert.Contains("ยังส่งเข้ากลุ่ม LINE ของหมู่บ้านไม่ครบ", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Contains("LINE ไม่บอกจำนวนคนในกลุ่มของ หมู่ 3 บ้านที่ 3 หมู่ 4 บ้านที่ 4", world.Publisher.Words, StringComparison.Ordinal);
        await world.Line.ClearFaultsAsync();
        await world.World.AdvanceAsync(TimeSpan.FromMinutes(3));
        await world.Publisher.OpenAsync($"/staff/publications/{second}/groups");
        await world.Publisher.SendAllAsync("#groups", ("Villages", world.Villages[3].ToString()));
        Assert.Equal([first], await OpenAsync());

        // A moment that was missed by far is made up on the page only.
        await RunAtAsync(21, 9, 0);
        Assert.Equal(PublicationState.Published, await StateAsync(world, late));
        Assert.Equal(5, await world.PaidAsync());
        Assert.Equal([first, late], await OpenAsync());

        async Task SetGroupsAsync(int number, string time, string to, int? village = null)
        {
            await world.Publisher.OpenAsync($"/staff/publications/{number}/schedule");
            (string, string)[] fields = [("Day", "20/11/2569"), ("Time", time), ("To", to), ("ToGroups", "true")];
            await world.Publisher.SendAllAsync("form[action*=Set]", village is { } one ? [.. fields, ("Villages", world.Villages[one].ToString())] : fields);
            Assert.Equal(HttpStatusCode.OK, world.Publisher.Status);
        }

        async Task RunAtAsync(int day, int hour, int minute)
        {
            await world.MoveToAsync(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7)));
            await world.RunAsync<RunSchedules>(run => run.RunOnceAsync(CancellationToken.None));
            await world.SettleAsync();
        }

        Task<List<int>> OpenAsync() => world.Service.ReadAsync(db => db.Unsent().OrderBy(p => p.Number).Select(p => p.Number).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_office_sets_its_quiet_hours_reading_speed_days_and_week_and_the_week_counts_each_text_once(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1);
        var approver = await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();
        await approver.OpenAsync("/staff/publications/settings");
        Assert.Equal("20.00", approver.Page.QuerySelector("#QuietFrom")!.GetAttribute("value"));
        await approver.SendAsync(("QuietFrom", "ดึก"), ("SyllablesPerMinute", "20"));
        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);
        await approver.SendAsync(("QuietFrom", "09.00"), ("QuietUntil", "๑๐.๐๐"), ("SyllablesPerMinute", "100"), ("AnswerDays", "3"), ("WeeklyLeast", "2"), ("WeeklyMost", "3"));
        Assert.Equal(HttpStatusCode.OK, approver.Status);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "publication_settings.changed")));

        await world.PublishAsync();
        await world.Publisher.OpenAsync("/staff/publications");
        Assert.Contains("สัปดาห์นี้เผยแพร่แล้ว 1 เรื่อง เป้า 2 ถึง 3 เรื่อง", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("สัปดาห์นี้เผยแพร่ 1 เรื่อง เป้าอย่างน้อย 2 เรื่อง", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync("/staff/publications/1/texts");
        Assert.Contains("นาทีละ 100 พยางค์", world.Publisher.Words, StringComparison.Ordinal);
        await world.BeginAsync(1);
        Assert.Contains("จะเริ่มส่งเมื่อ 20 พ.ย. 2569 10.00 น.", world.Publisher.Words, StringComparison.Ordinal);
        await world.SettleAsync();
        Assert.Equal(0, await world.PaidAsync());
        await world.World.AdvanceAsync(TimeSpan.FromMinutes(31));
        await world.SettleAsync();
        Assert.Equal(12, await world.PaidAsync());
    }

    private static async Task SetAsync(SendingWorld world, int number, string day, string time, int? village = null)
    {
        await world.Publisher.OpenAsync($"/staff/publications/{number}/schedule");
        if (village is { } one) await world.Publisher.SendAllAsync("form[action*=Set]", ("Day", day), ("Time", time), ("To", "Villages"), ("Villages", world.Villages[one].ToString()), ("ToGroups", "true"));
        else await world.Publisher.SendAllAsync("form[action*=Set]", ("Day", day), ("Time", time), ("To", "Everybody"));
        Assert.Equal(HttpStatusCode.OK, world.Publisher.Status);
    }

    private static Task<PublicationState> StateAsync(SendingWorld world, int number) => world.Service.ReadAsync(db => db.Set<Publication>().Where(p => p.Number == number).Select(p => p.State).SingleAsync());

    private static async Task<int> ApprovedAsync(SendingWorld world, string title = "ปิดถนน")
    {
        var (now, number) = (world.Service.Clock.Now(), 0);
        await world.Service.WriteAsync(async db =>
        {
            number = (await db.Set<Publication>().MaxAsync(p => (int?)p.Number) ?? 0) + 1;
            var publication = new Publication { Id = Guid.CreateVersion7(now), Number = number, Kind = PublicationKind.News, Title = title, Summary = "วันที่ 24 พ.ย. 2569 ปิดถนน", Body = "ใช้ทางเลี่ยง", CreatedAt = now, Version = Guid.CreateVersion7(now) };
            publication.Submit(now);
            publication.Approve(Guid.CreateVersion7(now), now);
            db.Add(publication);
        });
        return number;
    }
}
