using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Publications;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>What follows from a forum: its announcement for all channels, who hears that it moved, and whose words go again.</summary>
public sealed class ForumsFollowedThroughTests
{
    [Theory, OnBothDatabases]
    public async Task One_press_writes_the_announcement_linked_both_ways_and_a_second_one_finds_it(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.PlanAsync(organiser, await ForumHall.VillageAsync(service, 1));
        var publisher = await (await Colleague.AddAsync(service, "publisher", [StaffRole.Publisher])).SignInAsync();
        // Not before its page is there to be read.
        await publisher.OpenAsync("/staff/forums/1/publish");
        Assert.Contains("ประกาศเวทีก่อน", publisher.Words, StringComparison.Ordinal);
        Assert.Null(publisher.Page.QuerySelector("main form[method=post]"));
        await organiser.OpenAsync("/staff/forums/1/work");
        await organiser.SendAsync("form[action*=Announce]");
        var other = await (await Colleague.AddAsync(service, "publisher-2", [StaffRole.Publisher])).SignInAsync();
        foreach (var who in (Visitor[])[publisher, other]) await who.OpenAsync("/staff/forums/1/publish");

        await publisher.SendAsync();
        await other.SendAsync();

        Assert.Equal("/staff/publications/1", publisher.Path);
        Assert.Equal("/staff/publications/1", other.Path);
        var text = await service.ReadAsync(db => db.Set<Publication>().AsNoTracking().SingleAsync());
        Assert.Equal((PublicationKind.Announcement, "เวทีประชาคมแผนพัฒนา", "45/2569", new DateOnly(2026, 11, 16)), (text.Kind, text.Title, text.LetterNumber, text.LetterDate));
        foreach (var part in (string[])["หมู่ 1 บ้านหนึ่ง", "วันศุกร์ที่ 15 มกราคม 2570 เวลา 09.00–12.00 น.", "ศาลากลางบ้าน", "1. รับฟังปัญหา", "/forums/1"]) Assert.Contains(part, text.Body, StringComparison.Ordinal);
        Assert.Equal("/staff/forums/1", publisher.Page.QuerySelector("dl.facts a")!.GetAttribute("href"));
        await publisher.OpenAsync("/staff/forums/1");
        Assert.NotNull(publisher.Page.QuerySelector("dl.facts a[href='/staff/publications/1']"));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_meant_to_come_hears_once_that_a_forum_moved_or_was_called_off_and_not_at_night(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await ForumHall.AnnounceAsync(organiser, await ForumHall.VillageAsync(world.Service, 1), "10/12/2569");
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        foreach (var (who, answer) in ((Talk, string)[])[(malee, "จะไป"), (somchai, "ไปไม่ได้")])
        {
            await who.SayAsync("ประชาคม");
            await who.TapAsync(answer);
        }
        await world.RefreshQuotaAsync();
        await organiser.OpenAsync("/staff/forums/1/edit");
        await organiser.SendAsync(("Agenda", "แผน"));
        // A letter put right in the place is nobody's paid message unless somebody ticks it.
        await organiser.OpenAsync("/staff/forums/1/edit");
        Assert.Contains("ถ้าสถานที่เปลี่ยน แจ้งทาง LINE 1 คน ใช้ 1 ข้อความ", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync(("Place", "ศาลากลางบ้านหนึ่ง"));
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("push"));
        await organiser.OpenAsync("/staff/forums/1/edit");
        await organiser.SendAsync(("Day", "11/12/2569"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        await world.SettleAsync();
        Assert.Contains("11 ธันวาคม 2569", (await world.MessagesOnPhoneAsync(malee.UserId))[^1].Message.GetRawText(), StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("push"));

        // Late in the evening: it is told in the morning.
        await world.AdvanceAsync(new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.FromHours(7)) - world.Service.Clock.GetUtcNow());
        await using (var scope = world.Service.Services.CreateAsyncScope())
            ForumHall.Key(await scope.ServiceProvider.GetRequiredService<CancelForum>().RunAsync(1, await ForumHall.SeenAsync(world.Service, 1), "น้ำท่วม", tells: true, StaffActor.Of(Guid.CreateVersion7()), CancellationToken.None));
        await world.SettleAsync();
        Assert.Single(await world.Line.CallsAsync("push"));
        await world.AdvanceAsync(TimeSpan.FromHours(10));
        await world.RefreshQuotaAsync();
        await world.SettleAsync();

        Assert.Contains("เพราะ น้ำท่วม", (await world.MessagesOnPhoneAsync(malee.UserId))[^1].Message.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, (await world.Line.CallsAsync("push")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task An_announcement_of_a_forum_that_moved_or_was_called_off_does_not_go_out_by_itself_and_is_asked_for_until_it_is_put_right(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        await ForumHall.AnnouncedAsync(service, new(2026, 12, 10), 1);
        var organiser = await ForumHall.OrganiserAsync(service);
        var publisher = await (await Colleague.AddAsync(service, "publisher", [StaffRole.Publisher])).SignInAsync();
        await publisher.OpenAsync("/staff/forums/1/publish");
        await publisher.SendAsync();
        await ChangeAsync(p => p.Submit(service.Clock.Now()), p => p.Approve(Guid.CreateVersion7(), service.Clock.Now()));
        await publisher.OpenAsync("/staff/publications/1/schedule");
        var invited = $"input[type=checkbox][value='{await ForumHall.VillageAsync(service, 1)}']";
        Assert.True(publisher.Page.QuerySelector(invited)!.HasAttribute("checked"));
        await publisher.SendAllAsync("form[action*=Set]", ("Day", "21/11/2569"), ("Time", "9.00"), ("To", "Nobody"));
        Assert.True(publisher.Status == HttpStatusCode.OK, publisher.Words);

        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await organiser.OpenAsync("/staff/forums/1/edit");
        await organiser.SendAsync(("Day", "11/12/2569"));
        Assert.Contains("ประกาศทุกช่องทางของเวทีนี้ยังเป็นข้อความเดิม", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<PublicationSchedule>().CountAsync()));
        await publisher.OpenAsync("/staff");
        Assert.Contains("เวทีเปลี่ยนกำหนดการแล้ว แต่ประกาศทุกช่องทางยังเป็นข้อความเดิม", publisher.Words, StringComparison.Ordinal);
        Assert.NotNull(publisher.Page.QuerySelector("a[href='/staff/publications/1']"));

        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await ChangeAsync(p => p.TakeBack(), p => p.Submit(service.Clock.Now()), p => p.Approve(Guid.CreateVersion7(), service.Clock.Now()), p => p.Publish(service.Clock.Now()));
        await organiser.OpenAsync("/staff");
        Assert.DoesNotContain("ยังเป็นข้อความเดิม", organiser.Words, StringComparison.Ordinal);
        await publisher.OpenAsync("/staff/publications/1/send");
        Assert.True(publisher.Page.QuerySelector(invited)!.HasAttribute("checked"));

        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await organiser.OpenAsync("/staff/forums/1/work");
        await organiser.SendAsync("form[action*=Cancel]", ("Reason", "น้ำท่วม"));
        Assert.Contains("ให้ถอนหรือเขียนคำแก้ไข", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff");
        Assert.Contains("เวทียกเลิกแล้ว แต่ประกาศทุกช่องทางยังเป็นข้อความเดิม", organiser.Words, StringComparison.Ordinal);
        await ChangeAsync(p => p.Withdraw("เวทียกเลิก", service.Clock.Now()));
        await organiser.OpenAsync("/staff");
        Assert.DoesNotContain("ยังเป็นข้อความเดิม", organiser.Words, StringComparison.Ordinal);

        Task ChangeAsync(params Action<Publication>[] changes) => service.WriteAsync(async db =>
        {
            var publication = await db.Set<Publication>().SingleAsync();
            foreach (var change in changes) change(publication);
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_form_sent_twice_plans_one_forum_and_shows_the_author_of_an_opinion_the_same_address_again(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/new");
        var request = organiser.Page.QuerySelector("input[name=RequestId]")!.GetAttribute("value");
        await organiser.SendAsync(ForumHall.Form(await ForumHall.VillageAsync(service, 1)));
        await organiser.OpenAsync("/staff/forums/new");
        await organiser.SendAsync(ForumHall.Form(await ForumHall.VillageAsync(service, 1), "15/1/2570", ("RequestId", request)));
        Assert.Equal("/staff/forums/1", organiser.Path);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Forum>().CountAsync()));

        await organiser.OpenAsync("/staff/forums/1/work");
        await organiser.SendAsync("form[action*=Announce]");
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1/opinion");
        var form = villager.Page.QuerySelector("main form input[name=__form]")!.GetAttribute("value");
        await villager.SendAsync(("Kind", "Opinion"), ("Words", "ดีแล้ว"));
        var address = villager.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href")!;
        await villager.OpenAsync("/forums/1/opinion");
        await villager.SendAsync(("Kind", "Opinion"), ("Words", "ดีแล้ว"), ("__form", form));

        Assert.Equal(address, villager.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href"));
        await villager.OpenAsync(address);
        Assert.Contains("ดีแล้ว", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Words_go_when_their_author_asks_at_the_office_or_takes_the_message_back_and_stay_counted(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        await ForumHall.AnnouncedAsync(service, new(2026, 12, 10), 1);
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/1/key-in");
        await organiser.SendAsync(("Channel", "Paper"), ("Kind", "Need"), ("Words", "ขอลานกีฬา"));
        await organiser.OpenAsync("/staff/forums/proposals/new");
        await organiser.SendAsync(("Title", "ทำลานกีฬา"), ("Words", "บ้านฉันไม่มีที่เล่น"));
        var id = await service.ReadAsync(db => db.Set<Opinion>().Select(o => o.Id).SingleAsync());
        foreach (var address in (string[])[$"/staff/forums/opinions/{id}/erase", "/staff/forums/proposals/1/erase"])
        {
            await organiser.OpenAsync(address);
            await organiser.SendAsync();
            Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
            await organiser.SendAsync(("Reason", "ผู้เขียนมาขอที่สำนักงาน"));
            Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        }
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("ให้ความเห็น");
        await malee.TapAsync("ปัญหา");
        await malee.TapAsync("ไม่ต้องตอบ");
        await malee.SayAsync("น้ำขังหน้าบ้านลุง");
        var message = await service.ReadAsync(db => db.Set<OpinionText>().Where(t => t.LineMessageId != null).Select(t => t.LineMessageId!).SingleAsync());
        await world.Line.UnsendAsync(malee.UserId, message);
        await world.SettleAsync();

        Assert.Equal(["", ""], await service.ReadAsync(db => db.Set<OpinionText>().Select(t => t.Words).ToListAsync()));
        Assert.Equal("", await service.ReadAsync(db => db.Set<ProposalText>().Select(t => t.Words).SingleAsync()));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("ความเห็น 2 เรื่อง", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ลานกีฬา", villager.Words, StringComparison.Ordinal);
        Assert.Equal(2, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "opinion.erased" || e.Action == "proposal.erased")));
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_forums_planned_at_once_get_twenty_numbers(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => ForumHall.AnnouncedAsync(service, new DateOnly(2027, 1, 1).AddDays(i)))));

        Assert.Equal(Enumerable.Range(1, 20), await service.ReadAsync(db => db.Set<Forum>().Select(f => f.Number).OrderBy(n => n).ToListAsync()));
    }
}
