using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints;

/// <summary>Hands a case to a unit, or takes it back to the complaint centre.</summary>
public sealed class AssignCase(ParticipationContext db, CaseDesk desk, CaseAround around, CaseNotices notices)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, Guid? unitId, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (unitId is { } wanted && !await db.Set<Unit>().AnyAsync(u => u.Id == wanted && u.IsActive, write)) return new CaseChange.Refused("UnitId", "ไม่พบหน่วยที่เลือก กรุณาเลือกใหม่");
        if (unitId is { } chosen && await around.IsKeptFromAsync(open.Case, chosen, write)) return CaseAround.Refused;
        if (open.Case.UnitId == unitId && open.Case.State != CaseState.Working) return new CaseChange.Refused("UnitId", "เรื่องอยู่ที่หน่วยนี้แล้ว");
        await desk.MoveAsync(open, unitId, write);
        open.Log(CaseStep.Assigned, actor);
        if (unitId is { } owner) await db.Set<CasePartner>().Where(p => p.CaseId == caseId && p.UnitId == owner).ExecuteDeleteAsync(write);
        await notices.TellOfficeAsync(open, write);
        return new CaseChange.Done(unitId is null ? $"ดึงเรื่องกลับมาที่{open.Case.Holder(null)}แล้ว" : "ส่งเรื่องให้หน่วยแล้ว");
    }, ct);
}

/// <summary>A colleague takes the case on: from now on it is theirs.</summary>
public sealed class AcceptCase(CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, (open, _) =>
    {
        if (!open.Case.IsOpen) return Task.FromResult<CaseChange>(CaseWork.IsClosed);
        open.Case.Accept(StaffActor.AccountIn(actor));
        open.Log(CaseStep.Accepted, actor);
        return Task.FromResult<CaseChange>(new CaseChange.Done("รับเรื่องไปทำแล้ว"));
    }, ct);
}

/// <summary>The unit gives the case back to the centre and says why it is not theirs.</summary>
public sealed class ReturnCase(CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? reason, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (open.Case.UnitId is null) return new CaseChange.Refused("", $"เรื่องอยู่ที่{open.Case.Holder(null)}แล้ว");
        if (CaseWork.Read(reason) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนว่าทำไมไม่ใช่เรื่องของหน่วยนี้ อย่างน้อย 10 ตัวอักษร");
        open.Log(CaseStep.Returned, actor, words);
        await desk.MoveAsync(open, null, write);
        return new CaseChange.Done($"ส่งเรื่องคืน{open.Case.Holder(null)}แล้ว");
    }, ct);
}

/// <summary>Something for colleagues to read; the citizen never sees it.</summary>
public sealed class NoteOnCase(CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? text, AttachedFiles files, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, (open, _) =>
    {
        if (CaseWork.Read(text) is not { } words) return Task.FromResult<CaseChange>(CaseWork.TooShort);
        open.Log(CaseStep.Noted, actor, words, files: files);
        return Task.FromResult<CaseChange>(new CaseChange.Done("บันทึกภายในแล้ว"));
    }, ct);
}

/// <summary>A sentence to the citizen about how it goes. Stops no clock.</summary>
public sealed class TellCitizen(CaseDesk desk, CaseNotices notices)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? text, AttachedFiles files, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (CaseWork.Read(text) is not { } words) return CaseWork.TooShort;
        await notices.TellAsync(open, open.Log(CaseStep.ToldCitizen, actor, words, files: files), NoticeKind.Message, words, write);
        return new CaseChange.Done("แจ้งผู้ร้องแล้ว");
    }, ct);
}

/// <summary>Why it takes longer and until when, in a person's words. It counts from when it has reached the citizen.</summary>
public sealed class ExplainDelay(CaseDesk desk, TellEverybody everybody)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? reason, DateOnly? newDay, AttachedFiles files, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (CaseWork.Read(reason) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนเหตุที่ล่าช้าและสิ่งที่กำลังทำ อย่างน้อย 10 ตัวอักษร");
        if (newDay is not { } day || day <= CaseWork.Today(open)) return new CaseChange.Refused("NewDay", "กรุณาใส่วันที่คาดว่าจะแจ้งผล หลังวันนี้ เช่น 20/12/2569");
        await everybody.RunAsync(open, open.Log(CaseStep.Explained, actor, words, promisedFor: day, files: files), words, NoticeKind.Explanation, $"{words}\nจะแจ้งผลภายใน {Platform.Time.ThaiCalendar.ShortDate(day)}", write);
        return new CaseChange.Done("ส่งคำชี้แจงแล้ว");
    }, ct);
}

/// <summary>What came of it, in words the citizen understands.</summary>
public sealed class CloseCase(CaseDesk desk, TellEverybody everybody)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, CaseOutcome? outcome, string? result, AttachedFiles files, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (outcome is not { } end || !CaseTerms.ResultsOf(open.Case).Contains(end)) return new CaseChange.Refused("Outcome", "กรุณาเลือกผล");
        if (CaseWork.Read(result) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนผลให้ผู้ร้องเข้าใจ อย่างน้อย 10 ตัวอักษร");
        await everybody.CloseAsync(open, end, words, files, actor, write);
        return new CaseChange.Done("แจ้งผลและปิดเรื่องแล้ว");
    }, ct);
}

internal static class CaseWork
{
    private const int Shortest = 10;

    public static CaseChange.Refused IsClosed => new("", "เรื่องนี้แจ้งผลและปิดไปแล้ว");

    public static CaseChange.Refused TooShort => new("Words", "กรุณาเขียนอย่างน้อย 10 ตัวอักษร ไม่เกิน 4,000");

    /// <summary>Null where it says nothing.</summary>
    public static string? Read(string? typed, int most = CaseEntryText.MaxText) => PlainText.Clean(typed ?? "") is { Length: >= Shortest } words && words.Length <= most ? words : null;

    public static DateOnly Today(OpenCase open) => Platform.Time.ThaiCalendar.Day(open.Now);
}
