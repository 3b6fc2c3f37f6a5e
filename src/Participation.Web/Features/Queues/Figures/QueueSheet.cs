using System.Globalization;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

public sealed record KindName(string Name, int? StandardMinutes);

/// <summary>Everything that a page of queue figures shows; its tables and files are made of it.</summary>
public sealed record QueueSheet
{
    public required FigurePeriod Period { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<Queue> AllQueues { get; init; }

    /// <summary>Those that were chosen.</summary>
    public required IReadOnlyList<Queue> Queues { get; init; }

    public required IReadOnlyDictionary<Guid, string> Units { get; init; }
    public required IReadOnlyList<QueueHour> Hours { get; init; }
    public required IReadOnlyList<QueueKindDay> Kinds { get; init; }
    public required IReadOnlyDictionary<Guid, KindName> KindNames { get; init; }
    public required IReadOnlyDictionary<Guid, string> PointNames { get; init; }
    public required IReadOnlyDictionary<(Guid QueueId, Guid PointId), int> Counters { get; init; }
    public required IReadOnlyList<OutOfTurnCall> OutOfTurn { get; init; }
    public required IReadOnlyDictionary<(Guid QueueId, DateOnly Day), int> Paper { get; init; }
    public required int LiveDays { get; init; }

    /// <summary>One by one; null for a stretch so long that only their sums are read.</summary>
    public required IReadOnlyList<ServiceGiven>? Services { get; init; }

    public required IReadOnlyList<SatisfactionAtHour> Satisfaction { get; init; }
    public required int ServedThisYear { get; init; }
    public required int PeopleTarget { get; init; }

    public QueueSum Total => QueueSum.Of(Hours);
    public int PaperServed => Paper.Values.Sum();

    /// <summary>Everybody who came by a card.</summary>
    public int People => Total.Issued + PaperServed;

    public int DaysUsed => UsedDays(Queues.Select(q => q.Id).ToHashSet()).Count;
    public bool IsEmpty => Hours.Count == 0 && PaperServed == 0;

    public string Headline
    {
        get
        {
            var total = Total;
            if (IsEmpty) return $"{Period.Name} ยังไม่มีใครใช้บัตรคิว";
            if (total.Waits == 0 && total.Finished > 0) return $"{Period.Name} ให้บริการเสร็จ {FigureWords.Number(total.Finished)} ใบที่รับต่อจากคิวอื่น";
            if (total.MeanWait is not { } wait) return $"{Period.Name} ออกบัตร {FigureWords.Number(People)} ใบ ยังไม่ได้เรียกใคร";
            return $"รอเฉลี่ย {FigureWords.Minutes(wait)} นาที จาก {FigureWords.Number(total.Waits)} บัตรที่ถูกเรียก";
        }
    }

    public string OrderWords => Total.OutOfTurn == 0
        ? "ไม่มีการเรียกนอกลำดับ"
        : $"เรียกนอกลำดับ {FigureWords.Number(Total.OutOfTurn)} ครั้ง ข้ามรวม {FigureWords.Number(Total.Overtaken)} คน มากสุดครั้งละ {FigureWords.Number(Total.LongestOvertake)} คน";

    public string TargetWords => $"ปีงบประมาณ {Platform.Time.ThaiCalendar.FiscalYear(Period.From).ToString(CultureInfo.InvariantCulture)} ให้บริการด้วยบัตรคิวแล้ว {FigureWords.Number(ServedThisYear)} คน "
        + (ServedThisYear >= PeopleTarget ? $"✓ ถึงเป้า {FigureWords.Number(PeopleTarget)} คน" : $"เป้า {FigureWords.Number(PeopleTarget)} คน ยังขาด {FigureWords.Number(PeopleTarget - ServedThisYear)} คน");

    public string QueueName(Guid id) => AllQueues.FirstOrDefault(q => q.Id == id)?.Name ?? "";

    public string CounterName(Guid queueId, Guid pointId)
    {
        var name = PointNames.GetValueOrDefault(pointId, "");
        return Counters.TryGetValue((queueId, pointId), out var number) ? string.Create(CultureInfo.InvariantCulture, $"ช่อง {number} {name}") : name.Length > 0 ? name : "ช่องอื่น";
    }

    public string UnitName(Queue queue) => queue.UnitId is { } id ? Units.GetValueOrDefault(id, "") : "ทั้งหน่วยงาน";

    public IReadOnlySet<DateOnly> UsedDays(IReadOnlySet<Guid> queues) =>
        Hours.Where(h => h.Issued > 0 && queues.Contains(h.QueueId)).Select(h => h.Day).Concat(Paper.Keys.Where(k => queues.Contains(k.QueueId)).Select(k => k.Day)).ToHashSet();
}
