using System.Globalization;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>A queue's day as a document: one sentence first, then the tables, every call out of turn, and how it was reckoned.</summary>
public static class RecordDocument
{
    public static FrozenDocument Of(RecordSource source)
    {
        var cards = source.Input.Cards.Where(c => c.HomeQueueId == source.Queue.Id).ToList();
        return new FrozenDocument
        {
            Agency = source.Agency,
            Title = $"บันทึกประจำวันของคิว {source.Queue.Name}",
            Answer = Answer(source, cards),
            Period = ThaiCalendar.LongDate(source.Input.Day),
            CutOn = ThaiCalendar.ShortDateTime(source.MadeAt),
            Sections =
            [
                Cards(cards),
                Times(source),
                Kinds(source),
                Hours(source),
                Counters(source),
                OutOfTurn(source),
                Ends(source),
                .. Paper(source),
                Openings(source),
                new("ลำดับถูกต้องหรือไม่") { Points = [.. source.Figures.Verdict.Words()] },
                Proof(source),
                new("คิดอย่างไร") { Points = FigureWords.Method },
            ],
        };
    }

    private static string Answer(RecordSource source, List<ReplayCard> cards)
    {
        var sum = QueueSum.Of(source.Figures.Hours);
        var served = sum.Finished + source.Figures.Count(TicketEventKind.PaperServed);
        if (cards.Count == 0) return "วันนี้ไม่มีใครรับบัตรคิว";
        var wait = sum.MeanWait is { } mean ? $" รอเฉลี่ย {FigureWords.Minutes(mean)} นาที นานสุด {FigureWords.Minutes(sum.LongestWait)} นาที" : "";
        var order = sum.OutOfTurn == 0 ? " ไม่มีการเรียกนอกลำดับ" : $" เรียกนอกลำดับ {FigureWords.Number(sum.OutOfTurn)} ครั้ง ข้ามรวม {FigureWords.Number(sum.Overtaken)} คน";
        var taken = source.Figures.Count(TicketEventKind.TransferredIn) is > 0 and var count ? $" รับต่อจากคิวอื่น {FigureWords.Number(count)} ใบ" : "";
        return $"ออกบัตร {FigureWords.Number(cards.Count)} ใบ{taken} ให้บริการเสร็จ {FigureWords.Number(served)} ใบ{wait}{order}";
    }

    private static DocumentSection Cards(List<ReplayCard> cards) => new("บัตรที่ออก")
    {
        Table = new DocumentTable([new("รับบัตรทาง"), new("ทั่วไป", true), new("บัตรพิเศษ", true), new("รวม", true)],
            [.. Enum.GetValues<TicketChannel>().Select(way => Row(LogWords.Of(way), cards.Where(c => c.Channel == way).ToList())).Where(r => r[3] != "0")])
        {
            Total = Row("รวม", cards),
        },
    };

    private static string[] Row(string name, List<ReplayCard> cards) =>
        [name, FigureWords.Number(cards.Count(c => c.Lane == Lane.Ordinary)), FigureWords.Number(cards.Count(c => c.Lane == Lane.Priority)), FigureWords.Number(cards.Count)];

    private static DocumentSection Times(RecordSource source) => new("รอและรับบริการนานเท่าไร")
    {
        Table = SumTable("บัตร", [.. Enum.GetValues<Lane>().Select(lane => (LogWords.Of(lane), QueueSum.Of(source.Figures.Hours.Where(h => h.Lane == lane))))], QueueSum.Of(source.Figures.Hours)),
    };

