using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>An announcement for all channels that still says what is no longer so: of a forum that was called off, or is at another time or place.</summary>
public sealed record StaleAnnouncement(Forum Forum, PublishingState Publication)
{
    public string Address => string.Create(CultureInfo.InvariantCulture, $"/staff/publications/{Publication.Number}");

    public string Words => $"ประกาศทุกช่องทางของเวทีนี้ยังเป็นข้อความเดิม ({Publication.Words}) {(Publication.IsPublic ? "ให้ถอนหรือเขียนคำแก้ไข" : Publication.IsBeingWritten ? "ให้แก้ก่อนส่งขออนุมัติ" : "ให้ดึงกลับมาแก้ ถ้าตั้งเวลาเผยแพร่ไว้ ระบบหยุดให้แล้ว")}";
}

/// <summary>Until somebody withdrew it, corrected it, or handed it in anew.</summary>
public sealed class StaleAnnouncements(ParticipationContext db, IPublishing publishing)
{
    private const int Most = 5;

    public async Task<StaleAnnouncement?> OfAsync(Forum forum, CancellationToken ct) => await AmongAsync([forum], ct) is [var stale, ..] ? stale : null;

    /// <summary>Those of forums somebody could still set out for, or for nothing.</summary>
    public async Task<IReadOnlyList<StaleAnnouncement>> FromAsync(DateOnly today, CancellationToken ct) =>
        [.. (await AmongAsync(await db.Set<Forum>().AsNoTracking().Where(f => f.Day >= today && ((f.State == ForumState.Cancelled && f.AnnouncedAt != null) || (f.State == ForumState.Announced && f.MovedAt != null))).OrderBy(f => f.Day).ThenBy(f => f.Number).Take(100).ToListAsync(ct), ct)).Take(Most)];

    private async Task<List<StaleAnnouncement>> AmongAsync(List<Forum> forums, CancellationToken ct)
    {
        if (forums.Count == 0) return [];
        var written = await publishing.FindAllAsync([.. forums.Select(AnnounceInPublications.SourceOf)], ct);
        return [.. forums.Where(f => written.TryGetValue(AnnounceInPublications.SourceOf(f), out var there) && IsStale(f, there)).Select(f => new StaleAnnouncement(f, written[AnnounceInPublications.SourceOf(f)]))];
    }

    private static bool IsStale(Forum forum, PublishingState there) => !there.IsWithdrawn && forum.State switch
    {
        // What is not handed in invites nobody.
        ForumState.Cancelled => !there.IsBeingWritten && forum.CancelledAt > there.SaidAt,
        ForumState.Announced => forum.MovedAt > there.SaidAt,
        ForumState.Draft or ForumState.Held => false,
    };
}
