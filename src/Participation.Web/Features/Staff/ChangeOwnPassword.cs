using Microsoft.AspNetCore.Identity;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Staff;

/// <summary>Changes the password of the person signed in; their other sessions end at once.</summary>
public sealed class ChangeOwnPassword(ParticipationContext db, StaffUsers users, EndSessions endSessions)
{
    public async Task<PasswordOutcome> RunAsync(Guid accountId, Guid sessionId, string current, string chosen, CancellationToken ct)
    {
        var account = await users.FindByIdAsync(accountId.ToString()) ?? throw new InvalidOperationException("The account of the session is gone.");
        var actor = StaffActor.Of(accountId);
        // Counts like a sign-in: an unattended screen is no place to try passwords without end.
        if (await users.IsLockedOutAsync(account)) return new PasswordOutcome.CurrentIsWrong();
        if (!await users.CheckPasswordAsync(account, current))
        {
            await db.WriteAsync(async _ =>
            {
                await users.AccessFailedAsync(account);
                db.Audit(new AuditRecord(actor, "staff.password_change_failed", actor));
            }, ct);
            return new PasswordOutcome.CurrentIsWrong();
        }
        return await db.WriteAsync<PasswordOutcome>(async write =>
        {
            var result = await users.ChangePasswordAsync(account, current, chosen);
            if (!result.Succeeded) return new PasswordOutcome.Refused(result.Errors.ToArray());
            await endSessions.RunAsync(accountId, actor, write, except: sessionId);
            db.Audit(new AuditRecord(actor, "staff.password_changed", actor));
            return new PasswordOutcome.Changed();
        }, ct);
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
