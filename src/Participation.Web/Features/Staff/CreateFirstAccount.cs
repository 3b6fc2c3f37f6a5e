using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

public sealed class CreateFirstAccount(ParticipationContext db, StaffUsers users, FirstAccountInvitation invitation, TimeProvider clock)
{
    /// <summary>Stands where an order's number would, for the one administrator nobody could appoint.</summary>
    public const string FirstOrder = "ติดตั้งระบบ";

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
            MakeAdministrator(account.Id, now);
            var actor = StaffActor.Of(account.Id);
            db.Audit(new AuditRecord(actor, "staff.first_account_created", actor));
            return new FirstAccountOutcome.Created(account);
        }, ct);
        if (outcome is not FirstAccountOutcome.Refused) invitation.Close();
        return outcome;
    }

    private void MakeAdministrator(Guid accountId, DateTime now)
    {
        var today = ThaiCalendar.Day(now);
        var position = new Position { Id = Guid.CreateVersion7(now), Title = StaffRole.Administrator.Words(), CreatedAt = now, Version = Guid.CreateVersion7(now) };
        db.Add(position);
        db.Add(new Holding { Id = Guid.CreateVersion7(now), PositionId = position.Id, AccountId = accountId, From = today });
        db.Add(new RoleGrant { Id = Guid.CreateVersion7(now), PositionId = position.Id, Role = StaffRole.Administrator, OrderNumber = FirstOrder, OrderDate = today, From = today });
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
