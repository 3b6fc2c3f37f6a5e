using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Puts an approved text before its readers: on the public page, and to each colleague where it is for staff.</summary>
public sealed class PublishPublication(ParticipationContext db, TimeProvider clock, IOptions<SiteOptions> site)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (publication.State != PublicationState.Approved) return new EditOutcome.Refused("", "เรื่องนี้ยังไม่ได้รับอนุมัติ");
        if (await db.Set<PublicationSchedule>().AnyAsync(s => s.PublicationId == publication.Id && s.DoneAt == null, write)) return new EditOutcome.Refused("", "เรื่องนี้ตั้งเวลาเผยแพร่ไว้แล้ว ถ้าจะเผยแพร่ตอนนี้ กรุณายกเลิกเวลาก่อน");
        await PutOutAsync(publication, doer, clock.Now(), write);
        return new EditOutcome.Saved();
    }, ct);

    /// <summary>In the caller's write transaction; by hand or at its time.</summary>
    internal async Task PutOutAsync(Publication publication, Doer doer, DateTime now, CancellationToken ct)
    {
        publication.Publish(now);
        publication.Version = Guid.CreateVersion7(now);
        var rule = publication.Kind.Rule();
        if (rule.ForPublic) await PostOnWebsiteAsync(publication, doer, now, ct);
        if (rule.ForStaff) await SendToStaffAsync(publication, now, ct);
        db.Audit(new AuditRecord(doer.Actor, "publication.published", PublicationFinding.Subject(publication.Number)));
    }

    private async Task PostOnWebsiteAsync(Publication publication, Doer doer, DateTime now, CancellationToken ct)
    {
        var website = await db.Set<Channel>().SingleAsync(c => c.Key == Channel.Website, ct);
        db.Add(new ChannelPosting
        {
            Id = Guid.CreateVersion7(now),
            PublicationId = publication.Id,
            ChannelId = website.Id,
            PostedOn = ThaiCalendar.Day(now),
            Note = AddressOf(site.Value, publication.Number).ToString(),
            RecordedAt = now,
            RecordedBy = doer.AccountId,
        });
    }

    private async Task SendToStaffAsync(Publication publication, DateTime now, CancellationToken ct)
    {
        foreach (var account in await db.Users.Where(a => a.ClosedAt == null).Select(a => a.Id).ToListAsync(ct))
            db.Add(new NoticeReader { PublicationId = publication.Id, AccountId = account, SentAt = now });
    }

    public static Uri AddressOf(SiteOptions site, int number) => new(site.PublicUrl, string.Create(CultureInfo.InvariantCulture, $"/open/{number}"));
}
