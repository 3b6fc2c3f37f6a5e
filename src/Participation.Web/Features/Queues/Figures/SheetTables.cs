using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>A table under a question; what stands on the page and in the file is the same.</summary>
public sealed record SheetTable(string Key, string Title, DocumentTable Table, string Note = "");

/// <summary>The tables of a page of queue figures.</summary>
public sealed class SheetTables(QueueSheet sheet)
{
    private const int MostLines = 200;

    public IEnumerable<SheetTable> All()
    {
        yield return Lanes();
        yield return ByHour();
        yield return Days();
        yield return Points();
        yield return Units();
        yield return Services();
        if (Breaches() is { } breaches) yield return breaches;
        yield return Reasons();
        if (OutOfTurn() is { } calls) yield return calls;
        if (Slots() is { } slots) yield return slots;
    }

    public SheetTable Lanes() => Sums("lanes", "บัตรทั่วไปและบัตรพิเศษ", "บัตร", sheet.Hours.GroupBy(h => h.Lane).OrderBy(g => g.Key).Select(g => (LogWords.Of(g.Key), QueueSum.Of(g))), sheet.Total);

    public SheetTable ByHour() => Sums("hours", "แต่ละชั่วโมง", "ชั่วโมง", sheet.Hours.GroupBy(h => h.Hour).OrderBy(g => g.Key).Select(g => (FigureWords.Hour(g.Key), QueueSum.Of(g))), sheet.Total);

    public SheetTable Days() => Sums("days", "แต่ละวัน", "วัน", sheet.Hours.GroupBy(h => h.Day).OrderBy(g => g.Key).Select(g => (ThaiCalendar.ShortDate(g.Key), QueueSum.Of(g))), sheet.Total);

    public SheetTable Points() => new("points", "แต่ละช่อง", RecordDocument.SumTable("ช่อง",
        [.. sheet.Hours.Where(h => h.PointId != Guid.Empty).GroupBy(h => (h.QueueId, h.PointId)).OrderBy(g => sheet.QueueName(g.Key.QueueId), StringComparer.Ordinal)
            .ThenBy(g => sheet.Counters.GetValueOrDefault(g.Key)).Select(g => ($"{sheet.QueueName(g.Key.QueueId)} {sheet.CounterName(g.Key.QueueId, g.Key.PointId)}", QueueSum.Of(g)))], null, withIssued: false));

    public SheetTable Units()
    {
        var rows = sheet.Queues.OrderBy(q => sheet.UnitName(q), StringComparer.Ordinal).ThenBy(q => q.Code, StringComparer.Ordinal).Select(queue =>
        {
            var sum = QueueSum.Of(sheet.Hours.Where(h => h.QueueId == queue.Id));
            var paper = sheet.Paper.Where(p => p.Key.QueueId == queue.Id).Sum(p => p.Value);
            return (IReadOnlyList<string>)
            [
                $"{sheet.UnitName(queue)} · {queue.Name}", sheet.Hours.Any(h => h.QueueId == queue.Id) || paper > 0 ? "✓ ใช้" : queue.IsOpen ? "○ ยังไม่ใช้" : "ปิดใช้",
                FigureWords.Number(sheet.UsedDays(new HashSet<Guid> { queue.Id }).Count), FigureWords.Number(sum.Issued + paper), FigureWords.Number(sum.Finished + paper), FigureWords.Number(sum.Missed), FigureWords.Number(sum.Left), FigureWords.Number(sum.Expired), FigureWords.Number(sum.OutOfTurn),
            ];
        });
        return new("units", "แต่ละหน่วยใช้บัตรคิวหรือไม่",
            new DocumentTable([new("หน่วยและคิว"), new("บัตรคิว"), new("วันที่ใช้", true), new("รับบัตร", true), new("เสร็จ", true), new("ไม่มา", true), new("คืนบัตร", true), new("หมดวัน", true), new("นอกลำดับ", true)], [.. rows]),
            sheet.TargetWords);
    }

    public SheetTable Services() => new("services", "แต่ละงานเทียบกับเวลามาตรฐาน", new DocumentTable(
        [new("งานบริการ"), new("ครั้ง", true), new("เฉลี่ย (นาที)", true), new("มาตรฐาน (นาที)", true), new("นานเกินมาตรฐาน (ครั้ง)", true)],
        [.. sheet.Kinds.GroupBy(k => k.ServiceKindId).OrderByDescending(g => g.Sum(k => k.Services)).Select(g =>
        {
            var (name, count) = (Kind(g.Key), g.Sum(k => k.Services));
            return (IReadOnlyList<string>)
            [
                name.Name, FigureWords.Number(count), FigureWords.Minutes(count == 0 ? null : (decimal)g.Sum(k => k.ServiceSeconds) / count),
                name.StandardMinutes is { } minutes ? FigureWords.Number(minutes) : FigureWords.None, name.StandardMinutes is null ? FigureWords.None : FigureWords.Number(g.Sum(k => k.OverStandard)),
            ];
        })]), "เวลามาตรฐานที่แสดงเป็นของวันนี้ จำนวนที่เกินนับตามเวลามาตรฐานของวันที่ให้บริการ");

