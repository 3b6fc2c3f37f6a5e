using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Records that the published edition was looked through and is still right.</summary>
public sealed class ReviewManual(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var manual = await db.Set<ServiceManual>().SingleOrDefaultAsync(m => m.State == ManualState.Published && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.Number == number), write);
        if (manual is null) return new EditOutcome.Unknown();
        if (manual.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var now = clock.Now();
        var (before, today) = (manual.ReviewedOn, ThaiCalendar.Day(now));
        if (before == today) return new EditOutcome.Saved();
        manual.Reviewed(today);
        manual.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, "manual.reviewed", SaveManualDraft.Subject(number), new Dictionary<string, AuditChange> { ["on"] = new(before is { } day ? ThaiDate.Show(day) : null, ThaiDate.Show(today)) }));
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>A manual is looked through once per fiscal year.</summary>
public static class ManualReview
{
    public static bool IsDue(DateOnly? reviewed, DateOnly today) => reviewed is not { } day || ThaiCalendar.FiscalYear(day) < ThaiCalendar.FiscalYear(today);

    /// <summary>A whole fiscal year went by without a review.</summary>
    public static bool IsOverdue(DateOnly? reviewed, DateOnly today) => reviewed is not { } day || ThaiCalendar.FiscalYear(day) < ThaiCalendar.FiscalYear(today) - 1;

    /// <summary>Reviewed before this day is overdue.</summary>
    public static DateOnly OverdueBefore(DateOnly today) => ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today) - 1);

    /// <summary>Reviewed before this day is due.</summary>
    public static DateOnly DueBefore(DateOnly today) => ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today));
}
