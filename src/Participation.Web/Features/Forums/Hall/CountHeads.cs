using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>One press at the desk or one line of a sheet, under the id that the desk gave it.</summary>
public sealed record DeskEntry(Guid Id, Guid? VillageId, HallWay Way, int Heads, DateTime At)
{
    public HallGender? Gender { get; init; }
    public HallAge? Age { get; init; }
}

public enum DeskResult
{
    Accepted,
    Duplicate,
    Refused,
}

/// <summary>
/// Takes in what a desk counted: at once, or later what it kept while the network was away. Each id counts once, whatever arrives
/// twice. One entry in the trail for each delivery, with what it changed by village.
/// </summary>
public sealed class CountHeads(ParticipationContext db, TimeProvider clock)
{
    public const int MostEntries = 200;

    /// <param name="number">Which forum.</param>
    /// <param name="entries">In the order in which they were counted.</param>
    /// <param name="sentAt">The desk's clock now; null where it is ours.</param>
    /// <param name="actor">Who delivers.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<CountHeadsOutcome> RunAsync(int number, IReadOnlyList<DeskEntry?> entries, DateTime? sentAt, string actor, CancellationToken ct) => db.WriteOnceAsync<CountHeadsOutcome>(async write =>
    {
        var now = clock.Now();
        if (await db.FindForumAsync(number, write) is not { } forum || !forum.TakesDesk(ThaiCalendar.Day(now))) return new CountHeadsOutcome.NotOpen();
        var ids = entries.OfType<DeskEntry>().Select(e => e.Id).ToList();
        var known = (await db.Set<HallEntry>().Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(write)).ToHashSet();
        var villages = (await db.Set<Village>().Where(v => v.IsActive).Select(v => v.Id).ToListAsync(write)).ToHashSet();
        var asks = (await db.ForumSettingsAsync(write)).AsksGenderAndAge;
        var standing = (await db.HallCountsAsync(forum.Id, write)).ToDictionary(c => Key(c.VillageId), c => c.Own + c.Desk + c.Paper);
        var (results, changed) = (new List<DeskResult>(), new Dictionary<string, int>());
        var earliest = ThaiCalendar.StartOf(forum.Day);
        foreach (var entry in entries)
        {
            results.Add(Take(entry));
            if (results[^1] != DeskResult.Accepted) continue;
            db.Add(new HallEntry
            {
                Id = entry!.Id,
                ForumId = forum.Id,
                VillageId = entry.VillageId,
                Way = entry.Way,
                Heads = entry.Heads,
                Gender = asks ? entry.Gender : null,
                Age = asks ? entry.Age : null,
                OccurredAt = Bounded(entry.At + (now - (sentAt ?? now)), earliest, now),
                ReceivedAt = now,
            });
        }
        if (changed.Count > 0)
            db.Audit(new AuditRecord(actor, "forum.counted", ForumFinding.Subject(number), changed.ToDictionary(c => c.Key, c => new AuditChange(null, c.Value.ToString("+0;-0;0", CultureInfo.InvariantCulture)))));
        return new CountHeadsOutcome.Counted(results);

        DeskResult Take(DeskEntry? entry)
        {
            if (entry is null || entry.Way is not (HallWay.Desk or HallWay.Paper) || entry.Heads == 0 || Math.Abs(entry.Heads) > HallEntry.MostHeads) return DeskResult.Refused;
            if (!known.Add(entry.Id)) return DeskResult.Duplicate;
            if (entry.VillageId is { } village && !villages.Contains(village)) return DeskResult.Refused;
            var key = Key(entry.VillageId);
            var after = standing.GetValueOrDefault(key) + entry.Heads;
            // Nobody goes out who was not counted in; whoever comes in is counted, whatever stands.
            if (entry.Heads < 0 && after < 0) return DeskResult.Refused;
            standing[key] = after;
            var of = $"{entry.Way}:{(entry.VillageId is { } id ? id.ToString("N") : "elsewhere")}";
            changed[of] = changed.GetValueOrDefault(of) + entry.Heads;
            return DeskResult.Accepted;
        }
    }, ct);

    private static Guid Key(Guid? village) => village ?? Guid.Empty;

    private static DateTime Bounded(DateTime at, DateTime earliest, DateTime latest) => at < earliest ? earliest : at > latest ? latest : at;
}

/// <summary>Takes a line of a sheet back that was entered wrongly. It stays in the record beside what takes it back.</summary>
public sealed class UndoHeads(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid entryId, string actor, CancellationToken ct) => db.WriteOnceAsync<EditOutcome>(async write =>
    {
        var now = clock.Now();
        if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (!forum.TakesDesk(ThaiCalendar.Day(now))) return new EditOutcome.Refused("", HallTerms.DeskClosed);
        if (await db.Set<HallEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.ForumId == forum.Id && e.Way == HallWay.Paper && e.Undoes == null, write) is not { } entry) return new EditOutcome.Unknown();
        // Taken back before: a second press says the same.
        if (await db.Set<HallEntry>().AnyAsync(e => e.Undoes == entryId, write)) return new EditOutcome.Saved();
        var standing = (await db.HallCountsAsync(forum.Id, write)).Where(c => c.VillageId == entry.VillageId).Sum(c => c.Own + c.Desk + c.Paper);
        if (standing < entry.Heads) return new EditOutcome.Refused("", $"เอาใบนี้ออกไม่ได้ ใบนี้มี {entry.Heads} คน แต่ที่นี่เหลือ {Math.Max(0, standing)} คน เพราะเอาคนออกที่โต๊ะไปแล้ว");
        db.Add(new HallEntry { Id = Guid.CreateVersion7(now), ForumId = forum.Id, VillageId = entry.VillageId, Way = entry.Way, Heads = -entry.Heads, OccurredAt = now, ReceivedAt = now, Undoes = entry.Id });
        db.Audit(new AuditRecord(actor, "forum.count_undone", ForumFinding.Subject(number), new Dictionary<string, AuditChange>
        {
            [$"{entry.Way}:{(entry.VillageId is { } id ? id.ToString("N") : "elsewhere")}"] = new(entry.Heads.ToString(CultureInfo.InvariantCulture), "0"),
        }));
        return new EditOutcome.Saved();
    }, ct);
}

public abstract record CountHeadsOutcome
{
    private CountHeadsOutcome() { }

    public abstract T Match<T>(Func<Counted, T> counted, Func<NotOpen, T> notOpen);

    /// <param name="Results">What became of each, in their order.</param>
    public sealed record Counted(IReadOnlyList<DeskResult> Results) : CountHeadsOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<NotOpen, T> notOpen) => counted(this);
    }

    /// <summary>Not the day, long over, or called off.</summary>
    public sealed record NotOpen : CountHeadsOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}
