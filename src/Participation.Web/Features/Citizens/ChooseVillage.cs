using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>A person says which village they live in, or that they would rather not.</summary>
public sealed class ChooseVillage(ParticipationContext db, TimeProvider clock)
{
    /// <param name="lineUserId">Who.</param>
    /// <param name="villageId">The village, or null to pass over the question.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<ChooseVillageOutcome> RunAsync(string lineUserId, Guid? villageId, CancellationToken ct) => db.WriteAsync<ChooseVillageOutcome>(async token =>
    {
        var now = clock.Now();
        if (villageId is null)
        {
            (await db.CitizenOfLineUserAsync(lineUserId, now, token)).PassOver(now);
            return new ChooseVillageOutcome.PassedOver();
        }
        if (await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == villageId, token) is not { } village) return new ChooseVillageOutcome.NoSuchVillage();
        (await db.CitizenOfLineUserAsync(lineUserId, now, token)).Choose(village.Id, now);
        return new ChooseVillageOutcome.Chosen(village);
    }, ct);
}

public abstract record ChooseVillageOutcome
{
    private ChooseVillageOutcome() { }

    public abstract T Match<T>(Func<Chosen, T> chosen, Func<PassedOver, T> passedOver, Func<NoSuchVillage, T> noSuchVillage);

    public sealed record Chosen(Village Village) : ChooseVillageOutcome
    {
        public override T Match<T>(Func<Chosen, T> chosen, Func<PassedOver, T> passedOver, Func<NoSuchVillage, T> noSuchVillage) => chosen(this);
    }

    public sealed record PassedOver : ChooseVillageOutcome
    {
        public override T Match<T>(Func<Chosen, T> chosen, Func<PassedOver, T> passedOver, Func<NoSuchVillage, T> noSuchVillage) => passedOver(this);
    }

    /// <summary>A button of a village that is no longer in the list.</summary>
    public sealed record NoSuchVillage : ChooseVillageOutcome
    {
        public override T Match<T>(Func<Chosen, T> chosen, Func<PassedOver, T> passedOver, Func<NoSuchVillage, T> noSuchVillage) => noSuchVillage(this);
    }
}
