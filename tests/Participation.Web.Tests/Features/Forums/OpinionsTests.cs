using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>What people say to a forum: taken in as it is, read by everybody, hidden only with a reason, answered where an answer is wanted.</summary>
public sealed class OpinionsTests
{
    [Theory, OnBothDatabases]
    public async Task An_opinion_on_the_web_is_read_by_everybody_as_text_with_its_village_and_without_a_name(Database database)
    {
        await using var service = await OpenAsync(database);
        var villager = Visitor.To(service);
        await GiveAsync(villager, "<script>alert(1)</script> ขอไฟทาง ๑๒ ดวง 🙏 ปู่กี๊", ("Village", (await ForumHall.VillageAsync(service, 2)).ToString()), ("Kind", "Need"));
        Assert.Contains("รับความเห็นแล้ว", villager.Words, StringComparison.Ordinal);

        await villager.OpenAsync("/forums/1");

        Assert.Contains("<script>alert(1)</script> ขอไฟทาง ๑๒ ดวง 🙏 ปู่กี๊", villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("main script"));
        Assert.Contains("ความต้องการ", villager.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 2 บ้านสอง", villager.Words, StringComparison.Ordinal);
        Assert.Contains("ก่อนเวที", villager.Words, StringComparison.Ordinal);
        var kept = await service.ReadAsync(db => db.Set<Opinion>().AsNoTracking().SingleAsync());
        Assert.Equal((OpinionKind.Need, TakingPart.Planning, OpinionChannel.Web), (kept.Kind, kept.Part, kept.Channel));
    }

    [Theory, OnBothDatabases]
    public async Task Four_thousand_letters_are_taken_and_five_thousand_are_refused_with_everything_still_there(Database database)
    {
        await using var service = await OpenAsync(database);
        var villager = Visitor.To(service);
        var long5000 = string.Concat(Enumerable.Repeat("น้ำขัง", 834))[..5000];
        await GiveAsync(villager, long5000, ("Kind", "Problem"), ("WantsAnswer", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("ความเห็นยาวเกิน 4,000 ตัวอักษร", villager.Words, StringComparison.Ordinal);
        Assert.Equal(long5000, villager.Page.QuerySelector("#Words")!.TextContent);
        Assert.True(villager.Page.QuerySelector("input[name=Kind][value=Problem]")!.HasAttribute("checked"));
        Assert.True(villager.Page.QuerySelector("#WantsAnswer")!.HasAttribute("checked"));

        await villager.SendAsync(("Words", long5000[..4000]));

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        Assert.Equal(4000, await service.ReadAsync(db => db.Set<OpinionText>().Select(t => t.Words.Length).SingleAsync()));
        await villager.OpenAsync("/forums/1/opinion");
        await villager.SendAsync(("Words", "ไม่ได้เลือกแบบ"));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("กรุณาเลือกว่าเป็นแบบไหน", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_sent_twice_brings_one_opinion(Database database)
    {
        await using var service = await OpenAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1/opinion");
        var form = villager.Page.QuerySelectorAll("main form input[name=__form]").Single().GetAttribute("value");
        await villager.SendAsync(("Kind", "Opinion"), ("Words", "ดีแล้ว"));
        await villager.OpenAsync("/forums/1/opinion");
        await villager.SendAsync(("Kind", "Opinion"), ("Words", "ดีแล้ว"), ("__form", form));

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        Assert.Contains("ส่งมาแล้วก่อนหน้า", villager.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Opinion>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_opinion_leaves_the_list_stays_counted_and_its_author_reads_why(Database database)
    {
        await using var service = await OpenAsync(database);
        var author = Visitor.To(service);
        await GiveAsync(author, "นายตัวอย่าง โทร 0800000000 ทิ้งขยะ", ("Kind", "Problem"));
        var own = author.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href")!;
        var organiser = await ForumHall.OrganiserAsync(service, "moderator");
        var id = await service.ReadAsync(db => db.Set<Opinion>().Select(o => o.Id).SingleAsync());
        await organiser.OpenAsync($"/staff/forums/opinions/{id}/moderate");
        await organiser.SendAsync("form[action*=Hide]");
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync("form[action*=Hide]", ("Reason", "มีชื่อคนและเบอร์โทร"));
        Assert.Equal(HttpStatusCode.OK, organiser.Status);

        await author.OpenAsync("/forums/1");
        Assert.DoesNotContain("ทิ้งขยะ", author.Words, StringComparison.Ordinal);
        Assert.Contains("ซ่อนไว้ 1 เรื่อง", author.Words, StringComparison.Ordinal);
        await author.OpenAsync(own);
        Assert.Contains("มีชื่อคนและเบอร์โทร", author.Words, StringComparison.Ordinal);
        Assert.Contains("ทิ้งขยะ", author.Words, StringComparison.Ordinal);
        await author.OpenAsync("/forums/opinion/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, author.Status);

        await organiser.OpenAsync($"/staff/forums/opinions/{id}/moderate");
        await organiser.SendAsync("form[action*=Show]");
        await author.OpenAsync("/forums/1");
        Assert.Contains("ทิ้งขยะ", author.Words, StringComparison.Ordinal);
        // Neither the words nor the reason are in the trail, which nobody erases.
        var trail = await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("opinion.")).Select(e => e.Action).ToListAsync());
        Assert.Equal(["opinion.hidden", "opinion.shown"], trail);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_is_owed_for_thirty_days_stands_beside_the_words_and_ends_the_duty(Database database)
    {
        await using var service = await OpenAsync(database);
        var author = Visitor.To(service);
        await GiveAsync(author, "ท่อเล็กไป", ("Kind", "Problem"), ("WantsAnswer", "true"));
        Assert.Contains("20 ธ.ค. 2569", author.Words, StringComparison.Ordinal);
        var own = author.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href")!;
        var head = await (await Colleague.AddAsync(service, "head", [StaffRole.UnitHead])).SignInAsync();
        await head.OpenAsync("/staff");
        Assert.Contains("1 ความเห็นในเวทีประชาคมรอคำตอบ", head.Words, StringComparison.Ordinal);
        await head.OpenAsync("/staff/forums/opinions?show=waiting");
        await head.OpenAsync(head.Page.QuerySelector("ul.comments a")!.GetAttribute("href")! + "/answer");
        await head.SendAsync(("Answer", "จะเปลี่ยนท่อปีหน้า"));
        Assert.Equal(HttpStatusCode.OK, head.Status);

        await author.OpenAsync("/forums/1");
        Assert.Contains("จะเปลี่ยนท่อปีหน้า", author.Words, StringComparison.Ordinal);
        await author.OpenAsync(own);
        Assert.Contains("จะเปลี่ยนท่อปีหน้า", author.Words, StringComparison.Ordinal);
        await head.OpenAsync("/staff");
        Assert.DoesNotContain("รอคำตอบ", head.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Paper_and_what_was_said_in_the_hall_are_keyed_in_and_counted_beside_what_came_online(Database database)
    {
        await using var service = await OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service, "clerk");
        foreach (var (channel, words) in ((string, string)[])[("Paper", "ขอลานกีฬา"), ("Hall", "ขอที่จอดรถ"), ("Hall", "ขอถังขยะเพิ่ม")])
        {
            await organiser.OpenAsync("/staff/forums/1/key-in");
            await organiser.SendAsync(("Channel", channel), ("Kind", "Need"), ("Words", words));
            Assert.Equal(HttpStatusCode.OK, organiser.Status);
        }
        var villager = Visitor.To(service);
        await GiveAsync(villager, "ขอทางเท้า", ("Kind", "Need"));

        await organiser.OpenAsync("/staff/forums/1");

        Assert.Contains("ทางออนไลน์ 1 · ในเวทีและกระดาษ 3", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(3, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "opinion.keyed_in")));
        await villager.OpenAsync("/forums/1");
        Assert.Contains("ความเห็น 4 เรื่อง", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Opinions_are_taken_until_thirty_days_after_the_forum(Database database)
    {
        await using var service = await OpenAsync(database);
        var villager = Visitor.To(service);
        service.Clock.MoveTo(new DateTimeOffset(2027, 2, 14, 9, 0, 0, TimeSpan.FromHours(7)));
        await GiveAsync(villager, "ขอบคุณ", ("Kind", "Opinion"));
        Assert.Contains("รับความเห็นแล้ว", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("หลังเวที", villager.Words, StringComparison.Ordinal);

        await villager.OpenAsync("/forums/1/opinion");
        service.Clock.Advance(TimeSpan.FromHours(15));
        await villager.SendAsync(("Words", "ส่งตอนเที่ยงคืน"), ("Kind", "Opinion"));
        Assert.Equal((HttpStatusCode.BadRequest, "ส่งตอนเที่ยงคืน"), (villager.Status, villager.Page.QuerySelector("textarea[readonly]")?.TextContent));
        await villager.OpenAsync("/forums/1/opinion");

        Assert.Contains("ปิดรับความเห็นแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task Words_taken_back_by_their_author_are_gone_and_still_counted(Database database)
    {
        await using var service = await OpenAsync(database);
        var author = Visitor.To(service);
        await GiveAsync(author, "คำที่จะลบ", ("Kind", "Opinion"));
        await author.OpenAsync(author.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href")!);
        await author.SendAsync();

        Assert.Equal("/forums/1", author.Path);
        Assert.DoesNotContain("คำที่จะลบ", author.Words, StringComparison.Ordinal);
        Assert.Contains("ความเห็น 1 เรื่อง", author.Words, StringComparison.Ordinal);
        Assert.Contains("ผู้เขียนขอลบข้อความนี้", author.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Five_hundred_opinions_cost_as_many_queries_as_five_and_come_twenty_a_page(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await ForumHall.OpenAsync(database, counter.Register);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15), 1);
        await AddAsync(service, 5);
        var villager = Visitor.To(service);
        var organiser = await ForumHall.OrganiserAsync(service);
        var few = (await CountAsync(villager, "/forums/1"), await CountAsync(organiser, "/staff/forums/opinions?forum=1"), await CountAsync(organiser, "/staff/forums/1"));
        await AddAsync(service, 495);

        var many = (await CountAsync(villager, "/forums/1"), await CountAsync(organiser, "/staff/forums/opinions?forum=1"), await CountAsync(organiser, "/staff/forums/1"));

        Assert.Equal(few, many);
        await villager.OpenAsync("/forums/1");
        Assert.Equal(20, villager.Page.QuerySelectorAll("main article").Length);
        Assert.Contains("หน้า 1 จาก 25", villager.Words, StringComparison.Ordinal);
        Assert.InRange((await villager.Last.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);

        async Task<int> CountAsync(Visitor visitor, string path)
        {
            await visitor.OpenAsync(path);
            return await counter.CountAsync(() => visitor.OpenAsync(path));
        }
    }

    private static Task AddAsync(Service service, int count) => service.WriteAsync(async db =>
    {
        var (now, forum) = (service.Clock.Now(), await db.Set<Forum>().Select(f => f.Id).SingleAsync());
        var villages = await db.Set<Participation.Web.Features.Agency.Village>().Select(v => v.Id).ToListAsync();
        for (var i = 0; i < count; i++)
        {
            var opinion = new Opinion { Id = Guid.CreateVersion7(now), ForumId = forum, VillageId = villages[i % 3], Kind = OpinionKind.Need, Part = TakingPart.Planning, Channel = OpinionChannel.Web, ReceivedAt = now, Version = Guid.CreateVersion7(now) };
            db.AddRange(opinion, new OpinionText { OpinionId = opinion.Id, Words = $"ความเห็นที่ {i}" });
        }
    });

    private static async Task<Service> OpenAsync(Database database)
    {
        var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15), 1, 2);
        return service;
    }

    private static async Task GiveAsync(Visitor villager, string words, params (string Name, string? Value)[] more)
    {
        await villager.OpenAsync("/forums/1/opinion");
        await villager.SendAsync([("Words", words), .. more]);
    }
}
