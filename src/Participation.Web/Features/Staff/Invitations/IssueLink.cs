using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Staff.Invitations;

/// <summary>A new link for somebody who has lost the old one, the password or the phone. Issued by hand, face to face.</summary>
public sealed class IssueLink(ParticipationContext db, OneTimeLinks links)
{
    /// <summary>Null when there is no such account or it is closed.</summary>
    public Task<OneTimeLink?> RunAsync(Guid accountId, bool phoneIsLost, string actor, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, write) is not { } account) return null;
        var purpose = account.IsInvited ? InvitationPurpose.Join : phoneIsLost ? InvitationPurpose.LostPhone : InvitationPurpose.NewPassword;
        db.Audit(new AuditRecord(actor, "staff.link_issued", StaffActor.Of(accountId), new Dictionary<string, AuditChange> { ["purpose"] = new(null, purpose.ToString()) }));
        return await links.IssueAsync(accountId, purpose, write);
    }, ct);
}
