using Line.Messaging;
using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Codes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>
/// Ties a LINE group to a village: staff get a code for the village, somebody in the group types it there. A group belongs to
/// one village; when the account is taken out of the group, the tie goes.
/// </summary>
public sealed class TieVillageGroup(ParticipationContext db, ChatCodes codes, LineMessagingClient line, TimeProvider clock)
{
    public const string Topic = "villagegroup";
    public static readonly TimeSpan CodeLife = TimeSpan.FromDays(1);

    private const string Account = "line";

    /// <summary>Null when there is no such village.</summary>
    public Task<string?> IssueCodeAsync(Guid villageId, string actor, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (!await db.Set<Village>().AnyAsync(v => v.Id == villageId, write)) return null;
        db.Audit(new AuditRecord(actor, "village.group_code_issued", Subject(villageId)));
        return (string?)await codes.IssueAsync(Topic, villageId, CodeLife, write);
    }, ct);

    /// <summary>The village the group now belongs to; null for a code that is wrong, used or too old.</summary>
    public Task<Village?> RunAsync(string code, string groupId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (await codes.TakeAsync(Topic, code, write) is not { } villageId) return null;
        if (await db.Set<Village>().SingleOrDefaultAsync(v => v.Id == villageId, write) is not { } village) return null;
        foreach (var before in await db.Set<Village>().Where(v => v.LineGroupId == groupId && v.Id != villageId).ToListAsync(write)) Set(before, "", Account);
        Set(village, groupId, Account);
        return village;
    }, ct);

    public Task<EditOutcome> UntieAsync(Guid villageId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Village>().SingleOrDefaultAsync(v => v.Id == villageId, write) is not { } village) return new EditOutcome.Unknown();
        await codes.EndAsync(Topic, villageId, write);
        Set(village, "", actor);
        return new EditOutcome.Saved(villageId.ToString());
    }, ct);

    public Task LeftAsync(string groupId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        foreach (var village in await db.Set<Village>().Where(v => v.LineGroupId == groupId).ToListAsync(write)) Set(village, "", Account);
    }, ct);

    /// <summary>Asks LINE what the group is called, so that staff can tell it from others. Outside any transaction.</summary>
    public async Task<EditOutcome> AskNameAsync(Guid villageId, CancellationToken ct)
    {
        var group = await db.Set<Village>().Where(v => v.Id == villageId).Select(v => v.LineGroupId).SingleOrDefaultAsync(ct);
        if (string.IsNullOrEmpty(group)) return new EditOutcome.Unknown();
        var answer = await line.GetGroupSummaryAsync(group, ct);
        if (answer is not LineResult<GroupSummary>.Success { Value: var summary }) return new EditOutcome.Refused("", "LINE ไม่บอกชื่อกลุ่มในขณะนี้ กรุณาลองใหม่ภายหลัง");
        return await db.EditAsync(async write =>
        {
            if (await db.Set<Village>().SingleOrDefaultAsync(v => v.Id == villageId && v.LineGroupId == group, write) is not { } village) return new EditOutcome.ChangedMeanwhile();
            (village.LineGroupName, village.Version) = (summary.Name, Guid.CreateVersion7(clock.Now()));
            return new EditOutcome.Saved(villageId.ToString());
        }, ct);
    }

    private void Set(Village village, string groupId, string actor)
    {
        if (village.LineGroupId == groupId) return;
        db.Audit(new AuditRecord(actor, groupId.Length > 0 ? "village.group_tied" : "village.group_untied", Subject(village.Id)));
        (village.LineGroupId, village.LineGroupName, village.Version) = (groupId, "", Guid.CreateVersion7(clock.Now()));
    }

    private static string Subject(Guid villageId) => $"village:{villageId:N}";
}
