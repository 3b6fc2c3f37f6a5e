using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Invitations;

/// <summary>Somebody with a link chooses a password, and at the first time a user name. The link is spent only by that.</summary>
public sealed class AcceptInvitation(ParticipationContext db, StaffUsers users, OneTimeLinks links, EndSessions endSessions, TimeProvider clock)
{
    public async Task<AcceptOutcome> RunAsync(string? token, string? userName, string password, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync(write => TryAsync(token, userName, password, write), ct);
        }
        catch (RefusedByIdentityException refused)
        {
            return new AcceptOutcome.Refused(refused.Errors);
        }
    }

    private async Task<AcceptOutcome> TryAsync(string? token, string? userName, string password, CancellationToken ct)
    {
        if (await links.FindOpenAsync(token, ct) is not { } invitation) return new AcceptOutcome.LinkIsDead();
        var account = await db.Users.SingleAsync(a => a.Id == invitation.AccountId, ct);
        if (account.ClosedAt is not null) return new AcceptOutcome.LinkIsDead();
        if (invitation.Purpose == InvitationPurpose.Join)
        {
            Demand(await users.SetUserNameAsync(account, userName));
        }
        if (account.PasswordHash is not null) Demand(await users.RemovePasswordAsync(account));
        Demand(await users.AddPasswordAsync(account, password));
        if (invitation.Purpose == InvitationPurpose.LostPhone)
            (account.TwoFactorEnabled, account.TotpSecret, account.TotpLastStep, account.RecoveryHashes) = (false, null, 0, "");
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        invitation.SpentAt = clock.Now();
        var actor = StaffActor.Of(account.Id);
        await endSessions.RunAsync(account.Id, actor, ct);
        db.Audit(new AuditRecord(actor, invitation.Purpose switch
        {
            InvitationPurpose.Join => "staff.joined",
            InvitationPurpose.NewPassword => "staff.password_reset",
            InvitationPurpose.LostPhone => "staff.second_factor_reset",
        }, actor));
        return new AcceptOutcome.Accepted(account);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new RefusedByIdentityException(result.Errors.ToArray());
    }

    // Rolls the transaction back: half a change would leave an account without a password.
    private sealed class RefusedByIdentityException(IReadOnlyList<IdentityError> errors) : Exception
    {
        public IReadOnlyList<IdentityError> Errors { get; } = errors;
    }
}

public abstract record AcceptOutcome
{
    private AcceptOutcome() { }

    public abstract T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead);

    public sealed record Accepted(StaffAccount Account) : AcceptOutcome
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => accepted(this);
    }

    /// <summary>The name or the password will not do; the link stays good.</summary>
    public sealed record Refused(IReadOnlyList<IdentityError> Errors) : AcceptOutcome
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => refused(this);
    }

    public sealed record LinkIsDead : AcceptOutcome
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => linkIsDead(this);
    }
}
