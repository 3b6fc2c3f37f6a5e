using Microsoft.AspNetCore.Identity;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Staff;

/// <summary>Changes the password of the person signed in; their other sessions end within a minute.</summary>
public sealed class ChangeOwnPassword(ParticipationContext db, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
{
    public async Task<PasswordOutcome> RunAsync(Guid accountId, string current, string chosen, CancellationToken ct)
    {
        var account = await users.FindByIdAsync(accountId.ToString()) ?? throw new InvalidOperationException("The account of the session is gone.");
        // Counts like a sign-in: an unattended screen is no place to try passwords without end.
        var check = await signIn.CheckPasswordSignInAsync(account, current, lockoutOnFailure: true);
        var actor = StaffActor.Of(accountId);
        if (!check.Succeeded)
        {
            db.Audit(new AuditRecord(actor, "staff.password_change_failed", actor));
            await db.SaveChangesAsync(ct);
            return new PasswordOutcome.CurrentIsWrong();
        }
        var result = await users.ChangePasswordAsync(account, current, chosen);
        if (!result.Succeeded) return new PasswordOutcome.Refused(result.Errors.ToArray());
        db.Audit(new AuditRecord(actor, "staff.password_changed", actor));
        await db.SaveChangesAsync(ct);
        await signIn.RefreshSignInAsync(account);
        return new PasswordOutcome.Changed();
    }
}

public abstract record PasswordOutcome
{
    private PasswordOutcome() { }

    public abstract T Match<T>(Func<Changed, T> changed, Func<CurrentIsWrong, T> currentIsWrong, Func<Refused, T> refused);

    public sealed record Changed : PasswordOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<CurrentIsWrong, T> currentIsWrong, Func<Refused, T> refused) => changed(this);
    }

    public sealed record CurrentIsWrong : PasswordOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<CurrentIsWrong, T> currentIsWrong, Func<Refused, T> refused) => currentIsWrong(this);
    }

    public sealed record Refused(IReadOnlyList<IdentityError> Errors) : PasswordOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<CurrentIsWrong, T> currentIsWrong, Func<Refused, T> refused) => refused(this);
    }
}
