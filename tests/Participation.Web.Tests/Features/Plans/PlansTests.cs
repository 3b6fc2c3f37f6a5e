using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Plans;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Platform.Files;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>A draft through its seven stages, what people say on it while it lies open, and the answer that each of them has.</summary>
public sealed class PlansTests
{
    [Theory, OnBothDatabases]
    public async Task A_plan_goes_through_seven_stages_with_comments_by_web_LINE_and_paper_and_an_answer_to_each(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        await world.RefreshQuotaAsync();
        var (villager, malee) = (Visitor.To(service), await Talk.WithFriendAsync(world));
        var officer = await PlanTable.OfficerAsync(service, "planner");

        await officer.OpenAsync("/staff/plans/new");
        await officer.SendAsync(("Kind", "LocalPlan"), ("Title", "แผนพัฒนาท้องถิ่น พ.ศ. 2571–2575"), ("FromYear", "๒๕๗๑"), ("ToYear", "2575"), ("Planned[0]", "25/11/2569"), ("Planned[2]", "20/11/2569"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("กำหนดวันต้องไม่ก่อนขั้นก่อนหน้า", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync(("Planned[2]", "๑๕ ธ.ค. ๒๕๖๙"));
        Assert.Equal("/staff/plans/1", officer.Path);
        await villager.OpenAsync("/plans/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        await PlanTable.WorkAsync(officer, "Show");
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", ""));
        Assert.Contains("กรุณาใส่หลักฐาน", officer.Words, StringComparison.Ordinal);
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "คำสั่งที่ 45/2569 ผู้แทนประชาคม 3 คน"));
        // No draft, no comments: neither is the stage done without one.
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", "ประชุม"));
        Assert.Contains("กรุณาเพิ่มร่างฉบับแรก", officer.Words, StringComparison.Ordinal);
        await EditionAsync(officer, PlanTable.Pdf, ("Summary", "เน้นถนนและน้ำ"));
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ประชุมครั้งที่ 1"));
        await PlanTable.WorkAsync(officer, "Open", ("Opens", "20/11/2569"), ("Closes", "30/11/2569"));

        await villager.OpenAsync("/plans");
        Assert.Contains("รับความเห็นถึง 30 พ.ย. 2569 (อีก 10 วัน)", villager.Words, StringComparison.Ordinal);
        var second = (await ForumHall.VillageAsync(service, 2)).ToString();
        await PlanTable.CommentAsync(villager, "ซ่อมถนนหน้าโรงเรียนก่อน <script>alert(1)</script>", ("Village", second), ("Part", "หน้า ๑๒"), ("WantsAnswer", "true"));
        Assert.Contains("หน่วยงานจะตอบภายใน 15 ธ.ค. 2569", villager.Words, StringComparison.Ordinal);
        var own = villager.Page.QuerySelector("a[href^='/plans/comment/']")!.GetAttribute("href")!;
        await malee.SayAsync("d-๑");
        await malee.TapAsync("ให้ความเห็น");
        await malee.TapAsync("หมู่ 1 บ้านหนึ่ง");
        await malee.TapAsync("อยากได้คำตอบ");
        await malee.SayAsync("ขุดคลองปีแรก");
        Assert.Contains("หน่วยงานจะตอบภายใน 15 ธ.ค. 2569", malee.Words, StringComparison.Ordinal);
        await KeyInAsync(officer, "20/11/2569", "ขอลานกีฬา");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", "ยังไม่ปิด"));
        Assert.Contains("ยังรับความเห็นถึง 30 พ.ย. 2569", officer.Words, StringComparison.Ordinal);
        await PlanTable.WorkAsync(officer, "Extend", ("ExtendTo", "5/12/2569"), ("ExtendReason", "น้ำท่วมถนนเข้าหมู่ 3"));

        // The last day is over: whoever comes late is told the day, and keeps what was typed.
        await world.AdvanceAsync(TimeSpan.FromDays(15));
        await villager.OpenAsync("/plans/1/comment");
        await world.AdvanceAsync(TimeSpan.FromHours(22));
        await villager.SendAsync(("Words", "มาช้าไป"));
        Assert.Equal((HttpStatusCode.BadRequest, "มาช้าไป"), (villager.Status, villager.Page.QuerySelector("textarea[readonly]")?.TextContent));
        Assert.Contains("ปิดรับความเห็นแล้วเมื่อ 5 ธ.ค. 2569", villager.Words, StringComparison.Ordinal);
        await malee.TapAsync("ให้ความเห็นอีก");
        Assert.Contains("ปิดรับความเห็นแล้วเมื่อ 5 ธ.ค. 2569", malee.Words, StringComparison.Ordinal);
        officer = await PlanTable.OfficerAsync(service, "planner-2");
        await KeyInAsync(officer, "6/12/2569", "กระดาษมาช้า");
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("กระดาษมาหลังวันปิดรับ", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff");
        Assert.Contains("3 ความเห็นต่อร่างแผนรอคำตอบ", officer.Words, StringComparison.Ordinal);

        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ปิดประกาศ 15 วัน"));
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", "ยังไม่ได้ตอบ"));
        Assert.Contains("ยังมีความเห็นรอคำตอบ 3 เรื่อง", officer.Words, StringComparison.Ordinal);
        await world.RefreshQuotaAsync();
        foreach (var (words, result, edition, answer) in ((string, string, string, string)[])
            [("ซ่อมถนน", "Accepted", "2", "เลื่อนเป็นปีแรก"), ("ขุดคลอง", "NotAccepted", "", "งบปีแรกไม่พอ"), ("ขอลานกีฬา", "Partly", "2", "ปรับที่เดิม")])
        {
            await officer.OpenAsync("/staff/plans/comments?plan=1&show=waiting");
            await officer.OpenAsync(officer.Page.QuerySelectorAll("ul.comments li").Single(li => li.TextContent.Contains(words, StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")! + "/answer");
            await officer.SendAsync(("Result", result), ("Answer", answer));
            // What is changed is changed in an edition.
            Assert.Equal(result == "NotAccepted" ? HttpStatusCode.OK : HttpStatusCode.BadRequest, officer.Status);
            if (result != "NotAccepted") await officer.SendAsync(("ChangedIn", edition));
            Assert.True(officer.Status == HttpStatusCode.OK, officer.Words);
        }
        await malee.DoAsync(() => Task.CompletedTask);
        Assert.Contains("✗ ไม่ได้แก้", malee.Words, StringComparison.Ordinal);
        Assert.Contains("งบปีแรกไม่พอ", malee.Words, StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("push"));
        await villager.OpenAsync(own);
        Assert.Contains("✓ แก้ตามความเห็น จะอยู่ในฉบับที่ 2", villager.Words, StringComparison.Ordinal);
        await EditionAsync(officer, [.. PlanTable.Pdf, (byte)'\n'], ("Summary", "ปรับตามความเห็น"), ("Changes", "ถนนหน้าโรงเรียนเป็นปีแรก"));
        foreach (var evidence in (string[])["ฉบับที่ 2", "สภาเห็นชอบ", "ประกาศที่ 12/2569"]) await PlanTable.WorkAsync(officer, "Finish", ("Evidence", evidence));
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", "ประชุมกรรมการ"), ("ToPublic", "หน้าเว็บ"), ("PublicOn", "5/12/2569"));
        Assert.Contains("กรุณาใส่ว่ารายงานผู้บริหาร", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("form[action*=Finish]", ("ToExecutives", "หนังสือที่ 220"));

        await villager.OpenAsync("/plans/1");
        Assert.Contains("✓ ครบทั้ง 7 ขั้นแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Equal(7, villager.Page.QuerySelectorAll("ol.process > li").Count(li => li.TextContent.Contains('✓', StringComparison.Ordinal)));
        foreach (var words in (string[])["คำสั่งที่ 45/2569", "น้ำท่วมถนนเข้าหมู่ 3", "ต่างจากฉบับก่อน ถนนหน้าโรงเรียนเป็นปีแรก", "เน้นถนนและน้ำ", "ผู้บริหาร: หนังสือที่ 220", "รายงานผู้บริหารเมื่อ 6 ธ.ค. 2569", "รายงานประชาชนเมื่อ 5 ธ.ค. 2569", "ตอบแล้ว 3 เรื่อง จาก 2 ใน 3 หมู่บ้านและชุมชน"])
            Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        var file = await villager.Http.GetAsync(new Uri(villager.Page.QuerySelectorAll("a[href^='/plans/files/']")[1].GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(PlanTable.Pdf, await file.Content.ReadAsByteArrayAsync());
        await villager.OpenAsync("/plans/1/comments");
        foreach (var words in (string[])["<script>alert(1)</script>", "✓ แก้ตามความเห็น ในฉบับที่ 2", "หมู่ 3 บ้านสาม 0 เรื่อง", "หมู่ 2 บ้านสอง 1 เรื่อง ตอบแล้ว 1", "ไม่บอกหมู่บ้าน 1 เรื่อง"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);

        // A stage is done again only for a reason, and what was recorded stays in the log.
        await PlanTable.TryAsync(officer, "Back", ("BackTo", "6"));
        Assert.Contains("กรุณาบอกเหตุผล", officer.Words, StringComparison.Ordinal);
        await PlanTable.WorkAsync(officer, "Back", ("BackTo", "6"), ("BackReason", "พิมพ์ตารางผิดหน้า 40"));
        await villager.OpenAsync("/plans/1");
        foreach (var words in (string[])["● ขั้นที่ 6 จาก 7", "พิมพ์ตารางผิดหน้า 40", "ประกาศที่ 12/2569"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(async db => await db.Set<PlanStep>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Words, "ไม่เคย"))));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(async db => await db.Set<PlanEdition>().ExecuteDeleteAsync()));
        Assert.Equal(3, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "plan_comment.answered")));
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_comment_stays_counted_and_its_author_alone_reads_why(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await PlanTable.OpenDraftAsync(world.Service);
        var (author, malee) = (Visitor.To(world.Service), await Talk.WithFriendAsync(world));
        await PlanTable.CommentAsync(author, "นายสมชายโกงที่ดิน");
        var own = author.Page.QuerySelector("a[href^='/plans/comment/']")!.GetAttribute("href")!;
        await malee.SayAsync("แผนพัฒนา");
        await malee.TapAsync("ให้ความเห็น");
        await malee.TapAsync("ไม่บอก");
        await malee.SayAsync("โทรหาฉันที่ 0812345678");
        var moderator = await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();

        foreach (var id in await world.Service.ReadAsync(db => db.Set<PlanComment>().Select(c => c.Id).ToListAsync()))
        {
            await moderator.OpenAsync($"/staff/plans/comments/{id}/moderate");
            await moderator.SendAsync("form[action*=Hide]");
            Assert.Equal(HttpStatusCode.BadRequest, moderator.Status);
            await moderator.SendAsync("form[action*=Hide]", ("Reason", "มีชื่อคนหรือเบอร์โทร"));
            Assert.Equal(HttpStatusCode.OK, moderator.Status);
            // Hiding is not answering.
            await moderator.OpenAsync($"/staff/plans/comments/{id}/answer");
            Assert.Equal(HttpStatusCode.NotFound, moderator.Status);
        }

        await author.OpenAsync("/plans/1/comments");
        foreach (var words in (string[])["สมชาย", "0812345678", "มีชื่อคน"]) Assert.DoesNotContain(words, author.Words.Replace("เช่น เพราะมีชื่อคนหรือเบอร์โทร", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("2 เรื่อง", author.Words, StringComparison.Ordinal);
        await author.OpenAsync(own);
        Assert.Contains("เพราะ มีชื่อคนหรือเบอร์โทร", author.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.Contains("เพราะ มีชื่อคนหรือเบอร์โทร", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("เพราะ มีชื่อคน", malee.Words, StringComparison.Ordinal);
        // The reason may quote the words: it is not in the trail, which nobody erases.
        Assert.DoesNotContain(await world.Service.ReadAsync(db => db.AuditEntries.Where(e => e.Action == "plan_comment.hidden").Select(e => e.Canonical).ToListAsync()), c => Encoding.UTF8.GetString(c).Contains("เบอร์โทร", StringComparison.Ordinal));
        // Taken back by their author the words are gone, and still counted.
        await author.OpenAsync(own);
        await author.SendAsync();
        Assert.Equal("/plans/1/comments", author.Path);
        Assert.Contains("2 เรื่อง", author.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<PlanCommentText>().CountAsync(t => t.Words == "")));
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_PDF_is_a_draft_and_before_the_plan_is_shown_the_office_alone_reads_it(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await officer.OpenAsync("/staff/plans/new");
        await officer.SendAsync(("Kind", "Budget"), ("Title", "ร่างงบประมาณ 2571"), ("FromYear", "2571"), ("Planned[0]", "19/11/2569"));
        await EditionAsync(officer, SamplePictures.Png(), ("Summary", "สรุปที่พิมพ์ไว้"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("ร่างต้องเป็นไฟล์ PDF", officer.Words, StringComparison.Ordinal);
        Assert.Equal("สรุปที่พิมพ์ไว้", officer.Page.QuerySelector("#Summary")!.TextContent);
        await EditionAsync(officer, [.. "<svg onload=alert(1)>"u8], ("Summary", "สรุป"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await EditionAsync(officer, PlanTable.Pdf, ("Summary", "สรุป"));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        var name = await service.ReadAsync(db => db.Set<PlanEdition>().Select(e => e.File).SingleAsync());

        var villager = Visitor.To(service);
        foreach (var address in (string[])[$"/plans/files/{name}", "/plans/1/comment", "/plans/1/comments"])
        {
            await villager.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await officer.Http.GetAsync(new Uri($"/staff/plans/files/{name}", UriKind.Relative))).StatusCode);
        // What is late is named to whoever writes plans; executives read and change nothing.
        await officer.OpenAsync("/staff");
        Assert.Contains("เลยกำหนด ขั้นที่ 1", officer.Words, StringComparison.Ordinal);
        var executive = await (await Colleague.AddAsync(service, "mayor", [StaffRole.Executive])).SignInAsync();
        await executive.OpenAsync("/staff/plans?late=true");
        Assert.Contains("ร่างงบประมาณ 2571", executive.Words, StringComparison.Ordinal);
        await executive.OpenAsync("/staff/plans/1");
        Assert.Contains("เลยกำหนด 1 วัน", executive.Words, StringComparison.Ordinal);
        await executive.OpenAsync("/staff/plans/1/work");
        Assert.Equal(HttpStatusCode.NotFound, executive.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Five_hundred_comments_and_projects_cost_as_many_queries_as_five_and_come_twenty_a_page(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await ForumHall.OpenAsync(database, counter.Register);
        await PlanTable.OpenDraftAsync(service);
        await AddAsync(service, 5);
        var (villager, officer) = (Visitor.To(service), await PlanTable.OfficerAsync(service, "planner"));
        string[] open = ["/plans/1", "/plans/1/comments", "/projects", "/plans"];
        string[] staff = ["/staff/plans/comments?plan=1", "/staff/plans/1", "/staff/projects"];
        var few = await CountAsync();
        await AddAsync(service, 495);

        Assert.Equal(few, await CountAsync());
        await villager.OpenAsync("/plans/1/comments");
        Assert.Equal(20, villager.Page.QuerySelectorAll("main article").Length);
        Assert.Contains("หน้า 1 จาก 25", villager.Words, StringComparison.Ordinal);
        Assert.InRange((await villager.Last.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);
        var village = await ForumHall.VillageAsync(service, 1);
        await villager.OpenAsync($"/projects?village={village}&year=2570&p=2");
        Assert.Contains("167 โครงการ", villager.Words, StringComparison.Ordinal);
        Assert.Contains("หน้า 2 จาก 9", villager.Words, StringComparison.Ordinal);

        async Task<List<int>> CountAsync()
        {
            var counts = new List<int>();
            foreach (var (who, path) in open.Select(p => (villager, p)).Concat(staff.Select(p => (officer, p))))
            {
                await who.OpenAsync(path);
                counts.Add(await counter.CountAsync(() => who.OpenAsync(path)));
            }
            return counts;
        }
    }

    private static Task AddAsync(Service service, int count) => service.WriteAsync(async db =>
    {
        var (now, plan) = (service.Clock.Now(), await db.Set<PlanDraft>().Select(p => p.Id).SingleAsync());
        var villages = await db.Set<Participation.Web.Features.Agency.Village>().OrderBy(v => v.Number).Select(v => v.Id).ToListAsync();
        var last = await db.Set<Project>().CountAsync();
        for (var i = 0; i < count; i++)
        {
            var comment = new PlanComment { Id = Guid.CreateVersion7(now), PlanId = plan, Edition = 1, VillageId = villages[i % 3], Channel = CommentChannel.Web, ReceivedAt = now, ReceivedOn = ThaiCalendar.Day(now), Version = Guid.CreateVersion7(now) };
            var project = new Project { Id = Guid.CreateVersion7(now), Number = last + i + 1, Name = $"โครงการ {i}", Year = 2570, EndsOn = new(2027, 9, 30), CreatedAt = now, HeardAt = now, Version = Guid.CreateVersion7(now) };
            db.AddRange(comment, new PlanCommentText { CommentId = comment.Id, Words = $"ความเห็นที่ {i}" }, project, new ProjectVillage { ProjectId = project.Id, VillageId = villages[i % 3] });
        }
    });

    private static async Task EditionAsync(Visitor officer, byte[] file, params (string Name, string Value)[] values)
    {
        await officer.OpenAsync("/staff/plans/1/edition");
        await officer.UploadAsync("main form[method=post]", [("Pdf", "draft.pdf", file)], values);
    }

    private static async Task KeyInAsync(Visitor officer, string came, string words)
    {
        await officer.OpenAsync("/staff/plans/1/key-in");
        await officer.SendAsync(("CameOn", came), ("Words", words));
    }
}
