using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

public sealed class CreateFirstAccount(ParticipationContext db, UserManager<StaffAccount> users, FirstAccountInvitation invitation, TimeProvider clock)
{
    public async Task<FirstAccountOutcome> RunAsync(string? token, string userName, string displayName, string password, CancellationToken ct)
    {
        if (!invitation.IsOpenTo(token)) return new FirstAccountOutcome.LinkIsDead();
        var outcome = await db.WriteAsync<FirstAccountOutcome>(async write =>
        {
            if (await db.Users.AnyAsync(write)) return new FirstAccountOutcome.LinkIsDead();
            var now = clock.Now();
            var account = new StaffAccount { Id = Guid.CreateVersion7(now), UserName = userName, DisplayName = displayName, CreatedAt = now };
            var result = await users.CreateAsync(account, password);
            if (!result.Succeeded) return new FirstAccountOutcome.Refused(result.Errors.ToArray());
            var actor = StaffActor.Of(account.Id);
            db.Audit(new AuditRecord(actor, "staff.first_account_created", actor));
            return new FirstAccountOutcome.Created(account);
        }, ct);
        if (outcome is not FirstAccountOutcome.Refused) invitation.Close();
        return outcome;
    }
}

public abstract record FirstAccountOutcome
{
    private FirstAccountOutcome() { }

    public abstract T Match<T>(Func<Created, T> created, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead);

    public sealed record Created(StaffAccount Account) : FirstAccountOutcome
    {
        public override T Match<T>(Func<Created, T> created, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => created(this);
    }

    /// <summary>The name or the password will not do; the link stays good.</summary>
    public sealed record Refused(IReadOnlyList<IdentityError> Errors) : FirstAccountOutcome
    {
        public override T Match<T>(Func<Created, T> created, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => refused(this);
    }

    public sealed record LinkIsDead : FirstAccountOutcome
    {
        public override T Match<T>(Func<Created, T> created, Func<Refused, T> refused, Func<LinkIsDead, T> linkIsDead) => linkIsDead(this);
    }
}
