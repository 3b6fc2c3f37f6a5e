using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>
/// Publications in every state that a newcomer should meet: what the reports proposed goes half of the way, and some news
/// went all of it.
/// </summary>
public sealed class DemoPublications(WritePublication write, SubmitPublication submit, ReviewPublication review, PublishPublication publish, CorrectPublication correct, LogChannel log, ReadNotice read, PlantChannels channels, AskQuestion ask, AnswerQuestion answer, ModerateQuestion moderate, TimeProvider clock) : IDemoData
{
    private static readonly PublicationText Lunch = new(
        PublicationKind.Announcement, "เปิดให้บริการช่วงพักเที่ยงทุกช่องบริการ",
        "ตั้งแต่วันที่ 1 ธันวาคม 2569 มาติดต่อได้ไม่หยุดพักเที่ยง ทุกช่องบริการ",
        "จากความเห็นที่ทุกท่านให้มา หลายคนอยากให้เปิดช่วงพักเที่ยง\nตั้งแต่วันที่ 1 ธันวาคม 2569 ทุกช่องบริการเปิด 08.30 ถึง 16.30 น. ไม่หยุดพักเที่ยง",
        "สำนักปลัด", "ทค 72001/415", new DateOnly(2026, 11, 16), null);

    private static readonly PublicationText Road = new(
        PublicationKind.News, "ซ่อมถนนหน้าศาลาประชาคม ใช้ทางเลี่ยง 3 วัน",
        "วันที่ 24 ถึง 26 พฤศจิกายน 2569 ปิดถนนหน้าศาลาประชาคม ขอให้ใช้ถนนเลียบคลองแทน",
        "กองช่างซ่อมผิวถนนหน้าศาลาประชาคม รถผ่านไม่ได้ 3 วัน เดินเท้าผ่านได้ตามปกติ", "กองช่าง", "", null, null);

    // After the reports, which propose theirs.
    public int Order => 60;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await channels.PlantAsync(db, ct);
        await db.SaveChangesAsync(ct);
        var officer = await DoerAsync(db, "officer", ct);
        var clerk = await DoerAsync(db, "clerk", ct);
        foreach (var number in await db.Set<Publication>().OrderBy(p => p.Number).Select(p => p.Number).ToListAsync(ct))
            await SendAsync(db, number, officer, number == 1 ? clerk : null, ct);

        var lunch = await WriteAsync(db, Lunch, officer, ct);
        await SendAsync(db, lunch, officer, clerk, ct);
        await correct.RunAsync(lunch, "เดิมบอกเวลาปิด 16.30 น. วันศุกร์ปิด 16.00 น.", null, officer, ct);
        await db.SaveChangesAsync(ct);
        var correction = await db.Set<Correction>().SingleAsync(ct);
        await review.ApproveCorrectionAsync(lunch, correction.Id, clerk, ct);
        var board = await db.Set<Channel>().SingleAsync(c => c.Key == Channel.Board, ct);
        await log.RunAsync(lunch, new PostingDetails(board.Id, ThaiCalendar.Day(clock.Now()), "บอร์ดหน้าสำนักงาน", null), officer, ct);
        foreach (var name in (string[])["admin", "clerk"])
        {
            await db.SaveChangesAsync(ct);
            foreach (var notice in await db.Set<Publication>().ToStaff().Select(p => p.Number).ToListAsync(ct))
                await read.AcknowledgeAsync(notice, await DoerAsync(db, name, ct), ct);
        }
        await AskAsync(db, lunch, officer, clerk, ct);
        await WriteAsync(db, Road, officer, ct);
        await db.SaveChangesAsync(ct);
        return ["Demo publications: at /open and /staff/publications, in every state"];
    }

    /// <summary>One question is answered, one waits, one reports an error, one is hidden.</summary>
    private async Task AskAsync(ParticipationContext db, int number, Doer officer, Doer clerk, CancellationToken ct)
    {
        foreach (var (kind, words) in ((AskedKind, string)[])
        [
            (AskedKind.Question, "ช่วงเที่ยงชำระภาษีได้ด้วยไหม"), (AskedKind.Question, "วันหยุดนักขัตฤกษ์เปิดช่วงเที่ยงด้วยหรือเปล่า"),
            (AskedKind.Error, "ในประกาศบอกว่าปิด 16.30 น. แต่ป้ายหน้าสำนักงานเขียน 16.00 น."), (AskedKind.Question, "นายตัวอย่าง ใจดี มาสายทุกวัน โทรถามได้ที่ 0800000000"),
        ])
        {
            await ask.RunAsync(number, new NewQuestion(kind, QuestionChannel.Web, words), ct);
            await db.SaveChangesAsync(ct);
        }
        var asked = await db.Set<QuestionText>().Join(db.Set<AskedQuestion>(), t => t.QuestionId, q => q.Id, (t, q) => new { t.Words, q.Id, q.Version }).ToListAsync(ct);
        var (tax, named) = (asked.Single(a => a.Words.StartsWith("ช่วงเที่ยง", StringComparison.Ordinal)), asked.Single(a => a.Words.StartsWith("นายตัวอย่าง", StringComparison.Ordinal)));
        await answer.RunAsync(tax.Id, tax.Version, "ได้ ชำระภาษีและค่าธรรมเนียมได้ทุกช่องบริการ จนถึง 15.30 น. ของทุกวันทำการ", officer, ct);
        await moderate.HideAsync(named.Id, named.Version, "มีชื่อคนและเบอร์โทร ถามใหม่โดยไม่ใส่ชื่อได้", clerk, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<int> WriteAsync(ParticipationContext db, PublicationText text, Doer doer, CancellationToken ct)
    {
        var outcome = await write.RunAsync(null, text, Guid.Empty, doer, ct);
        await db.SaveChangesAsync(ct);
        var key = outcome.Match(saved => saved.Key, refused => refused.Words, _ => "changed", _ => "unknown");
        return int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>To the approver; and out, where there is one.</summary>
    private async Task SendAsync(ParticipationContext db, int number, Doer author, Doer? approver, CancellationToken ct)
    {
        await submit.RunAsync(number, await SeenAsync(db, number, ct), author, ct);
        if (approver is null) return;
        await review.ApproveAsync(number, await SeenAsync(db, number, ct), approver, ct);
        await publish.RunAsync(number, await SeenAsync(db, number, ct), author, ct);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Guid> SeenAsync(ParticipationContext db, int number, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return await db.Set<Publication>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync(ct);
    }

    private static async Task<Doer> DoerAsync(ParticipationContext db, string userName, CancellationToken ct)
    {
        var id = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(ct);
        return new Doer(id, StaffActor.Of(id));
    }
}
