using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Multicasts;

/// <param name="SubjectId">Who was told of it once is left out.</param>
/// <param name="Topic">Kind of news.</param>
/// <param name="Payload">The messages as they go to LINE.</param>
/// <param name="NotAfter">When it is old news.</param>
/// <param name="MostPeople">The price somebody agreed to.</param>
public sealed record NewMulticast(Guid SubjectId, string Topic, byte[] Payload, DateTime NotAfter, int MostPeople);

/// <summary>
/// Freezes who gets it and books what it costs, all of it or nothing, in the caller's write transaction. It begins to leave after
/// the commit.
/// </summary>
public sealed class BeginMulticast(ParticipationContext db, QuotaLedger quota, MulticastSignal signal, OrderedIds ids, TimeProvider clock)
{
    /// <param name="wanted">What is said, and to how many at most.</param>
    /// <param name="people">LINE ids; asked once, inside the transaction.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<BeginMulticastOutcome> RunAsync(NewMulticast wanted, IQueryable<string> people, CancellationToken ct)
    {
        // The month's row makes those who begin at the same time take turns: the second finds whom the first has taken.
        var month = await quota.LockThisMonthAsync(ct);
        if (await db.IsForgottenAsync(wanted.SubjectId, ct)) return new BeginMulticastOutcome.TooOld();
        var told = db.Set<ToldPerson>().Where(t => t.SubjectId == wanted.SubjectId);
        var chosen = (await people.Where(id => !told.Any(t => t.LineId == id)).ToListAsync(ct)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0) return new BeginMulticastOutcome.Nobody();
        if (chosen.Count > wanted.MostPeople) return new BeginMulticastOutcome.CostsMore(chosen.Count);
        if (!month.TryBook(chosen.Count, mayUseReserve: false, quota.ReservePercent)) return new BeginMulticastOutcome.NotEnough(chosen.Count, month.Free(quota.ReservePercent) ?? 0);

        var now = clock.Now();
        var multicast = new Multicast { Id = ids.Next(now), SubjectId = wanted.SubjectId, Topic = wanted.Topic, Payload = wanted.Payload, CreatedAt = now, NotAfter = wanted.NotAfter };
        db.Add(multicast);
        var (kept, number) = (0, 0);
        foreach (var part in chosen.Chunk(MulticastChunk.MostPeople))
        {
            number++;
            var taken = await FreezeAsync(multicast, number, part, now, ct);
            // Somebody was told by an answer at this very moment.
            if (taken < part.Length) month.GiveBack(part.Length - taken);
            if (taken == 0) continue;
            kept += taken;
            db.Add(new MulticastChunk { MulticastId = multicast.Id, Number = number, Count = taken, RetryKey = ids.Next(now), NextAttemptAt = now, BookedIn = month.Month });
        }
        if (kept == 0) multicast.Finish(now);
        db.OnCommitted(signal.Set);
        return new BeginMulticastOutcome.Begun(multicast.Id, kept);
    }

    /// <summary>By hand, since EF would send a row for each of a hundred thousand; the same for both engines.</summary>
    private Task<int> FreezeAsync(Multicast multicast, int number, string[] people, DateTime now, CancellationToken ct)
    {
        var sql = new StringBuilder("INSERT INTO told_people (subject_id, multicast_id, chunk, at, line_id) VALUES ");
        for (var i = 0; i < people.Length; i++) sql.Append(i == 0 ? "" : ", ").Append("({0}, {1}, {2}, {3}, {").Append(i + 4).Append("})");
        sql.Append(" ON CONFLICT (subject_id, line_id) DO NOTHING");
        return db.Database.ExecuteSqlRawAsync(sql.ToString(), [multicast.SubjectId, multicast.Id, number, now, .. people], ct);
    }
}

public abstract record BeginMulticastOutcome
{
    private BeginMulticastOutcome() { }

    public abstract T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld);

    public sealed record Begun(Guid MulticastId, int People) : BeginMulticastOutcome
    {
        public override T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld) => begun(this);
    }

    /// <summary>Everybody has it already, or there is nobody.</summary>
    public sealed record Nobody : BeginMulticastOutcome
    {
        public override T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld) => nobody(this);
    }

    /// <summary>More people than were agreed to: somebody followed meanwhile.</summary>
    public sealed record CostsMore(int People) : BeginMulticastOutcome
    {
        public override T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld) => costsMore(this);
    }

    public sealed record NotEnough(int People, long Free) : BeginMulticastOutcome
    {
        public override T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld) => notEnough(this);
    }

    /// <summary>Nobody knows any longer who was told of the subject.</summary>
    public sealed record TooOld : BeginMulticastOutcome
    {
        public override T Match<T>(Func<Begun, T> begun, Func<Nobody, T> nobody, Func<CostsMore, T> costsMore, Func<NotEnough, T> notEnough, Func<TooOld, T> tooOld) => tooOld(this);
    }
}
