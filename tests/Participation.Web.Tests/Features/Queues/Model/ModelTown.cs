using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>Two queues, four counters that serve all day, two services, and paper numbers.</summary>
public sealed record ModelTown(IReadOnlyList<Guid> Queues, IReadOnlyList<Guid> Points, IReadOnlyList<Guid> Kinds)
{
    public static readonly string[] Codes = ["M2", "M3"];

    public int CounterOf(Guid point) => Points.ToList().IndexOf(point);

    /// <summary>The counter of this queue that has this number on its sign.</summary>
    public static int NumberOf(int counter) => counter + 1;

    public int CounterNumbered(int queue, int number) => Enumerable.Range(0, Points.Count).Single(c => Plan.QueueOf(c) == queue && NumberOf(c) == number);

    public static async Task<ModelTown> BuildAsync(Service service)
    {
        var now = service.Clock.Now();
        Guid Id() => Guid.CreateVersion7(now);
        var town = new ModelTown([.. Codes.Select(_ => Id())], [.. Enumerable.Range(0, Plan.Counters).Select(_ => Id())], [Id(), Id()]);
        await service.WriteAsync(async db =>
        {
            await db.Set<Holiday>().ExecuteDeleteAsync();
            foreach (var (place, kind) in town.Kinds.Index())
                db.Add(new ServiceKind { Id = kind, Number = 900 + place, Name = $"งานที่ {place + 1}", AreaId = ServiceAreas.PresetId(1), StandardMinutes = 10, CreatedAt = now, Version = Id() });
            foreach (var (place, queue) in town.Queues.Index())
            {
                db.Add(new Queue { Id = queue, Code = Codes[place], Name = $"คิวที่ {place + 1}", Prefix = QueueModel.PrefixOf(place), PaperPrefix = QueueModel.PaperPrefixOf(place), LastCardMinutes = 0, CreatedAt = now, Version = Id() });
                db.Add(new PaperBlock { Id = Id(), QueueId = queue, Prefix = QueueModel.PaperPrefixOf(place), First = 1, Last = 60, DeclaredAt = now, DeclaredBy = Id() });
            }
            foreach (var (place, point) in town.Points.Index())
            {
                db.Add(new ServicePoint { Id = point, Code = $"MC{place + 2}", Name = $"ช่องที่ {place + 1}", CreatedAt = now, Version = Id() });
                db.Add(new PointTime { PointId = point, Time = ServingTime.OfficeHours, From = TimeOnly.MinValue, To = new TimeOnly(23, 59) });
                foreach (var kind in town.Kinds) db.Add(new PointOffer { PointId = point, ServiceKindId = kind });
                db.Add(new QueueCounter { QueueId = town.Queues[Plan.QueueOf(place)], PointId = point, Number = NumberOf(place) });
            }
        });
        return town;
    }

    public Task SetRulesAsync(Service service, IReadOnlyList<ModelRules> rules) => service.WriteAsync(async db =>
    {
        foreach (var (place, rule) in rules.Index())
        {
            var queue = await db.Set<Queue>().SingleAsync(q => q.Id == Queues[place]);
            (queue.OrdinaryPerPriority, queue.MostCalls, queue.CallsBeforeMissed, queue.SecondsBetweenCalls) = (rule.OrdinaryPerPriority, rule.MostCalls, rule.CallsBeforeMissed, rule.SecondsBetweenCalls);
            (queue.ReturnsBehind, queue.MostPerDay) = (rule.ReturnsBehind, rule.MostPerDay);
        }
    });
}
