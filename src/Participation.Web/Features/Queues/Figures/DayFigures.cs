namespace Participation.Web.Features.Queues;

/// <summary>A call out of turn that stands, as everybody may read it.</summary>
public sealed record OutOfTurnCall(Guid QueueId, DateOnly Day, int Sequence, DateTime At, Guid PointId, string CardText, OutOfTurnReason Reason, int Overtaken);

/// <summary>A service as it was given: its kind, the counter at which it ended, and the time at the counter without pauses.</summary>
public sealed record ServiceGiven(Guid QueueId, DateOnly Day, DateTime EndedAt, Guid PointId, Guid KindId, string CardText, int Seconds, int? StandardMinutes)
{
    public bool IsOver => StandardMinutes is { } minutes && Seconds > minutes * 60;
}

/// <summary>What the day's log says about the day's order. Lists hold the sequence of the entry that is not right.</summary>
public sealed record DayVerdict
{
    public required bool NumbersAreWhole { get; init; }
    public required bool SequenceIsWhole { get; init; }

    /// <summary>Cards without exactly one beginning in the log.</summary>
    public required int Unlogged { get; init; }

    public required IReadOnlyList<int> NotWaiting { get; init; }
    public required IReadOnlyList<int> WrongTurn { get; init; }
    public required IReadOnlyList<int> WrongOvertaken { get; init; }

    public bool IsSound => NumbersAreWhole && SequenceIsWhole && Unlogged == 0 && NotWaiting.Count + WrongTurn.Count + WrongOvertaken.Count == 0;

    public IEnumerable<string> Words()
    {
        yield return NumbersAreWhole ? "✓ เลขบัตรเรียงครบ ไม่ซ้ำ ไม่ข้าม" : "✗ เลขบัตรไม่ครบหรือซ้ำ";
        yield return SequenceIsWhole ? "✓ บันทึกทุกขั้นเรียงครบ ไม่ขาด" : "✗ บันทึกขาดบางลำดับ";
        yield return Unlogged == 0 ? "✓ บัตรทุกใบมีบันทึกการรับบัตร" : $"✗ บัตร {Unlogged} ใบไม่มีบันทึกการรับบัตร";
        yield return NotWaiting.Count == 0 ? "✓ บัตรที่เรียกทุกใบรออยู่จริงตอนที่เรียก" : $"✗ เรียกบัตรที่ไม่ได้รออยู่ {NotWaiting.Count} ครั้ง (บันทึกลำดับที่ {string.Join(", ", NotWaiting)})";
        yield return WrongTurn.Count == 0 ? "✓ การเรียกตามลำดับเป็นไปตามกติกาทุกครั้ง" : $"✗ การเรียกที่บันทึกว่าตามลำดับ ไม่ตรงกติกา {WrongTurn.Count} ครั้ง (บันทึกลำดับที่ {string.Join(", ", WrongTurn)})";
        yield return WrongOvertaken.Count == 0 ? "✓ จำนวนคนที่ถูกข้ามตรงกับที่คิดใหม่จากบันทึก" : $"✗ จำนวนคนที่ถูกข้ามไม่ตรง {WrongOvertaken.Count} ครั้ง (บันทึกลำดับที่ {string.Join(", ", WrongOvertaken)})";
    }
}

/// <summary>A queue's day, reckoned from its log.</summary>
public sealed record DayFigures
{
    public required IReadOnlyList<QueueHour> Hours { get; init; }
    public required IReadOnlyList<QueueKindDay> Kinds { get; init; }
    public required IReadOnlyList<ServiceGiven> Services { get; init; }
    public required IReadOnlyList<OutOfTurnCall> OutOfTurn { get; init; }
    public required IReadOnlyDictionary<TicketEventKind, int> Counts { get; init; }
    public required DayVerdict Verdict { get; init; }

    public int Count(TicketEventKind kind) => Counts.GetValueOrDefault(kind);
}
