using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Retention;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>What people have a say in: which news they get, that they go out of what waits, what a village's group says it has read out.</summary>
public sealed class SayingNoToNewsTests
{
    [Theory, OnBothDatabases]
    public async Task A_tap_under_the_news_ends_that_kind_alone_and_another_tap_brings_it_back(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var malee = await Talk.WithFriendAsync(world.World);
        var (first, second, third) = (await world.PublishAsync(), await world.PublishAsync(title: "ข่าวต่อมา"), await world.PublishAsync(PublicationKind.Announcement, "ประกาศสำคัญ"));
        await malee.DoAsync(() => world.BeginAsync(first));
        Assert.Contains("ปิดถนนหน้าศาลา", malee.Words, StringComparison.Ordinal);
        Assert.Contains("อ่านทั้งหมด", malee.Labels);

        await malee.TapAsync("ไม่รับข่าว");
        Assert.Contains("จะไม่ส่งข่าวทาง LINE ให้แล้ว", malee.Words, StringComparison.Ordinal);
        await world.LookAsync(second);
        Assert.Contains("ส่งถึง 0 คน", world.Publisher.Words, StringComparison.Ordinal);
        await malee.TapAsync("รับข่าว");
        await malee.DoAsync(() => world.BeginAsync(second));
        Assert.Contains("ข่าวต่อมา", malee.Words, StringComparison.Ordinal);

        await malee.SayAsync("ไม่รับข่าว");
        Assert.Equal(["ไม่รับข่าว", "ไม่รับประกาศ", "ไม่รับรายงานผล"], malee.Labels);
        await malee.TapAsync("ไม่รับข่าว");
        await malee.DoAsync(() => world.BeginAsync(third));
        Assert.Contains("ประกาศสำคัญ", malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task On_the_page_of_their_data_people_choose_kinds_of_news_and_see_what_they_refuse(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var malee = await Talk.WithFriendAsync(world.World);
        var link = world.Service.Services.GetRequiredService<MyDataLink>().AddressFor(malee.UserId);
        var me = Visitor.To(world.Service);
        await me.OpenAsync(new Uri(link).PathAndQuery);
        Assert.Equal(3, me.Page.QuerySelectorAll("input[name=Wanted][checked]").Length);

        await me.SendAllAsync("form[action*=News]", ("Wanted", "Announcement"));

        Assert.Contains("จำแล้วว่าท่านรับข่าวแบบไหน", me.Words, StringComparison.Ordinal);
        Assert.Equal(["Announcement"], me.Page.QuerySelectorAll("input[name=Wanted][checked]").Select(i => i.GetAttribute("value")));
        Assert.Contains("ข่าวที่ท่านไม่รับทาง LINE", me.Words, StringComparison.Ordinal);
        await world.LookAsync(await world.PublishAsync());
        Assert.Contains("ส่งถึง 0 คน", world.Publisher.Words, StringComparison.Ordinal);
        await world.LookAsync(await world.PublishAsync(PublicationKind.Announcement));
        Assert.Contains("ส่งถึง 1 คน", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_refuses_or_is_erased_goes_out_of_what_waits_and_the_price_goes_down(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1, settings: new Dictionary<string, string?> { ["Delivery:QuietFrom"] = "09:00", ["Delivery:QuietUntil"] = "10:00" });
        var (refuses, erased) = (world.Followers[0][0], world.Followers[1][0]);
        var number = await world.PublishAsync();
        await world.BeginAsync(number);
        Assert.Equal(12, await world.BookedAsync());

        await using (var scope = world.Service.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<RefuseNews>().RunAsync(refuses, PublicationKind.News, wants: false, CancellationToken.None);
        await using (var scope = world.Service.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(erased, CancellationToken.None);

        Assert.Equal(10, await world.BookedAsync());
        Assert.False(await world.Service.ReadAsync(db => db.Set<ToldPerson>().AnyAsync(t => t.LineId == erased || t.LineId == refuses)));
        await world.World.LiveOnAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Equal(world.Followers.SelectMany(f => f).Except([refuses, erased]).Order(StringComparer.Ordinal), (await world.ReachedAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(10, (await world.ProgressAsync(number)).Sent);
    }

    [Theory, OnBothDatabases]
    public async Task After_their_time_the_ids_go_the_figures_stay_and_the_text_is_not_sent_again(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 3);
        var number = await world.PublishAsync();
        await world.BeginAsync(number, 0);
        await world.SettleAsync();

        await world.World.AdvanceAsync(TimeSpan.FromDays(91));
        await world.Service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);

        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<ToldPerson>().CountAsync()));
        Assert.Equal(3, (await world.ProgressAsync(number)).Sent);
        await world.SignInAnewAsync("later");
        await world.BeginAsync(number, 0);
        Assert.Contains("บางคนจะได้ซ้ำ", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Equal(3, (await world.ReachedAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_villages_group_gets_the_words_to_read_out_and_its_tap_is_the_evidence_once(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var head = await world.Line.AddVillagerAsync("ผู้ใหญ่บ้าน", friend: true);
        var helper = await world.Line.AddVillagerAsync("ผู้ช่วย");
        var (group, other) = ((await world.Line.AddGroupAsync("หมู่ 3", [head.UserId, helper.UserId])).Id, (await world.Line.AddGroupAsync("กลุ่มอื่น", [head.UserId])).Id);
        await world.SettleAsync();
        await world.Service.WriteAsync(async db => (await db.Set<Village>().SingleAsync(v => v.Id == world.Villages[2])).LineGroupId = group);
        var number = await world.PublishAsync();

        await world.Publisher.OpenAsync($"/staff/publications/{number}/groups");
        Assert.Contains("กลุ่มที่ยังไม่ได้ส่งรวม 2 คน", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.SendAllAsync("#groups", ("Villages", world.Villages[2].ToString()));
        await world.SettleAsync();
        var message = (await world.Line.GroupChatAsync(group)).Entries[^1];
        Assert.Contains("วันที่ ยี่สิบสี่ ถึง ยี่สิบหก พฤศจิกายน", message.Message.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, await world.PaidAsync());
        var tap = Talk.ActionsIn(message.Message).Single().GetProperty("data").GetString()!;

        await TapAsync(world, other, head.UserId, tap);
        Assert.Contains("เฉพาะในกลุ่ม", (await world.Line.GroupChatAsync(other)).Entries[^1].Text, StringComparison.Ordinal);
        await TapAsync(world, group, head.UserId, tap);
        Assert.Contains("บันทึกแล้วว่า หมู่ 3 บ้านที่ 3 ประกาศเสียงตามสาย 20 พ.ย. 2569", (await world.Line.GroupChatAsync(group)).Entries[^1].Text, StringComparison.Ordinal);
        await world.World.AdvanceAsync(TimeSpan.FromMinutes(5));
        await TapAsync(world, group, helper.UserId, tap);
        Assert.Contains("บันทึกไว้แล้วเมื่อ 20 พ.ย. 2569 09.30 น.", (await world.Line.GroupChatAsync(group)).Entries[^1].Text, StringComparison.Ordinal);

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<ChannelPosting>().CountAsync()));
        await world.Publisher.OpenAsync($"/staff/publications/{number}");
        Assert.Contains("✓ เสียงตามสาย", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 3 บ้านที่ 3 ประกาศแล้ว 09.30 น. บันทึกโดย กลุ่ม LINE ของหมู่บ้านหรือชุมชน", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync($"/staff/publications/{number}/groups");
        Assert.Empty(world.Publisher.Page.QuerySelectorAll("input[name=Villages]"));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Class == MessageClass.Notice)));
    }

    [Theory, OnBothDatabases]
    public async Task News_that_waits_for_an_answer_comes_with_it_once_to_those_it_is_for_and_costs_nothing(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var (here, there) = (await Talk.WithFriendAsync(world.World, "คนที่นี่"), await Talk.WithFriendAsync(world.World, "คนที่อื่น"));
        await using (var scope = world.Service.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ChooseVillage>().RunAsync(here.UserId, world.Villages[0], CancellationToken.None);
        var number = await world.PublishAsync();
        await world.LookAsync(number, 0);
        await world.Publisher.SendAllAsync("form[action*=Tell]");
        Assert.Contains("กำลังบอกคนที่ทักมา", world.Publisher.Words, StringComparison.Ordinal);

        await here.SayAsync("ติดต่อ");
        Assert.Contains("ปิดถนนหน้าศาลา", here.Words, StringComparison.Ordinal);
        await here.SayAsync("ติดต่อ");
        Assert.DoesNotContain("ปิดถนนหน้าศาลา", here.Words, StringComparison.Ordinal);
        await there.SayAsync("ติดต่อ");
        Assert.DoesNotContain("ปิดถนนหน้าศาลา", there.Words, StringComparison.Ordinal);

        Assert.Equal(0, await world.PaidAsync());
        // A paid sending later does not reach them a second time.
        await world.LookAsync(number);
        Assert.Contains("ส่งถึง 1 คน", world.Publisher.Words, StringComparison.Ordinal);
    }

    private static async Task TapAsync(SendingWorld world, string group, string userId, string data)
    {
        await world.Line.SendEventsAsync([new { type = "postback", source = new { type = "group", groupId = group, userId }, postback = new { data } }]);
        await world.SettleAsync();
    }
}
