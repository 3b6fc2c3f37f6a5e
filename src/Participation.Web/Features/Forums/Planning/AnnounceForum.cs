using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Puts a forum before everybody: on the public pages and in the chat.</summary>
public sealed class AnnounceForum(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string actor, CancellationToken ct) => db.ChangeForumAsync(number, seen, clock.Now(), forum =>
    {
        if (forum.State != ForumState.Draft) return new EditOutcome.Refused("", "เวทีนี้ประกาศแล้ว หรือยกเลิกแล้ว");
        if (forum.Place.Length == 0) return new EditOutcome.Refused("", "ยังไม่ได้ใส่สถานที่ แก้ไขก่อนแล้วจึงประกาศ");
        if (forum.Agenda.Length == 0) return new EditOutcome.Refused("", "ยังไม่ได้ใส่ระเบียบวาระ แก้ไขก่อนแล้วจึงประกาศ");
        if (forum.Day < ThaiCalendar.Day(clock.Now())) return new EditOutcome.Refused("", "วันจัดผ่านไปแล้ว ถ้าจัดไปแล้วให้บันทึกผลแทน");
        forum.Announce(clock.Now());
        db.Audit(new AuditRecord(actor, "forum.announced", ForumFinding.Subject(number)));
        return null;
    }, ct);
}

/// <summary>Calls a forum off. Whoever looks for it finds the reason; who meant to come is told where the colleague wants to pay for that.</summary>
public sealed class CancelForum(ParticipationContext db, TellOfChange tell, IPublishing publishing, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string reason, bool tells, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        Forum? cancelled = null;
        var outcome = await db.ChangeForumAsync(number, seen, clock.Now(), forum =>
        {
            if (!forum.MayBePlanned) return new EditOutcome.Refused("", "เวทีนี้จัดแล้วหรือยกเลิกแล้ว");
            forum.Cancel(reason, clock.Now());
            db.Audit(new AuditRecord(actor, "forum.cancelled", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["reason"] = new(null, reason) }));
            cancelled = forum;
            return null;
        }, write);
        if (cancelled is not { AnnouncedAt: not null }) return outcome;
        if (tells) await tell.RunAsync(cancelled, cancelled.Instants().From, write);
        await publishing.HoldAsync(AnnounceInPublications.SourceOf(cancelled), actor, write);
        return outcome;
    }, ct);
}

public static class ForumChange
{
    /// <summary>One change of a forum that was seen as it still is.</summary>
    internal static Task<EditOutcome> ChangeForumAsync(this ParticipationContext db, int number, Guid seen, DateTime now, Func<Forum, EditOutcome.Refused?> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Forum>().SingleOrDefaultAsync(f => f.Number == number, write) is not { } forum) return new EditOutcome.Unknown();
        if (forum.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (change(forum) is { } refused) return refused;
        forum.Version = Guid.CreateVersion7(now);
        return new EditOutcome.Saved();
    }, ct);
}
