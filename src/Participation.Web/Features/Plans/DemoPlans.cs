using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>Two made-up plans, by the real actions around a clock of the script: last year's with all seven stages, and one that takes comments.</summary>
public sealed class DemoPlans(FileStore store, Outbox outbox, TellFollowers tell, PlanLinks links, CommentTokens tokens, TimeProvider clock) : IDemoData
{
    private static readonly (CommentChannel Channel, int Village, string Words)[] Said =
    [
        (CommentChannel.Web, 0, "หน้า 12 อยากให้ซ่อมถนนหน้าโรงเรียนก่อนถนนเส้นอื่น"),
        (CommentChannel.Paper, 1, "เพิ่มงบขุดลอกคลองปีแรก น้ำท่วมทุกปี"),
        (CommentChannel.Web, 2, "อยากให้มีลานออกกำลังกายของผู้สูงอายุ"),
        (CommentChannel.Web, 1, "ไม่เห็นด้วยกับการย้ายตลาดนัด ไกลเกินไป"),
    ];

    public int Order => 47;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var unit = await db.Set<Unit>().Where(u => u.Name == "งานนโยบายและแผน").Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        var villages = await db.ActiveVillagesAsync(ct);
        var today = ThaiCalendar.Day(clock.Now());
        var year = ThaiCalendar.FiscalYear(today);
        var script = new ScriptClock();
        var desk = new PlanDesk(db, tell, links, script);

        await WholeAsync(today.AddDays(-250), year);
        await OpenAsync(today.AddDays(-40), year + 1);
        return ["Demo plans: at /plans and /staff/plans (sign in as officer); type แผนพัฒนา in the phone and tap ติดตาม"];

        async Task WholeAsync(DateOnly from, int of)
        {
            var number = await BeginAsync(from, new PlanOutline(PlanKind.LocalPlan, $"แผนพัฒนาท้องถิ่น พ.ศ. {of}–{of + 4} (ตัวอย่าง)", of, of + 4, unit, [.. Enumerable.Range(1, PlanDraft.StageCount).Select(i => (DateOnly?)from.AddDays(i * 30))]));
            await FinishAsync(number, from.AddDays(20), "คำสั่งที่ 45/2569 แต่งตั้งกรรมการ มีผู้แทนประชาคม 3 คน");
            await PublishAsync(number, from.AddDays(40), "ร่างแผนห้าปี เน้นถนน น้ำ และผู้สูงอายุ", "");
            await FinishAsync(number, from.AddDays(45), "รายงานการประชุมครั้งที่ 2");
            await StepAsync(number, from.AddDays(46), (n, seen) => new OpenComments(db, desk, script).RunAsync(n, seen, from.AddDays(46), from.AddDays(76), null, actor, ct));
            foreach (var said in Said.Take(2)) await SayAsync(number, from.AddDays(50), said);
            await FinishAsync(number, from.AddDays(80), "ปิดประกาศ 30 วัน หนังสือที่ 101/2569");
            await AnswerAllAsync(number, from.AddDays(85), (CommentResult.Accepted, 2, "เลื่อนถนนหน้าโรงเรียนขึ้นเป็นปีแรก"), (CommentResult.NotAccepted, null, "ปีแรกงบไม่พอ ย้ายไปปีที่สอง หน้า 15"));
            await PublishAsync(number, from.AddDays(95), "ร่างที่ปรับตามความเห็นของประชาชน", "เลื่อนถนนหน้าโรงเรียนขึ้นเป็นปีแรก\nขุดลอกคลองอยู่ในปีที่สอง");
            await FinishAsync(number, from.AddDays(100), "ฉบับที่ 2");
            await FinishAsync(number, from.AddDays(130), "สภามีมติเห็นชอบ");
            await FinishAsync(number, from.AddDays(150), "ประกาศที่ 12/2569");
            var (reported, last) = (from.AddDays(240), PlanDraft.Reporting);
            await StepAsync(number, reported, (n, seen) => new FinishStage(db, desk, script).RunAsync(n, last, seen, reported, "คณะกรรมการ: ประชุมครั้งที่ 4\nผู้บริหาร: หนังสือที่ 220/2569\nประชาชน: หน้าเว็บและป้ายประกาศ",
            [
                new PlanReport(PlanStepKind.ReportedToCommittee, from.AddDays(236), "ประชุมครั้งที่ 4"), new PlanReport(PlanStepKind.ReportedToExecutives, from.AddDays(238), "หนังสือที่ 220/2569"),
                new PlanReport(PlanStepKind.ReportedToPublic, reported, "หน้าเว็บและป้ายประกาศ"),
            ], null, actor, ct));
        }

