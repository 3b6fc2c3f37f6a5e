using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>To whom a case is sent on.</summary>
public sealed record WantedForwarding(string? Agency, string? Reference, DateOnly? SentOn, string? Words, bool? Closes);

/// <summary>
/// Sends a case on to another agency and tells the citizen which. Closed by that, it is the result; kept open, the case stays with the
/// unit and its clock runs on (<see cref="CaseClock"/>).
/// </summary>
public sealed class ForwardCase(ParticipationContext db, CaseDesk desk, TellEverybody everybody)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, WantedForwarding wanted, AttachedFiles letter, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        var (agency, reference) = (PlainText.Clean(wanted.Agency ?? ""), PlainText.Clean(wanted.Reference ?? ""));
        if (agency.Length is < 3 or > CaseForwarding.MaxAgency) return new CaseChange.Refused("Agency", "กรุณาใส่ชื่อหน่วยงานที่ส่งต่อ");
        if (reference.Length > CaseForwarding.MaxReference) return new CaseChange.Refused("Reference", $"เลขที่หนังสือยาวเกิน {CaseForwarding.MaxReference} ตัวอักษร");
        if (wanted.SentOn is not { } sentOn || sentOn > CaseWork.Today(open)) return new CaseChange.Refused("SentOn", "กรุณาใส่วันที่ส่ง ไม่เกินวันนี้ เช่น 20/11/2569");
        if (wanted.Closes is not { } closes) return new CaseChange.Refused("Closes", "กรุณาเลือกว่าปิดเรื่อง หรือยังติดตามต่อ");
        if (CaseWork.Read(wanted.Words) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนให้ผู้ร้องเข้าใจว่าทำไมส่งต่อ และต้องทำอะไรต่อ อย่างน้อย 10 ตัวอักษร");
        var text = $"ส่งต่อให้ {agency}{(reference.Length > 0 ? $" หนังสือเลขที่ {reference}" : "")} เมื่อ {ThaiCalendar.ShortDate(sentOn)}\n{words}";
        if (text.Length > CaseEntryText.MaxText) return new CaseChange.Refused("Words", "ข้อความยาวเกินไป กรุณาย่อลง");
        open.Case.Forward(open.Now);
        var entry = open.Log(CaseStep.Forwarded, actor, closes ? null : text, files: letter);
        db.Add(new CaseForwarding { CaseId = caseId, Sequence = entry.Sequence, Agency = agency, Reference = reference, SentOn = sentOn });
        if (closes) await everybody.CloseAsync(open, CaseOutcome.Referred, text, AttachedFiles.None, actor, write);
        else await everybody.RunAsync(open, entry, text, NoticeKind.Forwarded, text, write);
        return new CaseChange.Done(closes ? "ส่งต่อ แจ้งผู้ร้อง และปิดเรื่องแล้ว" : "ส่งต่อและแจ้งผู้ร้องแล้ว กำหนดแจ้งผลยังเดินต่อ");
    }, ct);
}

/// <summary>What the other agency answered, keyed in and told; also after the case was closed by sending it on.</summary>
public sealed class AnswerFromAgency(ParticipationContext db, CaseDesk desk, TellEverybody everybody)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? answer, AttachedFiles files, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        var last = await db.Set<CaseForwarding>().Where(f => f.CaseId == caseId).OrderByDescending(f => f.Sequence).FirstOrDefaultAsync(write);
        if (last is null) return new CaseChange.Refused("Answer", "เรื่องนี้ยังไม่ได้ส่งต่อหน่วยงานใด");
        if (CaseWork.Read(answer) is not { } words) return new CaseChange.Refused("Answer", "กรุณาเขียนว่าหน่วยงานตอบว่าอย่างไร อย่างน้อย 10 ตัวอักษร");
        var text = $"{last.Agency} ตอบว่า {words}";
        if (text.Length > CaseEntryText.MaxText) return new CaseChange.Refused("Answer", "ข้อความยาวเกินไป กรุณาย่อลง");
        await everybody.RunAsync(open, open.Log(CaseStep.AgencyAnswered, actor, text, about: last.Sequence, files: files), text, NoticeKind.Message, text, write);
        return new CaseChange.Done("บันทึกคำตอบและแจ้งผู้ร้องแล้ว");
    }, ct);
}
