using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>A person says which village they live in, which is their consent to remember it, or that they would rather not.</summary>
public sealed class ChooseVillage(ParticipationContext db, CurrentNotice notice, TimeProvider clock)
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
        var citizen = await db.CitizenOfLineUserAsync(lineUserId, now, token);
        citizen.Choose(village.Id, now);
        await ConsentAsync(citizen, now, token);
        return new ChooseVillageOutcome.Chosen(village);
    }, ct);

    private async Task ConsentAsync(Citizen citizen, DateTime now, CancellationToken ct)
    {
        var version = await notice.VersionAsync(ct);
        if (await db.Set<Consent>().AnyAsync(c => c.CitizenId == citizen.Id && c.Purpose == Consent.ToVillage && c.NoticeVersion == version && c.WithdrawnAt == null, ct)) return;
        db.Add(new Consent { Id = Guid.CreateVersion7(now), CitizenId = citizen.Id, Purpose = Consent.ToVillage, NoticeVersion = version, GivenAt = now });
    }
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
