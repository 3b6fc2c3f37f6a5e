using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>The second step of signing in: a code from the app, or one of the codes on paper. Wrong ones count towards the lockout.</summary>
public sealed class ProveSecondFactor(
    ParticipationContext db, StaffUsers users, HalfWay halfWay, TotpSecrets secrets, BeginSession begin, TimeProvider clock)
{
    public async Task<ProofOutcome> RunAsync(string typed, CancellationToken ct)
    {
        if (await halfWay.WhoAsync(users) is not { } account) return new ProofOutcome.TooLate();
        var actor = StaffActor.Of(account.Id);
        if (account.ClosedAt is not null || await users.IsLockedOutAsync(account))
        {
            await halfWay.EndAsync();
            return new ProofOutcome.TooLate();
        }
        var how = Accept(account, typed);
        if (how is null)
        {
            var locked = await db.WriteAsync(async _ =>
            {
                await users.AccessFailedAsync(account);
                db.Audit(new AuditRecord(actor, "staff.code_failed", actor));
                var isLocked = await users.IsLockedOutAsync(account);
                if (isLocked) db.Audit(new AuditRecord(actor, "staff.locked_out", actor));
                return isLocked;
            }, ct);
            if (!locked) return new ProofOutcome.Wrong();
            await halfWay.EndAsync();
            return new ProofOutcome.TooLate();
        }
        var accepted = await db.WriteAsync(async _ =>
        {
            account.AccessFailedCount = 0;
            // Two tries with one code at the same moment: the account's concurrency stamp lets one through.
            if (!(await users.UpdateAsync(account)).Succeeded) return false;
            db.Audit(new AuditRecord(actor, how, actor));
            return true;
        }, ct);
        if (!accepted) return new ProofOutcome.Wrong();
        await halfWay.EndAsync();
        await begin.RunAsync(account, hasSecondFactor: true, ct);
        return new ProofOutcome.SignedIn(RecoveryCodes.Left(account));
    }

    private string? Accept(StaffAccount account, string typed)
    {
        if (secrets.Read(account) is { } secret && Totp.Match(secret, typed, clock.Now(), account.TotpLastStep) is { } step)
        {
            account.TotpLastStep = step;
            return "staff.signed_in";
        }
        return RecoveryCodes.TrySpend(account, typed) ? "staff.signed_in_by_recovery_code" : null;
    }
}

public abstract record ProofOutcome
{
    private ProofOutcome() { }

    public abstract T Match<T>(Func<SignedIn, T> signedIn, Func<Wrong, T> wrong, Func<TooLate, T> tooLate);

    public sealed record SignedIn(int RecoveryCodesLeft) : ProofOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<Wrong, T> wrong, Func<TooLate, T> tooLate) => signedIn(this);
    }

    public sealed record Wrong : ProofOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<Wrong, T> wrong, Func<TooLate, T> tooLate) => wrong(this);
    }

    /// <summary>The way in begins anew: no password before, too long ago, or locked.</summary>
    public sealed record TooLate : ProofOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<Wrong, T> wrong, Func<TooLate, T> tooLate) => tooLate(this);
    }
}
