using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record ServingHours(TimeOnly From, TimeOnly To);

public sealed record PointDutiesDetails(PointKind Kind, Guid? UnitId, IReadOnlyDictionary<ServingTime, ServingHours> Times, IReadOnlyList<Guid> ServiceKindIds);

/// <summary>Says what a service point is: its kind, its unit, which services it gives and in which of the three times.</summary>
public sealed class SavePointDuties(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string code, PointDutiesDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == code, write) is not { } point) return new EditOutcome.Unknown();
        if (point.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (details.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused("UnitId", "ไม่พบหน่วยที่เลือก");
        if (details.ServiceKindIds.Count != await db.Set<ServiceKind>().CountAsync(k => details.ServiceKindIds.Contains(k.Id), write)) return new EditOutcome.Refused("Services", "ไม่พบงานบริการที่เลือก");

        var times = await db.Set<PointTime>().Where(t => t.PointId == point.Id).ToListAsync(write);
        var offers = await db.Set<PointOffer>().Where(o => o.PointId == point.Id).ToListAsync(write);
        var before = Fields(point, times, offers);
        (point.Kind, point.UnitId) = (details.Kind, details.UnitId);
        db.RemoveRange(times.Where(t => !details.Times.ContainsKey(t.Time)));
        foreach (var (time, hours) in details.Times)
        {
            if (times.Find(t => t.Time == time) is { } kept) (kept.From, kept.To) = (hours.From, hours.To);
            else db.Add(new PointTime { PointId = point.Id, Time = time, From = hours.From, To = hours.To });
        }
        db.RemoveRange(offers.Where(o => !details.ServiceKindIds.Contains(o.ServiceKindId)));
        foreach (var added in details.ServiceKindIds.Except(offers.Select(o => o.ServiceKindId))) db.Add(new PointOffer { PointId = point.Id, ServiceKindId = added });
        await db.SaveChangesAsync(write);

        var after = Fields(point,
            await db.Set<PointTime>().Where(t => t.PointId == point.Id).ToListAsync(write), await db.Set<PointOffer>().Where(o => o.PointId == point.Id).ToListAsync(write));
        var changes = after.ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(code);
        point.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "service_point.duties_changed", $"service_point:{code}", changes));
        return new EditOutcome.Saved(code);
    }, ct);

    private static Dictionary<string, string> Fields(ServicePoint point, List<PointTime> times, List<PointOffer> offers) => new()
    {
        ["kind"] = point.Kind.ToString(),
        ["unit"] = point.UnitId?.ToString("N") ?? "",
        ["times"] = string.Join(' ', times.OrderBy(t => t.Time).Select(t => $"{t.Time} {OfficeTime.Show(t.From)}-{OfficeTime.Show(t.To)}")),
        ["services"] = string.Join(' ', offers.Select(o => o.ServiceKindId.ToString("N")).Order(StringComparer.Ordinal)),
    };
}
