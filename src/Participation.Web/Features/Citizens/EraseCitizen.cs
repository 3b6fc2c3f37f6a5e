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
public sealed class EraseCitizen(ParticipationContext db, IEnumerable<IPersonalData> owners, TimeProvider clock)
{
    public Task<EraseCitizenOutcome> RunAsync(string lineUserId, CancellationToken ct) => db.WriteAsync<EraseCitizenOutcome>(async token =>
    {
        var now = clock.Now();
        var held = new List<string>();
        var person = new Person(lineUserId, await db.Set<Citizen>().Where(c => c.LineUserId == lineUserId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(token));
        foreach (var owner in owners)
            if ((await owner.EraseAsync(db, person, now, token)).HeldBack is { } why) held.Add(why);
        if (!await db.Set<Erasure>().AnyAsync(e => e.FinishedAt == null && e.LineUserId == lineUserId, token))
            db.Add(new Erasure { Id = Guid.CreateVersion7(now), LineUserId = lineUserId, SubjectHash = HashOf(lineUserId), RequestedAt = now });
        return held.Count == 0 ? new EraseCitizenOutcome.Erased() : new EraseCitizenOutcome.PartlyHeldBack(held);
    }, ct);

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