    private static DocumentSection Kinds(RecordSource source) => new("แต่ละงานเทียบกับเวลามาตรฐาน")
    {
        Paragraphs = source.Figures.Kinds.Count == 0 ? ["วันนี้ไม่มีงานที่ทำเสร็จ"] : [],
        Table = source.Figures.Kinds.Count == 0 ? null : new DocumentTable(
            [new("งานบริการ"), new("ครั้ง", true), new("เฉลี่ย (นาที)", true), new("มาตรฐาน (นาที)", true), new("นานเกินมาตรฐาน (ครั้ง)", true)],
            [.. source.Figures.Kinds.Select(k => (IReadOnlyList<string>)
            [
                source.Kind(k.ServiceKindId), FigureWords.Number(k.Services), FigureWords.Minutes(k.Services == 0 ? null : (decimal)k.ServiceSeconds / k.Services),
                source.Input.StandardMinutes.TryGetValue(k.ServiceKindId, out var minutes) ? FigureWords.Number(minutes) : FigureWords.None, FigureWords.Number(k.OverStandard),
            ])]),
    };

    private static DocumentSection Hours(RecordSource source) => new("แต่ละชั่วโมง")
    {
        Table = SumTable("ชั่วโมง", [.. source.Figures.Hours.GroupBy(h => h.Hour).OrderBy(g => g.Key).Select(g => (FigureWords.Hour(g.Key), QueueSum.Of(g)))], QueueSum.Of(source.Figures.Hours)),
    };

