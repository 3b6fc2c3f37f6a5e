using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>A person takes back their consent; what rested on it goes at once.</summary>
public sealed class WithdrawConsent(ParticipationContext db, TimeProvider clock)
{
    public Task<WithdrawConsentOutcome> RunAsync(string lineUserId, CancellationToken ct) => db.WriteAsync<WithdrawConsentOutcome>(async token =>
    {
        if (await db.FindCitizenAsync(lineUserId, token) is not { } citizen) return new WithdrawConsentOutcome.NothingGiven();
        var given = await db.Set<Consent>().Where(c => c.CitizenId == citizen.Id && c.WithdrawnAt == null).ToListAsync(token);
        var now = clock.Now();
        foreach (var consent in given) consent.Withdraw(now);
        citizen.Choose(null, now);
        return given.Count > 0 ? new WithdrawConsentOutcome.Withdrawn() : new WithdrawConsentOutcome.NothingGiven();
    }, ct);
}

public abstract record WithdrawConsentOutcome
{
    private WithdrawConsentOutcome() { }

    public abstract T Match<T>(Func<Withdrawn, T> withdrawn, Func<NothingGiven, T> nothingGiven);

    public sealed record Withdrawn : WithdrawConsentOutcome
    {
        public override T Match<T>(Func<Withdrawn, T> withdrawn, Func<NothingGiven, T> nothingGiven) => withdrawn(this);
    }

    public sealed record NothingGiven : WithdrawConsentOutcome
    {
        public override T Match<T>(Func<Withdrawn, T> withdrawn, Func<NothingGiven, T> nothingGiven) => nothingGiven(this);
    }
}
