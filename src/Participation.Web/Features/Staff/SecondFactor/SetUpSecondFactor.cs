using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>What the set-up page shows: the QR's address, the secret as text, and what its form brings back.</summary>
public sealed record SecondFactorDraft(string Address, string Typed, string Sealed);

/// <summary>
/// Ties an authenticator app to the account. The secret counts only once a code from the app has proved that it arrived;
/// until then an app tied before goes on working.
/// </summary>
public sealed class SetUpSecondFactor(ParticipationContext db, StaffUsers users, TotpSecrets secrets, EndSessions endSessions, TimeProvider clock)
{
    /// <summary>A new secret, or the one a form brought back: a mistyped code must not make the QR another.</summary>
    public async Task<SecondFactorDraft> DraftAsync(Guid accountId, string? posted, CancellationToken ct)
    {
        var userName = await db.Users.Where(a => a.Id == accountId).Select(a => a.UserName!).SingleAsync(ct);
        var secret = secrets.OpenDraft(accountId, posted) ?? TotpSecrets.Make();
        return new SecondFactorDraft(Totp.Address(userName, secret), Totp.Base32(secret), secrets.SealDraft(accountId, secret));
    }

    public async Task<SetUpOutcome> RunAsync(Guid accountId, Guid sessionId, string? posted, string code, CancellationToken ct)
    {
        if (secrets.OpenDraft(accountId, posted) is not { } secret) return new SetUpOutcome.WrongCode();
        var account = await users.FindByIdAsync(accountId.ToString()) ?? throw new InvalidOperationException("The account of the session is gone.");
        if (Totp.Match(secret, code, clock.Now(), lastUsed: 0) is not { } step) return new SetUpOutcome.WrongCode();
        var codes = await db.WriteAsync(async write =>
        {
            (account.TotpSecret, account.TotpLastStep, account.TwoFactorEnabled) = (secrets.Protect(secret), step, true);
            var fresh = RecoveryCodes.Renew(account);
            var result = await users.UpdateAsync(account);
            if (!result.Succeeded) throw new DbUpdateConcurrencyException(string.Join(' ', result.Errors.Select(e => e.Code)));
            // The person who typed the code is the one in front of this browser; other browsers have not proved it.
            await endSessions.RunAsync(accountId, StaffActor.Of(accountId), write, except: sessionId);
            var session = await db.Set<StaffSession>().SingleAsync(s => s.Id == sessionId, write);
            session.HasSecondFactor = true;
            db.Audit(new AuditRecord(StaffActor.Of(accountId), "staff.second_factor_set_up", StaffActor.Of(accountId)));
            return fresh;
        }, ct);
        return new SetUpOutcome.Done(codes);
    }

    /// <summary>Ten new codes; the old ones are void.</summary>
    public Task<IReadOnlyList<string>> RenewCodesAsync(Guid accountId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, write);
        var codes = RecoveryCodes.Renew(account);
        db.Audit(new AuditRecord(StaffActor.Of(accountId), "staff.recovery_codes_renewed", StaffActor.Of(accountId)));
        return codes;
    }, ct);
}

public abstract record SetUpOutcome
{
    private SetUpOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<WrongCode, T> wrongCode);

    public sealed record Done(IReadOnlyList<string> RecoveryCodes) : SetUpOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<WrongCode, T> wrongCode) => done(this);
    }

    public sealed record WrongCode : SetUpOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<WrongCode, T> wrongCode) => wrongCode(this);
    }
}
