using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>A proposal is owed a decision, every step is there for everybody to read, and nothing of it is changed afterwards.</summary>
public sealed class ProposalsTests
{
    [Theory, OnBothDatabases]
    public async Task From_a_forum_to_done_every_step_is_a_form_a_row_of_the_log_and_a_line_everybody_reads(Database database)
    {
        await using var service = await OpenAsync(database);
        var (organiser, villager) = (await ForumHall.OrganiserAsync(service), Visitor.To(service));
        await organiser.OpenAsync("/staff/forums/1");
        await organiser.OpenAsync(organiser.Page.QuerySelector("a[href^='/staff/forums/proposals/new']")!.GetAttribute("href")!);
        // The only village that was invited is chosen already.
        await organiser.SendAsync(("Title", "ขยายไหล่ทางหน้าโรงเรียน"), ("Words", "เด็กเดินไปกลับทุกวัน ๒ รอบ"));
        Assert.Equal("/staff/forums/proposals/1", organiser.Path);
        Assert.Contains("ขั้นต่อไป เริ่มพิจารณา ต้องบอกผลภายใน 20 ธ.ค. 2569", organiser.Words, StringComparison.Ordinal);

        await WorkAsync(organiser, 1, "Consider");
        await WorkAsync(organiser, 1, "Plan", ("PlanName", "แผนพัฒนาท้องถิ่น 2571 หน้า 12"), ("Budget", "ข้อบัญญัติ 2571 ข้อ 4"));
        await WorkAsync(organiser, 1, "Progress", ("Percent", "๔๐"), ("ProgressNote", "ลงหินคลุกแล้ว"));
        await villager.OpenAsync("/forums/proposals/1");
        Assert.Contains("ทำไปแล้ว 40 %", villager.Words, StringComparison.Ordinal);
        Assert.Equal("40%", villager.Page.QuerySelectorAll("main svg rect")[^1].GetAttribute("width"));
        await WorkAsync(organiser, 1, "Done", ("DoneNote", "เปิดใช้แล้ว"));

        await villager.OpenAsync("/forums/1");
        Assert.Contains("ข้อเสนอจากเวทีนี้ 1 เรื่อง", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync(villager.Page.QuerySelector("a[href='/forums/proposals/1']")!.GetAttribute("href")!);
        Assert.Equal(["○ รับข้อเสนอแล้ว", "◔ กำลังพิจารณา", "✓ อยู่ในแผน", "● กำลังทำ 40 %", "✓ ทำเสร็จแล้ว"], villager.Page.QuerySelectorAll("ol.timeline strong").Select(s => s.TextContent));
        foreach (var words in (string[])["หมู่ 1 บ้านหนึ่ง", "เด็กเดินไปกลับทุกวัน ๒ รอบ", "แผนพัฒนาท้องถิ่น 2571 หน้า 12", "ข้อบัญญัติ 2571 ข้อ 4", "ลงหินคลุกแล้ว", "เปิดใช้แล้ว"])
            Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        Assert.Equal(["proposal.registered", "proposal.considered", "proposal.in_plan", "proposal.progressed", "proposal.done"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "proposal:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(async db => await db.Set<ProposalStep>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Words, "ไม่เคยพูด"))));
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_needs_its_budget_a_no_its_reason_and_sending_on_a_name_and_what_was_typed_stays(Database database)
    {
        await using var service = await OpenAsync(database);
        await ProposalBook.RegisterAsync(service, new NewProposal("ติดไฟทาง"));
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/proposals/new");
        await organiser.SendAsync(("Words", "รายละเอียดที่พิมพ์"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("กรุณาใส่เรื่องที่เสนอ", organiser.Words, StringComparison.Ordinal);
        Assert.Equal("รายละเอียดที่พิมพ์", organiser.Page.QuerySelector("#Words")!.TextContent);
        await WorkAsync(organiser, 1, "Consider");

        foreach (var (form, typed, value, words) in ((string, string, string, string)[])
        [
            ("Plan", "PlanName", "แผน 2571", "กรุณาใส่ที่มาของงบประมาณ"), ("Plan", "Budget", "ข้อ 4", "กรุณาใส่ชื่อแผน"), ("Decline", "PlanName", "", "กรุณาบอกเหตุผล"), ("Forward", "ForwardNote", "คนละเขต", "กรุณาใส่ชื่อหน่วยงาน"),
        ])
        {
            await organiser.OpenAsync("/staff/forums/proposals/1/work");
            await organiser.SendAsync($"form[action*={form}]", (typed, value));
            Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
            Assert.Contains(words, organiser.Words, StringComparison.Ordinal);
            if (value.Length > 0) Assert.Contains(value, organiser.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }
        await WorkAsync(organiser, 1, "Forward", ("Agency", "หน่วยงานทางหลวง"));
        await organiser.OpenAsync("/staff/forums/proposals/1/work");
        await organiser.SendAsync("form[action*=Progress]", ("Percent", "๑๐๑"), ("ProgressNote", "เกิน"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Equal("๑๐๑", organiser.Page.QuerySelector("#Percent")!.GetAttribute("value"));
        Assert.Equal(3, await service.ReadAsync(db => db.Set<ProposalStep>().CountAsync()));
    }

    [Fact]
    public async Task Only_the_allowed_moves_are_taken_and_none_else_leaves_a_step()
    {
        await using var service = await OpenAsync(Database.Sqlite);
        var ways = new Dictionary<ProposalState, ProposalState[]>
        {
            [ProposalState.Received] = [ProposalState.Considered],
            [ProposalState.Considered] = [ProposalState.InPlan, ProposalState.Declined, ProposalState.Forwarded],
            [ProposalState.InPlan] = [ProposalState.Underway, ProposalState.Done],
            [ProposalState.Declined] = [ProposalState.Considered],
            [ProposalState.Forwarded] = [ProposalState.Considered, ProposalState.Underway, ProposalState.Done],
            [ProposalState.Underway] = [ProposalState.Underway, ProposalState.Done],
            [ProposalState.Done] = [],
        };
        ProposalState[] To(ProposalState state) => state switch
        {
            ProposalState.Received => [],
            ProposalState.Considered => [ProposalState.Considered],
            ProposalState.InPlan or ProposalState.Declined or ProposalState.Forwarded => [ProposalState.Considered, state],
            ProposalState.Underway or ProposalState.Done => [ProposalState.Considered, ProposalState.InPlan, state],
        };

        foreach (var (from, allowed) in ways)
            foreach (var to in ProposalTerms.States.Where(s => s != ProposalState.Received))
            {
                var number = await ProposalBook.RegisterAsync(service, new NewProposal($"{from} {to}"));
                await ProposalBook.MoveAsync(service, number, To(from));
                Assert.True(allowed.Contains(to) == ProposalBook.IsSaved(await ProposalBook.TryAsync(service, number, to)), $"{from} > {to}");
                Assert.Equal(1 + To(from).Length + (allowed.Contains(to) ? 1 : 0), await service.ReadAsync(db => db.Set<Proposal>().Where(p => p.Number == number).Select(p => p.Steps).SingleAsync()));
            }
    }

    [Theory, OnBothDatabases]
    public async Task Of_colleagues_who_press_at_the_same_moment_one_moves_a_proposal_and_the_others_are_told_to_look_again(Database database)
    {
        await using var service = await OpenAsync(database);
        await ProposalBook.RegisterAsync(service, new NewProposal("ขอไหล่ทาง"));
        var officers = new List<Visitor>();
        for (var i = 1; i <= 4; i++) officers.Add(await ForumHall.OrganiserAsync(service, $"organiser-{i}"));

        foreach (var (form, field) in ((string, string)[])[("Consider", "ConsiderNote"), ("Forward", "Agency"), ("Progress", "ProgressNote"), ("Progress", "ProgressNote")])
        {
            foreach (var officer in officers) await officer.OpenAsync("/staff/forums/proposals/1/work");
            await Task.WhenAll(officers.Select(o => o.SendAsync($"form[action*={form}]", (field, $"ของ {officers.IndexOf(o)}"), ("Percent", "40"))));
            Assert.Single(officers, o => o.Status == HttpStatusCode.OK);
            foreach (var late in officers.Where(o => o.Status != HttpStatusCode.OK)) Assert.Contains("มีคนแก้ไขข้อมูลนี้", late.Words, StringComparison.Ordinal);
        }

        Assert.Equal([1, 2, 3, 4, 5], await service.ReadAsync(db => db.Set<ProposalStep>().OrderBy(s => s.Ordinal).Select(s => s.Ordinal).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Of_one_opinion_one_proposal_is_made_and_its_words_stay_with_their_author(Database database)
    {
        await using var service = await OpenAsync(database);
        var author = Visitor.To(service);
        await author.OpenAsync("/forums/1/opinion");
        await author.SendAsync(("Kind", "Need"), ("Words", "ขอไฟทาง <b>สามแยก</b>"), ("Village", (await ForumHall.VillageAsync(service, 2)).ToString()));
        var own = author.Page.QuerySelector("a[href^='/forums/opinion/']")!.GetAttribute("href")!;
        var organiser = await ForumHall.OrganiserAsync(service);
        var id = await service.ReadAsync(db => db.Set<Opinion>().Select(o => o.Id).SingleAsync());
        await organiser.OpenAsync($"/staff/forums/opinions/{id}");
        var make = organiser.Page.QuerySelector("a[href*='new?opinion=']")!.GetAttribute("href")!;
        await organiser.OpenAsync(make);
        await organiser.SendAsync(("Title", "ติดไฟทางสามแยก"));
        Assert.Equal("/staff/forums/proposals/1", organiser.Path);

        await organiser.OpenAsync($"/staff/forums/opinions/{id}");
        Assert.Null(organiser.Page.QuerySelector("a[href*='new?opinion=']"));
        await organiser.OpenAsync(make);
        await organiser.SendAsync(("Title", "อีกครั้ง"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("เป็นข้อเสนอเลขที่ 1 แล้ว", organiser.Words, StringComparison.Ordinal);
        await author.OpenAsync("/forums/proposals/1");
        Assert.Contains("ขอไฟทาง <b>สามแยก</b>", author.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 2 บ้านสอง", author.Words, StringComparison.Ordinal);

        await author.OpenAsync(own);
        Assert.Contains("ข้อเสนอเลขที่ 1", author.Words, StringComparison.Ordinal);
        await author.SendAsync();

        await author.OpenAsync("/forums/proposals/1");
        Assert.DoesNotContain("สามแยก</b>", author.Words, StringComparison.Ordinal);
        Assert.Contains("ติดไฟทางสามแยก", author.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_late_stands_on_top_and_among_the_duties_and_a_decision_ends_it(Database database)
    {
        await using var service = await OpenAsync(database);
        var late = await ProposalBook.RegisterAsync(service, new NewProposal("เรื่องแรก"));
        var decided = await ProposalBook.RegisterAsync(service, new NewProposal("เรื่องที่มีผลแล้ว"));
        await ProposalBook.MoveAsync(service, decided, ProposalState.Considered, ProposalState.Declined);
        service.Clock.Advance(TimeSpan.FromDays(31));
        await ProposalBook.RegisterAsync(service, new NewProposal("เรื่องใหม่"));
        var head = await (await Colleague.AddAsync(service, "head", [StaffRole.UnitHead])).SignInAsync();

        Assert.Contains("✕ 1 ข้อเสนอเกินกำหนดบอกผล", head.Words, StringComparison.Ordinal);
        Assert.Contains("1 ข้อเสนอรอบอกผล", head.Words, StringComparison.Ordinal);
        await head.OpenAsync("/staff/forums/proposals");
        Assert.Equal(["เรื่องแรก", "เรื่องใหม่", "เรื่องที่มีผลแล้ว"], Titles(head));
        Assert.Contains("เกินกำหนด 1 วัน", head.Words, StringComparison.Ordinal);
        await head.OpenAsync("/staff/forums/proposals?overdue=true");
        Assert.Equal(["เรื่องแรก"], Titles(head));

        await ProposalBook.MoveAsync(service, late, ProposalState.Considered, ProposalState.Forwarded);

        await head.OpenAsync("/staff");
        Assert.DoesNotContain("เกินกำหนดบอกผล", head.Words, StringComparison.Ordinal);
        // Taken up again, it is owed anew from that day.
        await ProposalBook.MoveAsync(service, late, ProposalState.Considered);
        Assert.Equal(new DateOnly(2027, 1, 20), await service.ReadAsync(db => db.Set<Proposal>().Where(p => p.Number == late).Select(p => p.DueOn).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Everybody_chooses_by_village_and_by_what_became_of_it(Database database)
    {
        await using var service = await OpenAsync(database);
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        await ProposalBook.RegisterAsync(service, new NewProposal("ไฟทาง") { VillageId = one });
        await ProposalBook.RegisterAsync(service, new NewProposal("ถนน") { VillageId = two });
        await ProposalBook.MoveAsync(service, await ProposalBook.RegisterAsync(service, new NewProposal("สระน้ำ") { VillageId = one }), ProposalState.Considered, ProposalState.Declined);
        var villager = Visitor.To(service);

        foreach (var (query, expected) in ((string, string[])[])[("", ["สระน้ำ", "ถนน", "ไฟทาง"]), ($"?village={one}", ["สระน้ำ", "ไฟทาง"]), ($"?village={one}&state=Declined", ["สระน้ำ"]), ("?state=Done", [])])
        {
            await villager.OpenAsync("/forums/proposals" + query);
            Assert.Equal(expected, villager.Page.QuerySelectorAll("main li strong").Select(s => s.TextContent));
        }
        await villager.OpenAsync($"/forums/proposals?village={one}");
        Assert.Contains("2 เรื่อง บอกผลแล้ว 1 เรื่อง อยู่ในแผนหรือลงมือทำแล้ว 0 เรื่อง", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/proposals/3");
        Assert.Contains("ไม่ได้อยู่ในแผน เพราะ งบไม่พอ", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/proposals/4");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Needs_of_a_village_are_one_list_from_every_source_with_each_need_once(Database database)
    {
        await using var service = await OpenAsync(database);
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        var made = await ProposalBook.SayAsync(service, 1, OpinionKind.Need, "ขอลานกีฬา", one);
        await ProposalBook.SayAsync(service, 1, OpinionKind.Problem, "=น้ำขัง", one);
        await ProposalBook.SayAsync(service, 1, OpinionKind.Opinion, "ทำดีแล้ว", one);
        await ProposalBook.SayAsync(service, 1, OpinionKind.Suggestion, "ตลาดนัดผัก", two);
        var number = await ProposalBook.RegisterAsync(service, new NewProposal("สร้างลานกีฬา") { OpinionId = made, VillageId = one });
        await ProposalBook.MoveAsync(service, number, ProposalState.Considered, ProposalState.InPlan);
        await ProposalBook.RegisterAsync(service, new NewProposal("ซ่อมสะพาน") { VillageId = two });
        var organiser = await ForumHall.OrganiserAsync(service);

        await organiser.OpenAsync("/staff/forums/needs");
        Assert.Equal(["=น้ำขัง", "ซ่อมสะพาน", "ตลาดนัดผัก", "สร้างลานกีฬา"], Titles(organiser).Order(StringComparer.Ordinal));
        await organiser.OpenAsync($"/staff/forums/needs?village={one}");
        Assert.Equal(["=น้ำขัง", "สร้างลานกีฬา"], Titles(organiser).Order(StringComparer.Ordinal));

        var csv = await organiser.Http.GetStringAsync(new Uri(organiser.Page.QuerySelector("a[download]")!.GetAttribute("href")!, UriKind.Relative));

        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, l => l.Contains("'=น้ำขัง", StringComparison.Ordinal) && l.Contains("ยังไม่ได้ทำเป็นข้อเสนอ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("สร้างลานกีฬา", StringComparison.Ordinal) && l.Contains("✓ อยู่ในแผน แผน 2571 (ข้อ 4)", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Forums_that_were_held_stand_on_the_overview_until_a_result_and_a_decision_are_there(Database database)
    {
        await using var service = await OpenAsync(database);
        service.Clock.MoveTo(new DateTimeOffset(2027, 1, 16, 9, 0, 0, TimeSpan.FromHours(7)));
        await ForumHall.HeldAsync(service, 1, 0, (1, 20));
        var organiser = await ForumHall.OrganiserAsync(service);
        Assert.Contains("1 เวทีจัดแล้ว ยังไม่มีมติหรือยังไม่ได้พิจารณาข้อเสนอ", organiser.Words, StringComparison.Ordinal);
        var number = await ProposalBook.RegisterAsync(service, new NewProposal("ไฟทาง") { Forum = 1 });
        await organiser.OpenAsync("/staff/forums");
        Assert.Contains("ยังไม่มีข้อเสนอที่พิจารณาแล้ว", organiser.Words, StringComparison.Ordinal);

        await ProposalBook.MoveAsync(service, number, ProposalState.Considered, ProposalState.Declined);

        await organiser.OpenAsync("/staff/forums");
        Assert.Null(organiser.Page.QuerySelector("#open-ends"));
    }

    [Theory, OnBothDatabases]
    public async Task Five_hundred_proposals_cost_as_many_queries_as_five_and_come_twenty_a_page(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await ForumHall.OpenAsync(database, counter.Register);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15), 1);
        await AddAsync(service, 0, 5);
        var (villager, organiser) = (Visitor.To(service), await ForumHall.OrganiserAsync(service));
        (Visitor Who, string Path)[] pages = [(villager, "/forums/proposals"), (villager, "/forums/1"), (villager, "/forums/proposals/1"), (organiser, "/staff/forums/proposals"), (organiser, "/staff/forums/1"), (organiser, "/staff/forums/needs"), (organiser, "/staff/forums/proposals/1"), (organiser, "/staff/forums")];
        var few = await CountAsync();
        await AddAsync(service, 5, 495);

        Assert.Equal(few, await CountAsync());
        await villager.OpenAsync("/forums/proposals");
        Assert.Equal(20, villager.Page.QuerySelectorAll("main li strong").Length);
        Assert.Contains("หน้า 1 จาก 25", villager.Words, StringComparison.Ordinal);
        Assert.InRange((await villager.Last.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);

        async Task<List<string>> CountAsync()
        {
            var counts = new List<string>();
            foreach (var (who, path) in pages)
            {
                await who.OpenAsync(path);
                counts.Add($"{path} {await counter.CountAsync(() => who.OpenAsync(path))}");
                Assert.Equal(HttpStatusCode.OK, who.Status);
            }
            return counts;
        }
    }

    private static Task AddAsync(Service service, int first, int count) => service.WriteAsync(async db =>
    {
        var (now, forum) = (service.Clock.Now(), await db.Set<Forum>().Select(f => f.Id).SingleAsync());
        var villages = await db.Set<Participation.Web.Features.Agency.Village>().Select(v => v.Id).ToListAsync();
        for (var i = first; i < first + count; i++)
        {
            var opinion = new Opinion { Id = Guid.CreateVersion7(now), ForumId = forum, VillageId = villages[i % 3], Kind = OpinionKind.Need, Part = TakingPart.Planning, Channel = OpinionChannel.Web, ReceivedAt = now, Version = Guid.CreateVersion7(now) };
            var proposal = new Proposal { Id = Guid.CreateVersion7(now), Number = i + 1, ForumId = forum, OpinionId = i % 2 == 0 ? opinion.Id : null, VillageId = villages[i % 3], Title = $"ข้อเสนอที่ {i}", ReceivedAt = now, DueOn = new(2026, 12, 20), Version = Guid.CreateVersion7(now) };
            db.AddRange(opinion, new OpinionText { OpinionId = opinion.Id, Words = $"ความเห็นที่ {i}" }, proposal, new ProposalText { ProposalId = proposal.Id, Words = "" }, proposal.Step("staff:x", "", now));
        }
    });

    private static IEnumerable<string> Titles(Visitor visitor) => visitor.Page.QuerySelectorAll("main table tbody th").Select(t => t.TextContent.Trim());

    private static async Task WorkAsync(Visitor organiser, int number, string form, params (string Name, string? Value)[] values)
    {
        await organiser.OpenAsync($"/staff/forums/proposals/{number}/work");
        await organiser.SendAsync($"form[action*={form}]", values);
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        Assert.Equal($"/staff/forums/proposals/{number}", organiser.Path);
    }

    private static async Task<Service> OpenAsync(Database database)
    {
        var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15), 1);
        return service;
    }
}
