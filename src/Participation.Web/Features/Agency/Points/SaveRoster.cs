using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record RosterDetails(ServingTime Time, DateOnly From, DateOnly To, Guid AccountId, string Order);

/// <summary>Puts a person on duty at a service point for a stretch of days, and takes a day back.</summary>
public sealed class SaveRoster(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Longest stretch entered at once.</summary>
    public const int MostDays = 92;

    public Task<EditOutcome> AddAsync(string code, RosterDetails details, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == code, write) is not { } point) return new EditOutcome.Unknown();
        if (!await db.Set<PointTime>().AnyAsync(t => t.PointId == point.Id && t.Time == details.Time, write)) return new EditOutcome.Refused("Time", "จุดบริการนี้ไม่เปิดในช่วงนี้ กรุณาตั้งเวลาให้บริการก่อน");
        if (!await db.Users.AnyAsync(u => u.Id == details.AccountId, write)) return new EditOutcome.Refused("AccountId", "กรุณาเลือกเจ้าหน้าที่");
        var holidays = (await db.Set<Holiday>().Where(h => h.Day >= details.From && h.Day <= details.To).Select(h => h.Day).ToListAsync(write)).ToHashSet();
        var there = (await db.Set<RosterEntry>().Where(e => e.PointId == point.Id && e.Time == details.Time && e.AccountId == details.AccountId && e.Day >= details.From && e.Day <= details.To)
            .Select(e => e.Day).ToListAsync(write)).ToHashSet();
        var added = 0;
        for (var day = details.From; day <= details.To; day = day.AddDays(1))
        {
            if (there.Contains(day) || !Serves(details.Time, day, holidays)) continue;
            db.Add(new RosterEntry { Id = Guid.CreateVersion7(clock.Now()), PointId = point.Id, Day = day, Time = details.Time, AccountId = details.AccountId, Order = details.Order });
            added++;
        }
        if (added == 0) return new EditOutcome.Refused("From", there.Count > 0 ? "คนนี้อยู่เวรในวันเหล่านี้อยู่แล้ว" : "ในช่วงวันที่เลือกไม่มีวันที่ต้องอยู่เวร");
        db.Audit(new AuditRecord(actor, "roster.added", $"service_point:{code}", new Dictionary<string, AuditChange>
        {
            ["days"] = new(null, $"{ThaiDate.Show(details.From)}-{ThaiDate.Show(details.To)} {details.Time}"),
            ["account"] = new(null, details.AccountId.ToString("N")),
            ["order"] = new(null, details.Order),
        }));
        return new EditOutcome.Saved(code);
    }, ct, new EditOutcome.Refused("From", "มีคนแก้เวรในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    public Task<EditOutcome> RemoveAsync(string code, Guid entryId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var entry = await db.Set<RosterEntry>().SingleOrDefaultAsync(e => e.Id == entryId && db.Set<ServicePoint>().Any(p => p.Id == e.PointId && p.Code == code), write);
        if (entry is null) return new EditOutcome.Unknown();
        db.Remove(entry);
        db.Audit(new AuditRecord(actor, "roster.removed", $"service_point:{code}", new Dictionary<string, AuditChange>
        {
            ["days"] = new($"{ThaiDate.Show(entry.Day)} {entry.Time}", null),
            ["account"] = new(entry.AccountId.ToString("N"), null),
        }));
        return new EditOutcome.Saved(code);
    }, ct);

    /// <summary>Weekends and public holidays are served in the holiday time, all other days in the other two.</summary>
    internal static bool Serves(ServingTime time, DateOnly day, IReadOnlySet<DateOnly> holidays) =>
        (time == ServingTime.Holiday) == (holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
}