        async Task OpenAsync(DateOnly from, int of)
        {
            var number = await BeginAsync(from, new PlanOutline(PlanKind.Budget, $"ร่างงบประมาณรายจ่าย ปี {of} (ตัวอย่าง)", of, of, unit, [.. Enumerable.Range(1, PlanDraft.StageCount).Select(i => (DateOnly?)from.AddDays(i * 25))]));
            await FinishAsync(number, from.AddDays(10), "คำสั่งที่ 61/2569");
            await PublishAsync(number, from.AddDays(28), "งบประมาณรวม 42 ล้านบาท ถนนและน้ำ 18 ล้านบาท ผู้สูงอายุและเด็ก 9 ล้านบาท", "");
            await FinishAsync(number, from.AddDays(30), "รายงานการประชุมครั้งที่ 1");
            await StepAsync(number, from.AddDays(32), (n, seen) => new OpenComments(db, desk, script).RunAsync(n, seen, from.AddDays(32), today.AddDays(21), null, actor, ct));
            foreach (var said in Said) await SayAsync(number, today.AddDays(-3), said);
            await AnswerAllAsync(number, today.AddDays(-1), (CommentResult.Partly, 2, "เพิ่มในฉบับถัดไป ข้อ 4"), (CommentResult.Accepted, 2, "เพิ่มงบขุดลอกคลองในฉบับถัดไป"));
        }

        async Task<int> BeginAsync(DateOnly on, PlanOutline outline)
        {
            script.MoveTo(on);
            var number = int.Parse(Key(await new SavePlan(db, desk, script).RunAsync(null, outline, Guid.Empty, actor, ct)), CultureInfo.InvariantCulture);
            await db.SaveChangesAsync(ct);
            await StepAsync(number, on, (n, seen) => new ShowPlan(desk, script).RunAsync(n, seen, actor, ct));
            return number;
        }

        async Task StepAsync(int number, DateOnly on, Func<int, Guid, Task<EditOutcome>> step)
        {
            script.MoveTo(on);
            Key(await step(number, await db.Set<PlanDraft>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync(ct)));
            await db.SaveChangesAsync(ct);
        }

        async Task FinishAsync(int number, DateOnly on, string evidence)
        {
            var stage = await db.Set<PlanDraft>().Where(p => p.Number == number).Select(p => p.Done).SingleAsync(ct) + 1;
            await StepAsync(number, on, (n, seen) => new FinishStage(db, desk, script).RunAsync(n, stage, seen, on, evidence, actor, ct));
        }

        Task PublishAsync(int number, DateOnly on, string summary, string changes) => StepAsync(number, on, (n, seen) =>
            new PublishEdition(db, desk, store, script).RunAsync(n, seen, summary, changes, new CheckedFile(FileKind.Pdf, Pdf($"Sample plan {number}, {ThaiDate.Show(on)}")), null, actor, ct));

        async Task SayAsync(int number, DateOnly on, (CommentChannel Channel, int Village, string Words) said)
        {
            script.MoveTo(on);
            await new GiveComment(db, tokens, script).RunAsync(number, new NewComment(said.Channel, said.Words, WantsAnswer: true) { VillageId = villages[said.Village % villages.Count].Id, Actor = said.Channel == CommentChannel.Paper ? actor : null }, ct);
            await db.SaveChangesAsync(ct);
        }

        async Task AnswerAllAsync(int number, DateOnly on, params (CommentResult Result, int? ChangedIn, string Words)[] answers)
        {
            script.MoveTo(on);
            var comments = await db.Set<PlanComment>().Where(c => db.Set<PlanDraft>().Any(p => p.Id == c.PlanId && p.Number == number)).OrderBy(c => c.Id).Select(c => new { c.Id, c.Version }).Take(answers.Length).ToListAsync(ct);
            foreach (var (comment, answer) in comments.Zip(answers))
            {
                Key(await new AnswerComment(db, outbox, links, script).RunAsync(comment.Id, comment.Version, answer.Result, answer.ChangedIn, answer.Words, unit, actor, ct));
                await db.SaveChangesAsync(ct);
            }
        }
    }

    internal static string Key(EditOutcome outcome) => outcome.Match(
        saved => saved.Key, refused => throw new InvalidOperationException(refused.Words), _ => throw new InvalidOperationException("changed"), _ => throw new InvalidOperationException("unknown"));

    /// <summary>One page with one line of text.</summary>
    private static byte[] Pdf(string text)
    {
        var page = $"BT /F1 24 Tf 60 760 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (i, content) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{content}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>Each step at ten in the morning, a minute after the one before on the same day.</summary>
    private sealed class ScriptClock : TimeProvider
    {
        private DateTimeOffset _now;

        public void MoveTo(DateOnly day)
        {
            var morning = new DateTimeOffset(ThaiCalendar.StartOf(day), TimeSpan.Zero).AddHours(10);
            _now = morning.Date == _now.Date ? _now.AddMinutes(1) : morning;
        }

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
