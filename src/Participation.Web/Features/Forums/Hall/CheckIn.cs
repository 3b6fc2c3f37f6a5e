using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>What somebody says of themselves at the door; the name only where they consented to its list.</summary>
public sealed record Arrival(Guid? VillageId, HallWay Way)
{
    public HallGender? Gender { get; init; }
    public HallAge? Age { get; init; }
    public string? Name { get; init; }
}

/// <summary>Somebody says "I am here". Counted once for their key, however often they press.</summary>
public sealed class CheckInToForum(ParticipationContext db, TimeProvider clock)
{
    public Task<CheckInToForumOutcome> RunAsync(int number, byte[] key, Arrival arrival, CancellationToken ct) => db.WriteOnceAsync<CheckInToForumOutcome>(async write =>
    {
        var now = clock.Now();
        var settings = await db.ForumSettingsAsync(write);
        if (await db.FindForumAsync(number, write) is not { } forum) return new CheckInToForumOutcome.Shut("ไม่พบเวทีนี้");
        if (await db.FindPhoneAsync(forum.Id, key, write) is { } earlier) return await AgainAsync(forum, earlier, arrival, write);
        if (forum.HallAt(settings, now) != HallTime.Open) return new CheckInToForumOutcome.Shut(forum.Shut(settings, now));
        var entry = new HallEntry
        {
            Id = Guid.CreateVersion7(now),
            ForumId = forum.Id,
            VillageId = await KnownAsync(arrival.VillageId, write),
            Way = arrival.Way,
            Heads = 1,
            Gender = settings.AsksGenderAndAge ? arrival.Gender : null,
            Age = settings.AsksGenderAndAge ? arrival.Age : null,
            OccurredAt = now,
            ReceivedAt = now,
        };
        db.AddRange(entry, new HallPhone { EntryId = entry.Id, ForumId = forum.Id, Key = key, At = now });
        if (arrival.Name is { Length: > 0 } name) db.Add(new HallName { EntryId = entry.Id, ForumId = forum.Id, Name = name, ConsentedAt = now });
        return new CheckInToForumOutcome.In(forum, entry.VillageId, IsAgain: false);
    }, ct);

    /// <summary>A friend in LINE who has only now said where they live is counted there.</summary>
    private async Task<CheckInToForumOutcome> AgainAsync(Forum forum, HallPhone earlier, Arrival arrival, CancellationToken ct)
    {
        var entry = await db.Set<HallEntry>().SingleAsync(e => e.Id == earlier.EntryId, ct);
        if (entry is { Way: HallWay.Line, VillageId: null }) entry.VillageId = await KnownAsync(arrival.VillageId, ct);
        return new CheckInToForumOutcome.In(forum, entry.VillageId, IsAgain: true);
    }

    private async Task<Guid?> KnownAsync(Guid? village, CancellationToken ct) =>
        village is { } id && await db.Set<Village>().AnyAsync(v => v.Id == id && v.IsActive, ct) ? id : null;
}

/// <summary>Somebody takes their name out of the list. That they came stays counted.</summary>
public sealed class ForgetHallName(ParticipationContext db)
{
    public async Task RunAsync(Guid forum, byte[] key, CancellationToken ct)
    {
        await db.WriteAsync(async write =>
        {
            if (await db.FindPhoneAsync(forum, key, write) is { } phone) db.RemoveRange(await db.Set<HallName>().Where(n => n.EntryId == phone.EntryId).ToListAsync(write));
        }, ct);
        await db.OverwriteDeletedAsync(ct);
    }
}

public static class HallPhones
{
    public static Task<HallPhone?> FindPhoneAsync(this ParticipationContext db, Guid forum, byte[] key, CancellationToken ct) =>
        db.Set<HallPhone>().AsNoTracking().SingleOrDefaultAsync(p => p.ForumId == forum && p.Key == key, ct);
}

public abstract record CheckInToForumOutcome
{
    private CheckInToForumOutcome() { }

    public abstract T Match<T>(Func<In, T> isIn, Func<Shut, T> shut);

    /// <param name="Forum">Which.</param>
    /// <param name="VillageId">Where they are counted.</param>
    /// <param name="IsAgain">They were in before; nothing was added.</param>
    public sealed record In(Forum Forum, Guid? VillageId, bool IsAgain) : CheckInToForumOutcome
    {
        public override T Match<T>(Func<In, T> isIn, Func<Shut, T> shut) => isIn(this);
    }

    public sealed record Shut(string Words) : CheckInToForumOutcome
    {
        public override T Match<T>(Func<In, T> isIn, Func<Shut, T> shut) => shut(this);
    }
}
