using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>
/// Erases a person from every slice in one commit. What is under way at that moment, such as the very reply that
/// confirms it, is left to <see cref="ErasureJob"/>, which comes back for it.
/// </summary>
public sealed class EraseCitizen(ParticipationContext db, IEnumerable<IPersonalData> owners, ErasureList list, TimeProvider clock)
{
    public Task<EraseCitizenOutcome> RunAsync(string lineUserId, CancellationToken ct) => db.WriteAsync<EraseCitizenOutcome>(async token =>
    {
        var now = clock.Now();
        var held = await EraseAsync(lineUserId, now, token);
        if (!await db.Set<Erasure>().AnyAsync(e => e.FinishedAt == null && e.LineUserId == lineUserId, token))
        {
            var erasure = new Erasure { Id = Guid.CreateVersion7(now), LineUserId = lineUserId, SubjectHash = HashOf(lineUserId), RequestedAt = now };
            db.Add(erasure);
            db.OnCommitted(() => list.Note(new ListedErasure(erasure.SubjectHash, erasure.RequestedAt)));
        }
        return held.Count == 0 ? new EraseCitizenOutcome.Erased() : new EraseCitizenOutcome.PartlyHeldBack(held);
    }, ct);

    /// <summary>
    /// After a restored backup: what came up to the moment of the erasure goes once more. Without a person there is nothing of
    /// them in this database, and it learns only that they were erased.
    /// </summary>
    internal Task AgainAsync(ListedErasure listed, string? lineUserId, CancellationToken ct) => db.WriteAsync(async token =>
    {
        if (lineUserId is not null) await EraseAsync(lineUserId, listed.At, token);
        var erasure = new Erasure { Id = Guid.CreateVersion7(clock.Now()), LineUserId = lineUserId, SubjectHash = listed.SubjectHash, RequestedAt = listed.At };
        if (lineUserId is null) erasure.Finish(clock.Now());
        db.Add(erasure);
    }, ct);

    private async Task<List<string>> EraseAsync(string lineUserId, DateTime upTo, CancellationToken token)
    {
        var held = new List<string>();
        var person = new Person(lineUserId, await db.Set<Citizen>().Where(c => c.LineUserId == lineUserId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(token));
        foreach (var owner in owners)
            if ((await owner.EraseAsync(db, person, upTo, token)).HeldBack is { } why) held.Add(why);
        return held;
    }

    /// <summary>LINE's ids are 128 random bits: nobody gets from the hash to the person, and who has the id can find the erasure.</summary>
    public static string HashOf(string lineUserId) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("erased:" + lineUserId)));
}

public abstract record EraseCitizenOutcome
{
    private EraseCitizenOutcome() { }

    public abstract T Match<T>(Func<Erased, T> erased, Func<PartlyHeldBack, T> partlyHeldBack);

    public sealed record Erased : EraseCitizenOutcome
    {
        public override T Match<T>(Func<Erased, T> erased, Func<PartlyHeldBack, T> partlyHeldBack) => erased(this);
    }

    /// <summary>Why something stays and until when, one sentence each.</summary>
    public sealed record PartlyHeldBack(IReadOnlyList<string> Why) : EraseCitizenOutcome
    {
        public override T Match<T>(Func<Erased, T> erased, Func<PartlyHeldBack, T> partlyHeldBack) => partlyHeldBack(this);
    }
}
