using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>One line of what the citizen sees.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened.</param>
/// <param name="Words">What was written with it.</param>
/// <param name="Files">What came with it.</param>
/// <param name="InCase">The number of the other case it happened in; null where it is the own one.</param>
public sealed record TrackedStep(DateTime At, string What, string Words, IReadOnlyList<SeenFile> Files, string? InCase = null);

/// <summary>A case as its owner sees it: where it is, who has it (a unit, never a person), what happened, what comes next, by when.</summary>
public sealed record TrackedCase(Case Case, string Category, string? Unit, string Words, bool IsErased, CaseRound Round, DateOnly? PromisedFor, IReadOnlyList<TrackedStep> Steps)
{
    /// <summary>The case it is handled with.</summary>
    public Case? MergedInto { get; init; }

    /// <summary>Seen by somebody who follows it and did not bring it.</summary>
    public bool IsFollowed { get; init; }

    public string Holder => (MergedInto ?? Case).Holder(Unit);

    /// <summary>Where the matter stands, also where another case carries it.</summary>
    public string Standing => (MergedInto ?? Case).Standing();

    public bool IsOpen => (MergedInto ?? Case).IsOpen;

    public bool MayReopen => !IsFollowed && Case.State == CaseState.Closed;

    public bool MaySay => !IsFollowed && IsOpen;

    public string Next(DateOnly today) => IsOpen
        ? $"{Holder}จะแจ้งผล หรือชี้แจงเหตุที่ช้า ภายใน {CaseClock.Until(PromisedFor ?? Round.DueOn, today)}"
        : IsFollowed ? "แจ้งผลแล้ว ถ้าท่านยังเดือดร้อน แจ้งเป็นเรื่องใหม่ได้" : "ถ้ายังไม่เรียบร้อย กดเปิดเรื่องอีกครั้งได้";
}

public static class StepWords
{
    public static string ForCitizen(CaseEntry entry, string? unit) => entry.Step switch
    {
        CaseStep.Received => "รับเรื่องเข้าทะเบียน",
        CaseStep.Assigned => unit is null ? "กลับมาที่ส่วนกลาง" : $"ส่งให้{unit}",
        CaseStep.Accepted => $"{unit ?? "เจ้าหน้าที่"}รับไปทำแล้ว",
        CaseStep.ToldCitizen => "เจ้าหน้าที่แจ้งท่าน",
        CaseStep.HeardCitizen => "ท่านบอกเพิ่ม",
        CaseStep.Explained => $"ต้องใช้เวลาเพิ่ม คาดว่าจะแจ้งผลภายใน {(entry.PromisedFor is { } day ? ThaiCalendar.ShortDate(day) : "")}",
        CaseStep.Closed => $"แจ้งผล: {entry.Outcome?.Words()}",
        CaseStep.Reopened => "เปิดเรื่องอีกครั้ง เริ่มนับวันใหม่",
        CaseStep.Delivered => "ส่งจดหมายหรือโทรแจ้งแล้ว",
        CaseStep.Breached => "เกินกำหนด ขออภัยที่ยังไม่ได้แจ้งผล",
        CaseStep.Returned => "หน่วยส่งเรื่องคืน",
        CaseStep.Noted => "บันทึกภายใน",
        CaseStep.CategoryChanged => "เปลี่ยนประเภทเรื่อง",
        CaseStep.Reminded => "เตือนผู้รับผิดชอบ",
        CaseStep.Merged => "รวมกับเรื่องเดียวกันที่มีผู้แจ้ง",
        CaseStep.TookIn => "รับเรื่องเดียวกันมารวม",
        CaseStep.Split => "แยกออกเป็นเรื่องของตนเอง กำหนดวันเดิม",
        CaseStep.PartnerAdded => $"{unit}ร่วมทำเรื่องนี้ด้วย",
        CaseStep.PartnerRemoved => $"{unit}เลิกร่วมทำเรื่องนี้",
        CaseStep.Forwarded => "ส่งต่อหน่วยงานอื่น",
        CaseStep.AgencyAnswered => "หน่วยงานที่ส่งต่อตอบมาแล้ว",
    };
}

/// <summary>The citizen is not content: the case goes back to whoever had it, on a new clock that everybody sees.</summary>
public sealed class ReopenCase(CaseDesk desk, CaseDays days, CaseNotices notices)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? why, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, async (open, write) =>
    {
        if (open.Case.IsOpen) return new CaseChange.Done("เรื่องนี้กำลังทำอยู่แล้ว");
        if (CaseWork.Read(why) is not { } words) return new CaseChange.Refused("Why", "กรุณาบอกว่าอะไรยังไม่เรียบร้อย อย่างน้อย 10 ตัวอักษร");
        if (open.Case.MergedIntoId is not null && open.Round.ClosedAt is null)
        {
            // Nothing was told yet, so that no new clock begins.
            open.Case.Split();
            open.Log(CaseStep.Split, CaseActors.Citizen, words);
            await notices.TellOfficeAsync(open, write);
            return new CaseChange.Done("แยกเรื่องของท่านออกมาแล้ว");
        }
        var from = CaseWork.Today(open);
        open.Case.Reopen(await days.DueAsync(from, write));
        open.BeginRound(from, open.Case.DueOn);
        open.Log(CaseStep.Reopened, CaseActors.Citizen, words);
        await notices.TellOfficeAsync(open, write);
        return new CaseChange.Done($"เปิดเรื่องอีกครั้งแล้ว จะแจ้งผลหรือชี้แจงภายใน {CaseClock.Until(open.Case.DueOn, from)}");
    }, ct);
}

/// <summary>The citizen adds something to an open case.</summary>
public sealed class HearCitizen(CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? text, AttachedFiles files, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, async (open, write) =>
    {
        var target = open.Case.MergedIntoId is { } into ? await desk.AlsoAsync(into, open.Now, write) : null;
        if (!(target ?? open).Case.IsOpen) return CaseWork.IsClosed;
        if (CaseWork.Read(text) is not { } words) return CaseWork.TooShort;
        open.Log(CaseStep.HeardCitizen, CaseActors.Citizen, words, files: files);
        // The words stay with whoever said them, to be erased with their case.
        target?.Log(CaseStep.Noted, CaseActors.System, $"ผู้แจ้งเรื่องเลขที่ {open.Case.Text} ที่รวมเข้ามา บอกเพิ่ม อ่านได้ที่เรื่องนั้น");
        return new CaseChange.Done("ส่งข้อความแล้ว");
    }, ct);
}
