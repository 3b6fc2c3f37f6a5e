using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Invitations;

/// <summary>Makes an account for a colleague, in a position from today on, and the link through which they take it over.</summary>
public sealed class InviteColleague(ParticipationContext db, StaffUsers users, OneTimeLinks links, TimeProvider clock)
{
    public Task<InviteOutcome> RunAsync(string displayName, Guid positionId, string actor, CancellationToken ct) => db.WriteAsync<InviteOutcome>(async write =>
    {
        if (!await db.Set<Position>().AnyAsync(p => p.Id == positionId && p.ClosedAt == null, write)) return new InviteOutcome.NoSuchPosition();
        var now = clock.Now();
        // A name nobody can sign in with, until its owner chooses one.
        var id = Guid.CreateVersion7(now);
        var account = new StaffAccount { Id = id, UserName = $"invited-{id:N}", DisplayName = displayName, CreatedAt = now };
        var result = await users.CreateAsync(account);
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        db.Add(new Holding { Id = Guid.CreateVersion7(now), AccountId = id, PositionId = positionId, From = ThaiCalendar.Day(now) });
        var link = await links.IssueAsync(id, InvitationPurpose.Join, write);
        db.Audit(new AuditRecord(actor, "staff.invited", StaffActor.Of(id), new Dictionary<string, AuditChange> { ["position"] = new(null, $"{positionId:N}") }));
        return new InviteOutcome.Invited(id, link);
    }, ct);
}

public abstract record InviteOutcome
{
    private InviteOutcome() { }

    public abstract T Match<T>(Func<Invited, T> invited, Func<NoSuchPosition, T> noSuchPosition);

    public sealed record Invited(Guid AccountId, OneTimeLink Link) : InviteOutcome
    {
        public override T Match<T>(Func<Invited, T> invited, Func<NoSuchPosition, T> noSuchPosition) => invited(this);
    }

    public sealed record NoSuchPosition : InviteOutcome
    {
        public override T Match<T>(Func<Invited, T> invited, Func<NoSuchPosition, T> noSuchPosition) => noSuchPosition(this);
    }
}
