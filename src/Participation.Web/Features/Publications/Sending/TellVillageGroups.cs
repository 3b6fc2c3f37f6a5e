using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>A village's LINE group: what telling it costs, and how far it is.</summary>
/// <param name="VillageId">Whose group it is.</param>
/// <param name="Village">Its name.</param>
/// <param name="Members">Null where LINE does not say; then it is not sent, since nobody knows the price.</param>
/// <param name="Message">What became of the message; null where there was none.</param>
/// <param name="AnnouncedAt">When its group said that the words were read out.</param>
public sealed record GroupLine(Guid VillageId, string Village, int? Members, OutboxStatus? Message, DateTime? AnnouncedAt);

/// <summary>
/// Gives the village heads' groups the words to read over the loudspeaker, with a button that says they were read. One message to
/// a group for each publication; LINE counts every member.
/// </summary>
public sealed class TellVillageGroups(ParticipationContext db, Outbox outbox, QuotaLedger quota, LineCounts line, QuietHours quiet, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    public async Task<IReadOnlyList<GroupLine>> ListAsync(Publication publication, CancellationToken ct)
    {
        var villages = (await db.ActiveVillagesAsync(ct)).Where(v => v.LineGroupId.Length > 0).ToList();
        var members = await line.MembersAsync([.. villages.Select(v => v.LineGroupId)], ct);
        var keys = villages.Select(v => KeyOf(publication, v.Id)).ToList();
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.DedupeKey != null && keys.Contains(m.DedupeKey)).ToDictionaryAsync(m => m.DedupeKey!, m => m.Status, ct);
        var announced = await db.Set<ChannelPosting>().AsNoTracking().Where(p => p.PublicationId == publication.Id && p.VillageId != null).ToDictionaryAsync(p => p.VillageId!.Value, p => p.RecordedAt, ct);
        return [.. villages.Select(v => new GroupLine(v.Id, v.FullName(), members[v.LineGroupId],
            messages.TryGetValue(KeyOf(publication, v.Id), out var status) ? status : null, announced.TryGetValue(v.Id, out var at) ? at : null))];
    }

    public async Task<EditOutcome> RunAsync(int number, IReadOnlyCollection<Guid> villages, int price, Doer doer, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return new EditOutcome.Unknown();
        if (publication.State != PublicationState.Published) return new EditOutcome.Refused("", "ส่งเข้ากลุ่มได้เมื่อเผยแพร่แล้ว");
        await quota.AskBeforeSpendingAsync(ct);
        var chosen = (await ListAsync(publication, ct)).Where(g => villages.Contains(g.VillageId) && g.Message is null).ToList();
        if (chosen.Count == 0) return new EditOutcome.Refused("Villages", "กรุณาเลือกกลุ่มที่ยังไม่ได้ส่ง");
        if (chosen.Find(g => g.Members is null) is { } unknown) return new EditOutcome.Refused("Villages", $"LINE ไม่บอกจำนวนคนในกลุ่มของ {unknown.Village} จึงยังไม่รู้ราคา กรุณาลองใหม่ภายหลัง");
        var cost = chosen.Sum(g => g.Members!.Value);
        if (cost > price) return new EditOutcome.Refused("", $"ระหว่างที่ท่านดูหน้านี้ ราคาเพิ่มเป็น {WholeNumber.Show(cost)} ข้อความ กรุณาดูใหม่แล้วกดอีกครั้ง");
        return await db.EditAsync(write => SendAsync(publication, chosen, cost, doer, write), ct, new EditOutcome.Refused("", "มีคนกดส่งพร้อมกัน กรุณาเปิดหน้านี้ใหม่"));
    }

    private async Task<EditOutcome> SendAsync(Publication publication, List<GroupLine> chosen, int cost, Doer doer, CancellationToken ct)
    {
        // Again: LINE was asked meanwhile, and it may have been withdrawn.
        if (!await db.StaysPublishedAsync(publication.Id, ct)) return new EditOutcome.Refused("", "เรื่องนี้เพิ่งถูกถอน จึงยังไม่ได้ส่งเข้ากลุ่มใด");
        if ((await quota.LockThisMonthAsync(ct)).Free(quota.ReservePercent) is { } free && cost > free)
            return new EditOutcome.Refused("", $"ต้องใช้ {WholeNumber.Show(cost)} ข้อความ เหลือใช้ได้ {free.ToString("N0", CultureInfo.InvariantCulture)} จึงยังไม่ได้ส่งเข้ากลุ่มใด");
        var now = clock.Now();
        var begins = quiet.EndOf(now) ?? now;
        var name = (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed;
        var groups = await db.Set<Village>().Where(v => v.LineGroupId != "").ToDictionaryAsync(v => v.Id, v => v.LineGroupId, ct);
        var script = ChannelTexts.Of(publication, name, PublishPublication.AddressOf(site.Value, publication.Number), ThaiCalendar.Day(now)).Loudspeaker;
        foreach (var group in chosen)
            if (groups.TryGetValue(group.VillageId, out var id))
                outbox.Push(MessageClass.Notice, id, MessageBatch.Of(NoticeMessage.ForGroup(publication, script, group.VillageId)), begins + Life, KeyOf(publication, group.VillageId), group.Members!.Value, notBefore: begins);
        db.Audit(new AuditRecord(doer.Actor, "publication.groups_told", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange>
        {
            ["villages"] = new(null, string.Join(", ", chosen.Select(g => g.Village))),
            ["messages"] = new(null, cost.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved();
    }

    /// <summary>What waits for the morning does not go out.</summary>
    public async Task TakeBackAsync(Publication publication, CancellationToken ct)
    {
        var all = KeyOf(publication, null);
        foreach (var message in await db.OutboxMessages.Where(m => m.Status == OutboxStatus.Pending && !m.MayHaveBeenAccepted && m.DedupeKey != null && m.DedupeKey.StartsWith(all)).ToListAsync(ct))
            message.GiveUp(OutboxStep.Expire, clock.Now());
    }

    private static string KeyOf(Publication publication, Guid? village) => $"heads:{publication.Id:N}:{village:N}";
}
