using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Keys in that somebody came or called.</summary>
public sealed class KeepVisit(ParticipationContext db, OrderedIds ids, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(DateOnly day, VisitWay way, Guid categoryId, bool wasAnswered, string suggestion, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (!await db.Set<CaseCategory>().AnyAsync(c => c.Id == categoryId && c.IsActive, write)) return new EditOutcome.Refused("Category", "ประเภทนี้ปิดใช้แล้ว กรุณาเลือกใหม่");
        var now = clock.Now();
        var visit = new EnquiryVisit { Id = ids.Next(now), Day = day, Way = way, CategoryId = categoryId, WasAnswered = wasAnswered, Suggestion = suggestion, KeyedAt = now, Version = Guid.CreateVersion7(now) };
        db.Add(visit);
        db.Audit(new AuditRecord(actor, "visit.keyed_in", $"visit:{visit.Id:N}", new Dictionary<string, AuditChange> { ["way"] = new(null, way.ToString()) }));
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>Leaves a suggestion out of what executives read, with the reason, or takes it in again. It stays counted.</summary>
public sealed class HideSuggestion(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid visitId, string? reason, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<EnquiryVisit>().SingleOrDefaultAsync(v => v.Id == visitId && v.Suggestion != "", write) is not { } visit) return new EditOutcome.Unknown();
        if (visit.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (visit.HiddenBecause == reason) return new EditOutcome.Saved();
        visit.HiddenBecause = reason;
        visit.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, reason is null ? "suggestion.shown" : "suggestion.hidden", $"visit:{visit.Id:N}"));
        return new EditOutcome.Saved();
    }, ct);
}
