using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>The made-up office's queues: one line with two counters under the code D1, and one of the public works.</summary>
public sealed class DemoQueues(IServiceProvider services, TimeProvider clock) : IDemoData
{
    private static readonly (string Code, string Name, string Prefix, string PaperPrefix, string Unit, string[] Points)[] Queues =
    [
        ("D1", "งานทะเบียน รายได้ และบริการประชาชน", "A", "P", "สำนักปลัด", ["D1", "D2"]),
        ("D3", "กองช่าง ขออนุญาตก่อสร้าง", "B", "R", "กองช่าง", ["D3"]),
    ];

    private const int DaysBefore = 6;

    // After the services, whose kinds are chosen at the counters.
    public int Order => 28;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var now = clock.Now();
        var points = await db.Set<ServicePoint>().ToDictionaryAsync(p => p.Code, p => p.Id, ct);
        var units = await db.UnitTreeAsync(ct);
        var officer = await db.Users.OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(ct);
        foreach (var demo in Queues)
        {
            var queue = new Queue
            {
                Id = Guid.CreateVersion7(now),
                Code = demo.Code,
                Name = demo.Name,
                Prefix = demo.Prefix,
                PaperPrefix = demo.PaperPrefix,
                UnitId = units.Named(demo.Unit)?.Id,
                CreatedAt = now,
                Version = Guid.CreateVersion7(now),
            };
            db.Add(queue);
            foreach (var (place, point) in demo.Points.Index()) db.Add(new QueueCounter { QueueId = queue.Id, PointId = points[point], Number = place + 1 });
            db.Add(new PaperBlock { Id = Guid.CreateVersion7(now), QueueId = queue.Id, Prefix = demo.PaperPrefix, First = 1, Last = 60, DeclaredAt = now, DeclaredBy = officer });
        }
        await db.SaveChangesAsync(ct);
        await PlayAsync(db, points, now, ct);
        return ["Demo queues: D1 (counters 1 and 2) and D3; take a card at /q/D1, the board is at /board/D1"];
    }

    /// <summary>The last working days before today. Today begins empty: whoever tries it out opens the first counter.</summary>
    private async Task PlayAsync(ParticipationContext db, Dictionary<string, Guid> points, DateTime now, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(now);
        var holidays = await db.Set<Holiday>().Where(h => h.Day < today).Select(h => h.Day).ToListAsync(ct);
        var days = Enumerable.Range(1, 30).Select(back => today.AddDays(-back)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(d)).Take(DaysBefore).Order().ToList();
        var officers = await db.Users.OrderBy(u => u.Id).Select(u => u.Id).Take(3).ToListAsync(ct);
        var queues = await db.Set<Queue>().AsNoTracking().ToDictionaryAsync(q => q.Code, ct);
        db.ChangeTracker.Clear();
        await new DemoQueueDays(db, services).PlayAsync(days, queues["D1"], [points["D1"], points["D2"]], queues["D3"], points["D3"], officers, ct);
    }
}
