using Microsoft.AspNetCore.Identity;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Staff;

/// <summary>
/// Signs a person in. Unknown name, wrong password and locked account get the same answer after the same work,
/// so that nobody learns which accounts there are.
/// </summary>
public sealed class SignInStaff(
    SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, ParticipationContext db, ILogger<SignInStaff> log)
{
    // Hashed once per process with the same cost as a real one.
    private static string? _decoyHash;

    public async Task<SignInOutcome> RunAsync(string userName, string password, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName) is not { } account)
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

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        var actor = StaffActor.Of(account.Id);
        db.Audit(new AuditRecord(actor, result.Succeeded ? "staff.signed_in" : "staff.sign_in_failed", actor));
        if (result.IsLockedOut) db.Audit(new AuditRecord(actor, "staff.locked_out", actor));
        await db.SaveChangesAsync(ct);
        if (!result.Succeeded) return new SignInOutcome.Refused();
        await signIn.SignInAsync(account, isPersistent: false);
        return new SignInOutcome.SignedIn();
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

    public abstract T Match<T>(Func<SignedIn, T> signedIn, Func<Refused, T> refused);

    public sealed record SignedIn : SignInOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<Refused, T> refused) => signedIn(this);
    }

    public sealed record Refused : SignInOutcome
    {
        public override T Match<T>(Func<SignedIn, T> signedIn, Func<Refused, T> refused) => refused(this);
    }
}
