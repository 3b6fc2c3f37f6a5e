using System.Globalization;
using System.Text.Json;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <param name="Villages">Null for everybody.</param>
/// <param name="Price">Messages it costs at most, as whoever decided has seen it.</param>
public sealed record SendingOrder(IReadOnlyCollection<Guid>? Villages, int Price);

/// <summary>Begins to send a published text to LINE, at a price that was seen, to nobody who has it. All of it, or nothing.</summary>
public sealed class BeginSending(ParticipationContext db, SendingAudience audience, BeginMulticast begin, QuotaLedger quota, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <summary>What could not be sent within these days is no news any more.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public async Task<EditOutcome> RunAsync(int number, SendingOrder order, Doer doer, CancellationToken ct)
    {
        // Before the transaction: it may have to ask LINE.
        await quota.AskBeforeSpendingAsync(ct);
        return await db.EditAsync(write => InTransactionAsync(number, order, doer, write), ct);
    }

    /// <summary>In the caller's write transaction, in which it may just have been published.</summary>
    internal async Task<EditOutcome> InTransactionAsync(int number, SendingOrder order, Doer doer, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return new EditOutcome.Unknown();
        if (!await db.StaysPublishedAsync(publication.Id, ct)) return new EditOutcome.Refused("", "ส่งทาง LINE ได้เมื่อเผยแพร่แล้ว");
        if (order.Villages is { Count: 0 }) return new EditOutcome.Refused("Villages", "กรุณาเลือกหมู่บ้านหรือชุมชน หรือเลือกทุกคน");
        var villages = (await audience.VillagesAsync(publication, ct)).Where(v => order.Villages?.Contains(v.Id) == true).ToList();
        if (order.Villages is { } asked && villages.Count < asked.Distinct().Count()) return new EditOutcome.Refused("Villages", "มีหมู่บ้านหรือชุมชนที่เลิกใช้แล้ว กรุณาเลือกใหม่");
        var free = (await quota.LockThisMonthAsync(ct)).Free(quota.ReservePercent);
        var message = NoticeMessage.Of(publication, (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed, PublishPublication.AddressOf(site.Value, number));
        var wanted = new NewMulticast(publication.Id, publication.Kind.ToString(), MessageBatch.Of(message).Utf8Json.ToArray(), clock.Now() + Life, order.Price);
        var outcome = await begin.RunAsync(wanted, audience.People(publication, order.Villages is null ? null : [.. villages.Select(v => v.Id)]), ct);
        return await outcome.Match<Task<EditOutcome>>(
            begun => KeepAsync(publication, order, villages, begun, free, doer, ct),
            nobody => Refused("ไม่มีคนที่จะส่งถึง ทุกคนได้รับแล้วหรือยังไม่มีผู้เพิ่มเพื่อน"),
            costsMore => Refused($"ระหว่างที่ท่านดูหน้านี้ จำนวนผู้รับเพิ่มเป็น {WholeNumber.Show(costsMore.People)} คน กรุณาดูราคาใหม่แล้วกดอีกครั้ง"),
            notEnough => Refused($"ต้องใช้ {WholeNumber.Show(notEnough.People)} ข้อความ เหลือใช้ได้ {notEnough.Free.ToString("N0", CultureInfo.InvariantCulture)} จึงยังไม่ได้ส่งให้ใคร"),
            tooOld => Refused("เรื่องนี้ส่งไปนานแล้ว และลบรายการผู้รับตามกำหนดแล้ว ถ้าส่งอีกบางคนจะได้ซ้ำ กรุณาเขียนเป็นเรื่องใหม่"));
    }

    private async Task<EditOutcome> KeepAsync(Publication publication, SendingOrder order, List<VillageShare> villages, BeginMulticastOutcome.Begun begun, long? free, Doer doer, CancellationToken ct)
    {
        var ordinal = (await db.Set<Sending>().Where(s => s.PublicationId == publication.Id).MaxAsync(s => (int?)s.Ordinal, ct) ?? 0) + 1;
        db.Add(new Sending
        {
            Id = begun.MulticastId,
            PublicationId = publication.Id,
            Ordinal = ordinal,
            TextVersion = publication.Version,
            ToEverybody = order.Villages is null,
            Villages = JsonSerializer.Serialize(villages),
            People = begun.People,
            FreeBefore = free,
            BegunAt = clock.Now(),
            BegunBy = doer.AccountId,
        });
        // What could not be sent to people at its time has been decided by this; of groups nothing has.
        await db.Set<PublicationSchedule>().Where(s => s.PublicationId == publication.Id && s.ProblemPeople != "").ExecuteUpdateAsync(set => set.SetProperty(s => s.ProblemPeople, ""), ct);
        db.Audit(new AuditRecord(doer.Actor, "publication.sending_begun", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange>
        {
            ["to"] = new(null, order.Villages is null ? "all" : string.Join(", ", villages.Select(v => v.Name))),
            ["people"] = new(null, begun.People.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved(ordinal.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<EditOutcome> Refused(string words) => Task.FromResult<EditOutcome>(new EditOutcome.Refused("", words));
}
