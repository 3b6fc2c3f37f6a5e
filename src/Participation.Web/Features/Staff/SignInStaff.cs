using Microsoft.AspNetCore.Identity;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Staff;

/// <summary>
/// The first step of signing in. Unknown name, wrong password, locked and closed account get the same answer after the same
/// work, so that nobody learns which accounts there are.
/// </summary>
public sealed class SignInStaff(
    StaffUsers users, IPasswordHasher<StaffAccount> hasher, ParticipationContext db, HalfWay halfWay, BeginSession begin, ILogger<SignInStaff> log)
{
    // Hashed once per process with the same cost as a real one.
    private static string? _decoyHash;

    public async Task<SignInOutcome> RunAsync(string userName, string password, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName) is not { ClosedAt: null, PasswordHash: not null } account)
        {
            VerifyDecoy(password);
            // Not audited: anybody can type any name, and the trail cannot be cleaned.
            log.LogWarning("A sign-in with an unknown user name was refused");
            return new SignInOutcome.Refused();
        }
        if (await users.IsLockedOutAsync(account))
        {
            // Nothing new to record: the lockout is in the trail, and further tries must not flood it.
            VerifyDecoy(password);
            return new SignInOutcome.Refused();
        }
        if (!await CheckAsync(account, password, ct)) return new SignInOutcome.Refused();
        if (account.TwoFactorEnabled)
        {
            // Failed tries are forgotten only after the code: knowing the password must not buy endless guesses at it.
            await halfWay.BeginAsync(account);
            return new SignInOutcome.NeedsCode();
        }
        await db.WriteAsync(async _ =>
        {
            if (account.AccessFailedCount > 0) await users.ResetAccessFailedCountAsync(account);
            db.Audit(new AuditRecord(StaffActor.Of(account.Id), "staff.signed_in", StaffActor.Of(account.Id)));
        }, ct);
        await begin.RunAsync(account, hasSecondFactor: false, ct);
        return new SignInOutcome.SignedIn();
    }

    private async Task<bool> CheckAsync(StaffAccount account, string password, CancellationToken ct)
    {
        if (await users.CheckPasswordAsync(account, password)) return true;
        var actor = StaffActor.Of(account.Id);
        await db.WriteAsync(async _ =>
        {
            await users.AccessFailedAsync(account);
            db.Audit(new AuditRecord(actor, "staff.sign_in_failed", actor));
            if (await users.IsLockedOutAsync(account)) db.Audit(new AuditRecord(actor, "staff.locked_out", actor));
        }, ct);
        return false;
    }

    private void VerifyDecoy(string password)
    {
        var nobody = new StaffAccount { DisplayName = "", CreatedAt = default };
        var decoy = _decoyHash ??= hasher.HashPassword(nobody, "nobody has this password");
        hasher.VerifyHashedPassword(nobody, decoy, password);
    }
}

public abstract record SignInOutcome
{
    private SignInOutcome() { }

    public abstract T Match<T>(Func<SignedIn, T> signedIn, Func<NeedsCode, T> needsCode, Func<Refused, T> refused);

    public sealed record SignedIn : SignInOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<NeedsCode, T> needsCode, Func<Refused, T> refused) => signedIn(this);
    }

    /// <summary>The password was right; the code from the phone comes next.</summary>
    public sealed record NeedsCode : SignInOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<NeedsCode, T> needsCode, Func<Refused, T> refused) => needsCode(this);
    }

    public sealed record Refused : SignInOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<NeedsCode, T> needsCode, Func<Refused, T> refused) => refused(this);
    }
}