    public SheetTable? Breaches()
    {
        if (sheet.Services?.Where(s => s.IsOver).OrderByDescending(s => s.Seconds - (s.StandardMinutes * 60)).ToList() is not { } over) return null;
        return new("breaches", "งานที่นานเกินเวลามาตรฐาน", new DocumentTable([new("งานบริการ"), new("วันและเวลา"), new("บัตร"), new("ช่อง"), new("ใช้เวลา (นาที)", true), new("มาตรฐาน (นาที)", true)],
            [.. over.Take(MostLines).Select(s => (IReadOnlyList<string>)
                [Kind(s.KindId).Name, ThaiCalendar.ShortDateTime(s.EndedAt), s.CardText, sheet.CounterName(s.QueueId, s.PointId), FigureWords.Minutes(s.Seconds), FigureWords.Number(s.StandardMinutes ?? 0)])]),
            over.Count > MostLines ? $"แสดง {MostLines} ครั้งที่เกินมากที่สุด จาก {FigureWords.Number(over.Count)} ครั้ง" : "");
    }

    public SheetTable Reasons() => new("reasons", "เรียกนอกลำดับเพราะอะไร", new DocumentTable([new("เหตุ"), new("ครั้ง", true), new("ข้ามรวม (คน)", true), new("ข้ามมากสุด (คน)", true)],
        [.. sheet.OutOfTurn.GroupBy(c => c.Reason).OrderByDescending(g => g.Count()).Select(g => (IReadOnlyList<string>)
            [LogWords.Of(g.Key), FigureWords.Number(g.Count()), FigureWords.Number(g.Sum(c => c.Overtaken)), FigureWords.Number(g.Max(c => c.Overtaken))])])
    {
        Total = ["รวม", FigureWords.Number(sheet.OutOfTurn.Count), FigureWords.Number(sheet.OutOfTurn.Sum(c => c.Overtaken)), FigureWords.Number(sheet.OutOfTurn.Select(c => c.Overtaken).DefaultIfEmpty().Max())],
    });

    public SheetTable? OutOfTurn() => sheet.OutOfTurn.Count == 0 ? null : new("calls", "การเรียกนอกลำดับแต่ละครั้ง", new DocumentTable(
        [new("วันและเวลา"), new("คิว"), new("ช่อง"), new("บัตร"), new("เหตุ"), new("ข้าม (คน)", true)],
        [.. sheet.OutOfTurn.Take(MostLines).Select(c => (IReadOnlyList<string>)
            [ThaiCalendar.ShortDateTime(c.At), sheet.QueueName(c.QueueId), sheet.CounterName(c.QueueId, c.PointId), c.CardText, LogWords.Of(c.Reason), FigureWords.Number(c.Overtaken)])]),
        sheet.OutOfTurn.Count > MostLines ? $"แสดง {MostLines} ครั้งล่าสุด จาก {FigureWords.Number(sheet.OutOfTurn.Count)} ครั้ง" : "");

    /// <summary>Waiting and satisfaction of the same hour of the same weekday, side by side.</summary>
    public SheetTable? Slots()
    {
        var waits = sheet.Hours.Where(h => h.Waits > 0).GroupBy(h => (h.Day.DayOfWeek, h.Hour)).ToDictionary(g => g.Key, QueueSum.Of);
        var rated = sheet.Satisfaction.ToDictionary(s => (s.Weekday, s.Hour));
        var keys = waits.Keys.Union(rated.Keys).OrderBy(k => ((int)k.Item1 + 6) % 7).ThenBy(k => k.Item2).ToList();
        if (rated.Count == 0) return null;
        return new("slots", "รอนานแล้วพอใจน้อยลงหรือไม่", new DocumentTable([new("วันและชั่วโมง"), new("รอเฉลี่ย (นาที)", true), new("บัตรที่ถูกเรียก", true), new("พอใจ (ร้อยละ)", true), new("คำตอบ", true)],
            [.. keys.Select(k =>
            {
                var (wait, said) = (waits.GetValueOrDefault(k, QueueSum.None), rated.GetValueOrDefault(k));
                return (IReadOnlyList<string>)
                [
                    $"{FigureWords.Weekday(k.Item1)} {FigureWords.Hour(k.Item2)}", FigureWords.Minutes(wait.MeanWait), FigureWords.Number(wait.Waits),
                    said is null ? FigureWords.None : said.Share is { } share ? FigureWords.Percent(share) : "ยังน้อย", FigureWords.Number(said?.Answers ?? 0),
                ];
            })]), "ร้อยละที่พอใจมาจากคำตอบของจุดบริการในคิว ชั่วโมงที่มีคำตอบน้อยเกินไปไม่แสดงร้อยละ");
    }

    private KindName Kind(Guid id) => sheet.KindNames.GetValueOrDefault(id) ?? new KindName("ไม่ได้ระบุงาน", null);

    private static SheetTable Sums(string key, string title, string what, IEnumerable<(string Name, QueueSum Sum)> rows, QueueSum total) => new(key, title, RecordDocument.SumTable(what, [.. rows], total));
}
