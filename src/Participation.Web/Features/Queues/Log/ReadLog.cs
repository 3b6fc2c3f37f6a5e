using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>One step of a day, in words. Officers are not named: their counter is.</summary>
public sealed record LogLine(TicketEvent Entry, string CardText, string Counter, string OtherQueue)
{
    public string Who => Entry.Actor switch
    {
        "citizen" => "ประชาชน",
        "system" => "ระบบ",
        var actor when actor.StartsWith("device:", StringComparison.Ordinal) => "จอรับบัตร",
        _ => "เจ้าหน้าที่",
    };

    public string Time => RecordDocument.Time(Entry.At);

    /// <summary>What else the entry says.</summary>
    public string More => string.Join(" ", new[]
    {
        Entry.Reason is { } reason ? LogWords.Of(reason) : "",
        Entry.Overtaken is { } overtaken ? $"ข้าม {overtaken.ToString(CultureInfo.InvariantCulture)} คน" : "",
        OtherQueue.Length > 0 ? $"คิว{OtherQueue}" : "",
        Entry.Undoes is { } undone ? $"ย้อนลำดับที่ {undone.ToString(CultureInfo.InvariantCulture)}" : "",
    }.Where(w => w.Length > 0));
}

/// <summary>The evidence of a queue's day: every step, and what follows from it.</summary>
public sealed record DayLog(Queue Queue, DateOnly Day, bool IsClosed, IReadOnlyList<LogLine> Lines, DayFigures Figures, Guid? RecordId, IReadOnlyList<TicketEvent> Events)
{
    public string Csv()
    {
        var csv = new System.Text.StringBuilder().Append(Platform.Exports.Csv.Bom)
            .Append(Platform.Exports.Csv.Line("ลำดับ", "เวลา (UTC)", "เวลา", "บัตร", "ทำอะไร", "รหัสขั้น", "ช่อง", "รหัสผู้ทำ", "ทาง", "เหตุ", "ข้าม (คน)", "คิวอื่น", "ย้อนลำดับที่"));
        foreach (var line in Lines)
        {
            var e = line.Entry;
            csv.Append(Platform.Exports.Csv.Line(
                e.Sequence.ToString(CultureInfo.InvariantCulture), e.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), line.Time, line.CardText, LogWords.Of(e.Kind), e.Kind.ToString(), line.Counter,
                e.Actor, e.Channel is { } way ? LogWords.Of(way) : "", e.Reason is { } reason ? LogWords.Of(reason) : "", e.Overtaken?.ToString(CultureInfo.InvariantCulture), line.OtherQueue, e.Undoes?.ToString(CultureInfo.InvariantCulture)));
        }
        return csv.ToString();
    }
}

public sealed class ReadLog(ParticipationContext db, ReadDays days)
{
    public async Task<DayLog?> RunAsync(string code, string typedDay, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(typedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        if (await db.FindQueueAsync(code, ct) is not { } queue) return null;
        if (await db.Set<QueueDay>().AsNoTracking().SingleOrDefaultAsync(d => d.QueueId == queue.Id && d.Day == day, ct) is not { } row) return null;
        var input = (await days.RunAsync(db.Set<QueueDay>().Where(d => d.QueueId == queue.Id && d.Day == day), ct))[0];
        var cards = input.Cards.ToDictionary(c => c.Id, c => c.Text);
        // The number a counter had that day; of paper entered later the one it has now.
        var numbers = await db.Set<QueueCounter>().Where(c => c.QueueId == queue.Id).ToDictionaryAsync(c => c.PointId, c => c.Number, ct);
        foreach (var session in await db.Set<CounterSession>().AsNoTracking().Where(s => s.QueueId == queue.Id && s.Day == day).ToListAsync(ct)) numbers[session.PointId] = session.Number;
        var queues = await db.Set<Queue>().ToDictionaryAsync(q => q.Id, q => q.Name, ct);
        var lines = input.Events.Select(e => new LogLine(
            e, e.TicketId is { } id ? cards.GetValueOrDefault(id, "") : "",
            e.PointId is { } point ? numbers.TryGetValue(point, out var number) ? $"ช่อง {number.ToString(CultureInfo.InvariantCulture)}" : "ช่องอื่น" : "",
            e.OtherQueueId is { } other ? queues.GetValueOrDefault(other, "") : "")).ToList();
        var recordId = await db.Set<QueueRecord>().Where(r => r.QueueId == queue.Id && r.Day == day).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
        return new DayLog(queue, day, row.ClosedAt is not null, lines, DayReplay.Run(input), recordId, input.Events);
    }
}
