using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Codes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.LineLinks;

/// <summary>
/// A colleague ties their own LINE to their account: a code from the account's page, typed or tapped in the chat. One LINE is
/// tied to one account; a new tie ends the one before.
/// </summary>
public sealed class LinkOwnLine(ParticipationContext db, ChatCodes codes, TimeProvider clock)
{
    public const string Topic = "staffline";
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    public Task<string> IssueCodeAsync(Guid accountId, CancellationToken ct) =>
        db.WriteAsync(write => codes.IssueAsync(Topic, accountId, CodeLife, write), ct);

    /// <summary>False for a code that is wrong, used or too old.</summary>
    public Task<bool> RunAsync(string code, string lineUserId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (await codes.TakeAsync(Topic, code, write) is not { } accountId) return false;
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.ClosedAt == null, write)) return false;
        await EndAsync(await db.Set<StaffLineLink>().Where(l => l.AccountId == accountId || l.LineUserId == lineUserId).ToListAsync(write), write);
        db.Add(new StaffLineLink { AccountId = accountId, LineUserId = lineUserId, LinkedAt = clock.Now() });
        db.Audit(new AuditRecord(StaffActor.Of(accountId), "staff.line_linked", StaffActor.Of(accountId)));
        return true;
    }, ct);

    /// <summary>From the account's page, and when the account is closed.</summary>
    public Task<bool> UnlinkAsync(Guid accountId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        await codes.EndAsync(Topic, accountId, write);
        return await EndAsync(await db.Set<StaffLineLink>().Where(l => l.AccountId == accountId).ToListAsync(write), write);
    }, ct);

    /// <summary>From the chat.</summary>
    public Task<bool> UnlinkAsync(string lineUserId, CancellationToken ct) => db.WriteAsync(async write =>
        await EndAsync(await db.Set<StaffLineLink>().Where(l => l.LineUserId == lineUserId).ToListAsync(write), write), ct);

    private async Task<bool> EndAsync(List<StaffLineLink> links, CancellationToken ct)
    {
        foreach (var link in links)
        {
            db.Remove(link);
            db.Audit(new AuditRecord(StaffActor.Of(link.AccountId), "staff.line_unlinked", StaffActor.Of(link.AccountId)));
        }
        // Before another link takes the place of these.
        await db.SaveChangesAsync(ct);
        return links.Count > 0;
    }
}
