using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>One line of what the citizen sees.</summary>
public sealed record TrackedStep(DateTime At, string What, string Words, IReadOnlyList<SeenFile> Files);

/// <summary>A case as its owner sees it: where it is, who has it (a unit, never a person), what happened, what comes next, by when.</summary>
public sealed record TrackedCase(Case Case, string Category, string? Unit, string Words, bool IsErased, CaseRound Round, DateOnly? PromisedFor, IReadOnlyList<TrackedStep> Steps)
{
    public bool MayReopen => Case.State == CaseState.Closed;

    public string Next(DateOnly today) => Case.State == CaseState.Closed
        ? "ถ้ายังไม่เรียบร้อย กดเปิดเรื่องอีกครั้งได้"
        : $"{Unit ?? CaseTerms.Centre}จะแจ้งผล หรือชี้แจงเหตุที่ช้า ภายใน {CaseClock.Until(PromisedFor ?? Round.DueOn, today)}";
}

public sealed class ReadTrackedCase(ParticipationContext db, CaseFileLink link, TimeProvider clock)
{
    public async Task<TrackedCase?> RunAsync(Guid caseId, CancellationToken ct)
    {
        var found = await (from entry in db.Set<Case>().AsNoTracking()
                           where entry.Id == caseId
                           join category in db.Set<CaseCategory>() on entry.CategoryId equals category.Id
                           join matter in db.Set<CaseMatter>() on entry.Id equals matter.CaseId
                           join round in db.Set<CaseRound>() on new { CaseId = entry.Id, entry.Round } equals new { round.CaseId, round.Round }
                           join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                           from unit in units.DefaultIfEmpty()
                           select new { Case = entry, Category = category.Name, Matter = matter, Round = round, Unit = (string?)unit.Name }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var entries = await (from entry in db.Set<CaseEntry>().AsNoTracking()
                             where entry.CaseId == caseId && !CaseEntry.ForColleagues.Contains(entry.Step)
                             join text in db.Set<CaseEntryText>() on new { entry.CaseId, entry.Sequence } equals new { text.CaseId, text.Sequence } into texts
                             from text in texts.DefaultIfEmpty()
                             join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                             from unit in units.DefaultIfEmpty()
                             orderby entry.Sequence
                             select new { Entry = entry, Text = (string?)text.Text, Unit = (string?)unit.Name }).Take(500).ToListAsync(ct);
        var files = await db.FilesOfCaseAsync(caseId, ct);
        var promised = entries.Where(e => e.Entry.Round == found.Case.Round && e.Entry.PromisedFor is not null).Select(e => e.Entry.PromisedFor).LastOrDefault();
        return new TrackedCase(found.Case, found.Category, found.Unit, found.Matter.Words, found.Matter.ErasedAt is not null, found.Round, promised,
            [.. entries.Select(e => new TrackedStep(e.Entry.At, StepWords.ForCitizen(e.Entry, e.Unit), e.Text ?? "", [.. files[e.Entry.Sequence].Select(f => new SeenFile(f, link.AddressOf(f.Id)))]))]);
    }

    /// <summary>The person has opened the page: what was told there has reached them.</summary>
    public async Task OpenedAsync(Guid caseId, CancellationToken ct)
    {
        var unopened = db.Set<CaseNotice>().Where(n => n.CaseId == caseId && n.OpenedAt == null);
        // Whoever looks again changes nothing, and need not wait for those who write.
        if (!await unopened.AnyAsync(ct)) return;
        await db.WriteAsync(async write =>
        {
            var now = clock.Now();
            foreach (var notice in await unopened.ToListAsync(write))
            {
                notice.OpenedAt = now;
                await db.ProveAsync(notice, now, write);
            }
        }, ct);
    }
}

public static class StepWords
{
    public static string ForCitizen(CaseEntry entry, string? unit) => entry.Step switch
    {
        CaseStep.Received => "รับเรื่องเข้าทะเบียน",
        CaseStep.Assigned => unit is null ? "อยู่ที่ศูนย์รับเรื่อง" : $"ส่งให้{unit}",
        CaseStep.Accepted => $"{unit ?? "เจ้าหน้าที่"}รับไปทำแล้ว",
        CaseStep.ToldCitizen => "เจ้าหน้าที่แจ้งท่าน",
        CaseStep.HeardCitizen => "ท่านบอกเพิ่ม",
        CaseStep.Explained => $"ต้องใช้เวลาเพิ่ม คาดว่าจะแจ้งผลภายใน {(entry.PromisedFor is { } day ? ThaiCalendar.ShortDate(day) : "")}",
        CaseStep.Closed => $"แจ้งผล: {entry.Outcome?.Words()}",
        CaseStep.Reopened => "เปิดเรื่องอีกครั้ง เริ่มนับวันใหม่",
        CaseStep.Delivered => "ส่งจดหมายหรือโทรแจ้งแล้ว",
        CaseStep.Breached => "เกินกำหนด ขออภัยที่ยังไม่ได้แจ้งผล",
        CaseStep.Returned => "ส่งเรื่องคืนศูนย์รับเรื่อง",
        CaseStep.Noted => "บันทึกภายใน",
        CaseStep.CategoryChanged => "เปลี่ยนประเภทเรื่อง",
        CaseStep.Reminded => "เตือนผู้รับผิดชอบ",
    };
}

/// <summary>The citizen is not content: the case goes back to whoever had it, on a new clock that everybody sees.</summary>
public sealed class ReopenCase(CaseDesk desk, CaseDays days, CaseNotices notices)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? why, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, async (open, write) =>
    {
        if (open.Case.IsOpen) return new CaseChange.Done("เรื่องนี้กำลังทำอยู่แล้ว");
        if (CaseWork.Read(why) is not { } words) return new CaseChange.Refused("Why", "กรุณาบอกว่าอะไรยังไม่เรียบร้อย อย่างน้อย 10 ตัวอักษร");
        var from = CaseWork.Today(open);
        open.Case.Reopen(await days.DueAsync(from, write));
        open.BeginRound(from, open.Case.DueOn);
        open.Log(CaseStep.Reopened, CaseActors.Citizen, words);
        await notices.TellOfficeAsync(open, write);
        return new CaseChange.Done("เปิดเรื่องอีกครั้งแล้ว");
    }, ct);
}

/// <summary>The citizen adds something to an open case.</summary>
public sealed class HearCitizen(CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? text, AttachedFiles files, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, (open, _) =>
    {
        if (!open.Case.IsOpen) return Task.FromResult<CaseChange>(CaseWork.IsClosed);
        if (CaseWork.Read(text) is not { } words) return Task.FromResult<CaseChange>(CaseWork.TooShort);
        open.Log(CaseStep.HeardCitizen, CaseActors.Citizen, words, files: files);
        return Task.FromResult<CaseChange>(new CaseChange.Done("ส่งข้อความแล้ว"));
    }, ct);
}
