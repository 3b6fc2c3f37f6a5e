using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

public sealed record CounterOfQueue(Guid PointId, int Number);

/// <summary>Everything about a queue that staff set.</summary>
public sealed record QueueDetails(string Name, string Prefix, string PaperPrefix, Guid? UnitId, QueueRules Rules, IReadOnlyList<CounterOfQueue> Counters);

/// <summary>The rules of a queue; published as they stand.</summary>
public sealed record QueueRules(int OrdinaryPerPriority, int MostCalls, int CallsBeforeMissed, int SecondsBetweenCalls, int ReturnsBehind, int TellWhenAhead, int LastCardMinutes, int MostPerDay);

/// <summary>Adds a queue or changes its name, letters, rules and counters. What a day already stands on is not pulled away under it.</summary>
public sealed class SaveQueue(ParticipationContext db, TimeProvider clock)
{
    /// <param name="code">Of the new or the existing queue.</param>
    /// <param name="isNew">Whether it is to be added.</param>
    /// <param name="details">As it is to be.</param>
    /// <param name="seen">Version of the queue that the form was filled in against.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Ends it.</param>
    public Task<EditOutcome> RunAsync(string code, bool isNew, QueueDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var queue = await db.Set<Queue>().SingleOrDefaultAsync(q => q.Code == code, write);
        if (isNew && queue is not null) return new EditOutcome.Refused("Code", $"รหัส {code} มีคิวอื่นใช้แล้ว");
        if (isNew && !ShortCode.MayBeIssued(code)) return new EditOutcome.Refused("Code", "รหัสนี้อ่านสับสนได้ กรุณาเลือกใหม่");
        if (!isNew && queue is null) return new EditOutcome.Unknown();
        if (queue is not null && queue.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var counters = queue is null ? [] : await db.Set<QueueCounter>().Where(c => c.QueueId == queue.Id).ToListAsync(write);
        if (await RefusalAsync(queue, counters, details, write) is { } refusal) return refusal;
        var before = queue is null ? null : Fields(queue, counters);
        var now = clock.Now();
        if (queue is null)
            db.Add(queue = new Queue { Id = Guid.CreateVersion7(now), Code = code, Name = details.Name, Prefix = details.Prefix, PaperPrefix = details.PaperPrefix, CreatedAt = now });
        Apply(queue, details);
        db.RemoveRange(counters.Where(c => details.Counters.All(d => d.PointId != c.PointId)));
        await RenumberAsync(counters, details, write);
        db.AddRange(details.Counters.Where(d => counters.All(c => c.PointId != d.PointId)).Select(d => new QueueCounter { QueueId = queue.Id, PointId = d.PointId, Number = d.Number }));
        var changes = Fields(queue, details.Counters.Select(d => new QueueCounter { QueueId = queue.Id, PointId = d.PointId, Number = d.Number })).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(code);
        queue.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "queue.added" : "queue.changed", $"queue:{code}", changes));
        return new EditOutcome.Saved(code);
    }, ct, new EditOutcome.Refused("Prefix", "มีคิวอื่นใช้รหัสหรือตัวอักษรนี้ในเวลาเดียวกัน กรุณาเลือกใหม่"));

    private async Task<EditOutcome.Refused?> RefusalAsync(Queue? queue, List<QueueCounter> counters, QueueDetails details, CancellationToken ct)
    {
        var own = queue?.Id ?? Guid.Empty;
        var letters = new[] { details.Prefix, details.PaperPrefix };
        if (details.Prefix == details.PaperPrefix) return new("PaperPrefix", "ตัวอักษรของบัตรกระดาษต้องต่างจากบัตรธรรมดา");
        var taken = await db.Set<Queue>().Where(q => q.Id != own && (letters.Contains(q.Prefix) || letters.Contains(q.PaperPrefix))).Select(q => new { q.Name, q.Prefix, q.PaperPrefix }).FirstOrDefaultAsync(ct);
        if (taken is not null) return new(taken.Prefix == details.Prefix || taken.PaperPrefix == details.Prefix ? "Prefix" : "PaperPrefix", $"คิว {taken.Name} ใช้ตัวอักษรนี้แล้ว");
        if (details.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct)) return new("UnitId", "ไม่พบหน่วยที่เลือก");
        if (details.Counters.Select(c => c.Number).Distinct().Count() < details.Counters.Count) return new("", "เลขช่องซ้ำกัน แต่ละช่องต้องมีเลขของตนเอง");
        var points = details.Counters.Select(c => c.PointId).ToList();
        if (await db.Set<ServicePoint>().CountAsync(p => points.Contains(p.Id), ct) < points.Count) return new("", "ไม่พบจุดบริการที่เลือก");
        return queue is null ? null : await StandingAsync(queue, counters, details, ct);
    }

    /// <summary>What is in use at this moment stays.</summary>
    private async Task<EditOutcome.Refused?> StandingAsync(Queue queue, List<QueueCounter> counters, QueueDetails details, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        if (details.Prefix != queue.Prefix && await db.Set<QueueDay>().AnyAsync(d => d.QueueId == queue.Id && d.Day == today && d.LastNumber > 0, ct))
            return new("Prefix", "วันนี้ออกบัตรแล้ว เปลี่ยนตัวอักษรได้ก่อนออกบัตรใบแรกของวัน");
        if (details.PaperPrefix != queue.PaperPrefix && await db.Set<PaperBlock>().AnyAsync(b => b.QueueId == queue.Id && b.ClosedAt == null, ct))
            return new("PaperPrefix", "มีบัตรกระดาษชุดที่พิมพ์ไว้ด้วยตัวอักษรเดิม ปิดชุดนั้นก่อน");
        var open = await db.Set<CounterSession>().Where(s => s.QueueId == queue.Id && s.ClosedAt == null).Select(s => s.PointId).ToListAsync(ct);
        return counters.Find(c => open.Contains(c.PointId) && !details.Counters.Contains(new CounterOfQueue(c.PointId, c.Number))) is { } standing
            ? new("", $"ช่อง {standing.Number} เปิดอยู่ ปิดช่องก่อนจึงเปลี่ยนเลขหรือเอาออกได้")
            : null;
    }

    // Two that change places would meet under the unique index: first out of the way, then to their numbers.
    private async Task RenumberAsync(List<QueueCounter> counters, QueueDetails details, CancellationToken ct)
    {
        var moved = counters.Select(c => (Counter: c, To: details.Counters.FirstOrDefault(d => d.PointId == c.PointId))).Where(m => m.To is not null && m.To.Number != m.Counter.Number).ToList();
        if (moved.Count == 0) return;
        foreach (var (place, (counter, _)) in moved.Index()) counter.Number = -1 - place;
        await db.SaveChangesAsync(ct);
        foreach (var (counter, to) in moved) counter.Number = to!.Number;
    }

    private static void Apply(Queue queue, QueueDetails details)
    {
        var rules = details.Rules;
        (queue.Name, queue.Prefix, queue.PaperPrefix, queue.UnitId) = (details.Name, details.Prefix, details.PaperPrefix, details.UnitId);
        (queue.OrdinaryPerPriority, queue.MostCalls, queue.CallsBeforeMissed, queue.SecondsBetweenCalls) = (rules.OrdinaryPerPriority, rules.MostCalls, rules.CallsBeforeMissed, rules.SecondsBetweenCalls);
        (queue.ReturnsBehind, queue.TellWhenAhead, queue.LastCardMinutes, queue.MostPerDay) = (rules.ReturnsBehind, rules.TellWhenAhead, rules.LastCardMinutes, rules.MostPerDay);
    }

    private static Dictionary<string, string> Fields(Queue queue, IEnumerable<QueueCounter> counters) => new()
    {
        ["name"] = queue.Name,
        ["prefix"] = queue.Prefix,
        ["paper_prefix"] = queue.PaperPrefix,
        ["unit"] = queue.UnitId?.ToString("N") ?? "",
        ["ordinary_per_priority"] = Number(queue.OrdinaryPerPriority),
        ["most_calls"] = Number(queue.MostCalls),
        ["calls_before_missed"] = Number(queue.CallsBeforeMissed),
        ["seconds_between_calls"] = Number(queue.SecondsBetweenCalls),
        ["returns_behind"] = Number(queue.ReturnsBehind),
        ["tell_when_ahead"] = Number(queue.TellWhenAhead),
        ["last_card_minutes"] = Number(queue.LastCardMinutes),
        ["most_per_day"] = Number(queue.MostPerDay),
        ["counters"] = string.Join(", ", counters.OrderBy(c => c.Number).Select(c => $"{Number(c.Number)}:{c.PointId:N}")),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Closes a queue for good or for a time, or opens it again. Its cards and figures stay.</summary>
public sealed class CloseQueue(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string code, bool open, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Queue>().SingleOrDefaultAsync(q => q.Code == code, write) is not { } queue) return new EditOutcome.Unknown();
        if (queue.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (queue.IsOpen == open) return new EditOutcome.Saved(code);
        if (!open && await db.Set<CounterSession>().AnyAsync(s => s.QueueId == queue.Id && s.ClosedAt == null, write)) return new EditOutcome.Refused("", "ยังมีช่องเปิดให้บริการคิวนี้ ปิดช่องให้หมดก่อน");
        (queue.IsOpen, queue.Version) = (open, Guid.CreateVersion7(clock.Now()));
        db.Audit(new AuditRecord(actor, open ? "queue.reopened" : "queue.closed", $"queue:{code}", new Dictionary<string, AuditChange> { ["open"] = new(open ? "no" : "yes", open ? "yes" : "no") }));
        return new EditOutcome.Saved(code);
    }, ct);
}

/// <summary>Sets how many people are to be served by card in a fiscal year.</summary>
public sealed class SaveQueueSettings(ParticipationContext db, TimeProvider clock)
{
    public const int MostPeople = 1_000_000;

    public Task<EditOutcome> RunAsync(int peopleTarget, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<QueueSettings>().SingleOrDefaultAsync(s => s.Id == QueueSettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = settings?.PeopleTarget ?? new QueueSettings().PeopleTarget;
        if (before == peopleTarget) return new EditOutcome.Saved();
        if (settings is null) db.Add(settings = new QueueSettings());
        (settings.PeopleTarget, settings.Version) = (peopleTarget, Guid.CreateVersion7(clock.Now()));
        db.Audit(new AuditRecord(actor, "queue_settings.changed", "queue_settings", new Dictionary<string, AuditChange>
        {
            ["people_target"] = new(before.ToString(CultureInfo.InvariantCulture), peopleTarget.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งเป้าหมายในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
}