    private static DocumentSection Counters(RecordSource source) => new("แต่ละช่อง")
    {
        Table = SumTable("ช่อง", [.. source.Figures.Hours.Where(h => h.PointId != Guid.Empty).GroupBy(h => source.Counter(h.PointId)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, QueueSum.Of(g)))], null, withIssued: false),
    };

    private static DocumentSection OutOfTurn(RecordSource source) => new("การเรียกนอกลำดับทุกครั้ง")
    {
        Paragraphs = source.Figures.OutOfTurn.Count == 0 ? ["ไม่มี"] : [],
        Table = source.Figures.OutOfTurn.Count == 0 ? null : new DocumentTable([new("เวลา"), new("ช่อง"), new("บัตร"), new("เหตุ"), new("ข้าม (คน)", true)],
            [.. source.Figures.OutOfTurn.Select(c => (IReadOnlyList<string>)
                [Time(c.At), source.Counter(c.PointId), c.CardText, LogWords.Of(c.Reason), FigureWords.Number(c.Overtaken)])]),
    };

    private static DocumentSection Ends(RecordSource source)
    {
        TicketEventKind[] kinds = [TicketEventKind.Missed, TicketEventKind.Returned, TicketEventKind.SteppedOut, TicketEventKind.Left, TicketEventKind.DayClosed, TicketEventKind.TransferredOut, TicketEventKind.TransferredIn, TicketEventKind.Recalled, TicketEventKind.Undone];
        var undone = source.Input.Events.Count(e => e.Kind == TicketEventKind.Undone);
        return new DocumentSection("ไม่มา คืนบัตร และบัตรที่หมดวัน")
        {
            Table = new DocumentTable([new("เรื่อง"), new("ครั้ง", true)],
                [.. kinds.Select(k => (IReadOnlyList<string>)[LogWords.Of(k), FigureWords.Number(k == TicketEventKind.Undone ? undone : source.Figures.Count(k))])]),
        };
    }

    private static IEnumerable<DocumentSection> Paper(RecordSource source)
    {
        var uses = PaperUse.Of(source.Blocks, source.Input.Cards.Where(c => c.HomeQueueId == source.Queue.Id), source.Gaps);
        if (uses.Count == 0) yield break;
        yield return new DocumentSection("เลขบัตรกระดาษ")
        {
            Paragraphs = [$"บันทึกย้อนหลังว่าให้บริการแล้ว {FigureWords.Number(source.Figures.Count(TicketEventKind.PaperServed))} ใบ เวลาบนบัตรกระดาษเป็นเวลาที่อ้าง"],
            Table = new DocumentTable([new("ชุด"), new("เลขที่ใช้"), new("เลขที่ไม่ได้ใช้และมีเหตุผล"), new("เลขที่ขาดโดยยังไม่มีเหตุผล")],
                [.. uses.Select(u => (IReadOnlyList<string>)
                [
                    PaperUse.Words(u.Block.Prefix, (u.Block.First, u.Block.Last)),
                    string.Join(", ", PaperUse.Runs(u.Used).Select(r => PaperUse.Words(u.Block.Prefix, r))),
                    Listed(u.Explained.Select(e => $"{PaperUse.Words(u.Block.Prefix, (e.First, e.Last))} {e.Reason}")),
                    Listed(u.Unexplained.Select(r => PaperUse.Words(u.Block.Prefix, r))),
                ])]),
        };
    }

    private static DocumentSection Openings(RecordSource source) => new("การเปิดช่องและเลขที่คำสั่ง")
    {
        Paragraphs = source.Sessions.Count == 0 ? ["วันนี้ไม่ได้เปิดช่อง"] : [],
        Table = source.Sessions.Count == 0 ? null : new DocumentTable([new("ช่อง"), new("เปิด"), new("ปิด"), new("เลขที่คำสั่ง")],
            [.. source.Sessions.Select(s => (IReadOnlyList<string>)
            [
                string.Create(CultureInfo.InvariantCulture, $"ช่อง {s.Number}"), Time(s.OpenedAt),
                s.ClosedAt is not { } closed ? FigureWords.None : ThaiCalendar.Day(closed) == s.Day ? Time(closed) : "ระบบปิดเมื่อสิ้นวัน", s.Order,
            ])]),
    };

    private static DocumentSection Proof(RecordSource source) => new("หลักฐาน")
    {
        Paragraphs =
        [
            $"บันทึกทุกขั้นของวันนี้มี {FigureWords.Number(source.Input.Events.Count)} รายการ รหัส SHA-256 ของบันทึกทั้งหมดคือ {source.LogHash}",
            $"กติกา: เรียกบัตรทั่วไป {source.Queue.OrdinaryPerPriority} ใบ ต่อบัตรพิเศษ 1 ใบ บัตรที่กลับเข้าคิวต่อท้าย {source.Queue.ReturnsBehind} คนที่รออยู่ เรียกไม่เกิน {source.Queue.MostCalls} ครั้งต่อใบ",
            $"เอกสารนี้ลงลายมือชื่อดิจิทัลด้วยกุญแจ {source.KeyId} วิธีตรวจอยู่ที่หน้า /verify",
        ],
    };

    internal static DocumentTable SumTable(string what, IReadOnlyList<(string Name, QueueSum Sum)> rows, QueueSum? total, bool withIssued = true) => new(
        [new(what), .. withIssued ? [new DocumentColumn("รับบัตร", true)] : Array.Empty<DocumentColumn>(), new("เสร็จ", true), new("ไม่มา", true), new("รอเฉลี่ย (นาที)", true), new("รอนานสุด (นาที)", true), new("บริการเฉลี่ย (นาที)", true), new("รวมเฉลี่ย (นาที)", true), new("ในเวลามาตรฐาน (ร้อยละ)", true)],
        [.. rows.Select(r => SumRow(r.Name, r.Sum, withIssued))])
    {
        Total = total is null ? [] : SumRow("รวม", total, withIssued),
    };

    private static string[] SumRow(string name, QueueSum sum, bool withIssued) =>
    [
        name, .. withIssued ? [FigureWords.Number(sum.Issued)] : Array.Empty<string>(), FigureWords.Number(sum.Finished), FigureWords.Number(sum.Missed), FigureWords.Minutes(sum.MeanWait), sum.Waits == 0 ? FigureWords.None : FigureWords.Minutes(sum.LongestWait),
        FigureWords.Minutes(sum.MeanService), FigureWords.Minutes(sum.MeanTotal), FigureWords.Percent(sum.WithinStandard),
    ];

    private static string Listed(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } listed ? listed : "ไม่มี";

    internal static string Time(DateTime utc) => ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(utc)));
}
