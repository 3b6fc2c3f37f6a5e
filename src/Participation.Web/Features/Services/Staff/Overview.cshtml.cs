using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services.Staff;

[Needs(Permission.WriteManuals, Record = typeof(ServicePlace))]
public sealed class OverviewModel(
    ParticipationContext db, SaveServiceKind save, SubmitManual submit, ReviewManual review, SaveManualDraft draft, ManualApproval approval, CurrentStaff staff, TimeProvider clock) : KindPage(db)
{
    private const int MostPostings = 30;

    private readonly ParticipationContext _db = db;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public ServiceKind Kind { get; private set; } = null!;
    public ServiceManual? Draft { get; private set; }
    public ServiceManual? Published { get; private set; }
    public IReadOnlyList<ServiceManual> Old { get; private set; } = [];
    public IReadOnlyList<(string Field, string Words)> Missing { get; private set; } = [];
    public IReadOnlyList<ManualPosting> Postings { get; private set; } = [];
    public IReadOnlyList<ServicePoint> Points { get; private set; } = [];

    /// <summary>Whether whoever looks at the submitted draft may approve it.</summary>
    public bool MayApprove { get; private set; }

    /// <summary>Whether anybody could approve the draft who did not write it.</summary>
    public bool HasReader { get; private set; }

    public bool MayInvite { get; private set; }
    public bool IsReviewDue => ManualReview.IsDue(Published?.ReviewedOn, ThaiCalendar.Day(clock.Now()));

    public string ReviewWords => ManualReview.IsOverdue(Published?.ReviewedOn, ThaiCalendar.Day(clock.Now())) ? "! เลยกำหนดทบทวน"
        : IsReviewDue ? "○ ต้องทบทวนในปีงบประมาณนี้" : "✓ ทบทวนปีงบประมาณนี้แล้ว";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostDetailsAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var details = new ServiceKindDetails(Name!, AreaId!.Value, UnitId, IsActive);
        return await AnswerAsync(await save.RunAsync(Number, details, Seen, User.Actor(), ct), "บันทึกแล้ว", number => $"/staff/services/{number}", ct);
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct)
    {
        // This button carries none of the fields of the other form.
        ModelState.Clear();
        return await AnswerAsync(await submit.RunAsync(Number, Seen, User.Actor(), ct), "ส่งให้ผู้อนุมัติแล้ว ประชาชนเห็นเมื่ออนุมัติ", _ => $"/staff/services/{Number}", ct);
    }

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await review.RunAsync(Number, Seen, User.Actor(), ct), "บันทึกการทบทวนแล้ว", _ => $"/staff/services/{Number}", ct);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await draft.DiscardAsync(Number, User.Actor(), ct), "ทิ้งร่างแล้ว", _ => $"/staff/services/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.FindServiceKindAsync(Number, ct) is not { } kind) return NotFound();
        Kind = kind;
        await ReadChoicesAsync(ct);
        var editions = await _db.Set<ServiceManual>().AsNoTracking().Where(m => m.ServiceKindId == kind.Id).OrderByDescending(m => m.Edition).Take(50).ToListAsync(ct);
        Draft = editions.Find(m => m.State == ManualState.Draft);
        Published = editions.Find(m => m.State == ManualState.Published);
        Old = editions.FindAll(m => m.State == ManualState.Replaced);
        Missing = Draft?.Read().Missing() ?? [];
        if (Draft is { } waiting && Missing.Count == 0)
        {
            HasReader = await approval.HasReaderAsync(kind, waiting, ct);
            MayInvite = !HasReader && await staff.MayAsync(Permission.ManagePeople, ct);
            MayApprove = waiting.SubmittedAt is not null && !await _db.WroteAsync(waiting.Id, staff.AccountId, ct)
                && (await staff.ReachOfAsync(Permission.ApproveManuals, ct)).Covers(new Place(kind.UnitId));
        }
        Points = await _db.PointsOfAsync(kind.Id, ct);
        if (Published is { } published)
            Postings = await _db.Set<ManualPosting>().AsNoTracking().Where(p => p.ManualId == published.Id).OrderByDescending(p => p.PostedOn).Take(MostPostings).ToListAsync(ct);
        return null;
    }

    private void Fill() => (Name, AreaId, UnitId, IsActive, Seen) = (Kind.Name, Kind.AreaId, Kind.UnitId, Kind.IsActive, Kind.Version);
}
