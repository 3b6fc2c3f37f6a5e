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
/// <param name="State">What became of the message; null where there was none.</param>
/// <param name="AnnouncedAt">When its group said that the words were read out.</param>
public sealed record GroupLine(Guid VillageId, string Village, int? Members, ToldGroupState? State, DateTime? AnnouncedAt)
{
    public bool MayBeSent => State is null or ToldGroupState.Failed;
}

/// <summary>A group that would be told, and how many LINE counts in it.</summary>
public sealed record GroupToTell(Guid VillageId, string Village, string GroupId, int? Members);

/// <summary>
/// Gives the village heads' groups the words to read over the loudspeaker, with a button that says they were read. One message to
/// a group for each publication; LINE counts every member, and the price is booked before anything leaves.
/// </summary>
public sealed class TellVillageGroups(ParticipationContext db, Outbox outbox, QuotaLedger quota, LineCounts line, QuietHours quiet, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <param name="villages">Null for all that have a group.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<GroupToTell>> GroupsAsync(IReadOnlyCollection<Guid>? villages, CancellationToken ct)
    {
        var withGroup = (await db.ActiveVillagesAsync(ct)).Where(v => v.LineGroupId.Length > 0 && villages?.Contains(v.Id) != false).ToList();
        var members = await line.MembersAsync([.. withGroup.Select(v => v.LineGroupId)], ct);
        return [.. withGroup.Select(v => new GroupToTell(v.Id, v.FullName(), v.LineGroupId, members[v.LineGroupId]))];
    }

    public async Task<IReadOnlyList<GroupLine>> ListAsync(Publication publication, CancellationToken ct)
    {
        var groups = await GroupsAsync(null, ct);
        var states = await StatesAsync(publication.Id, ct);
        var announced = await db.Set<ChannelPosting>().AsNoTracking().Where(p => p.PublicationId == publication.Id && p.VillageId != null).ToDictionaryAsync(p => p.VillageId!.Value, p => p.RecordedAt, ct);
        return [.. groups.Select(g => new GroupLine(g.VillageId, g.Village, g.Members,
            states.TryGetValue(g.VillageId, out var state) ? state : null, announced.TryGetValue(g.VillageId, out var at) ? at : null))];
    }

    public async Task<EditOutcome> RunAsync(int number, IReadOnlyCollection<Guid> villages, int price, Doer doer, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return new EditOutcome.Unknown();
        if (publication.State != PublicationState.Published) return new EditOutcome.Refused("", "ส่งเข้ากลุ่มได้เมื่อเผยแพร่แล้ว");
        await quota.AskBeforeSpendingAsync(ct);
        var open = (await ListAsync(publication, ct)).Where(g => g.MayBeSent && villages.Contains(g.VillageId)).Select(g => g.VillageId).ToList();
        if (open.Count == 0) return new EditOutcome.Refused("Villages", "กรุณาเลือกกลุ่มที่ยังไม่ได้ส่ง");
        var chosen = await GroupsAsync(open, ct);
        if (chosen.Sum(g => g.Members ?? 0) is var cost && cost > price) return new EditOutcome.Refused("", $"ระหว่างที่ท่านดูหน้านี้ ราคาเพิ่มเป็น {WholeNumber.Show(cost)} ข้อความ กรุณาดูใหม่แล้วกดอีกครั้ง");
        return await db.EditAsync(write => InTransactionAsync(publication, chosen, doer, write), ct, new EditOutcome.Refused("", "มีคนกดส่งพร้อมกัน กรุณาเปิดหน้านี้ใหม่"));
    }

    /// <summary>All of these groups that have not been told, or none of them.</summary>
    internal async Task<EditOutcome> InTransactionAsync(Publication publication, IReadOnlyList<GroupToTell> groups, Doer doer, CancellationToken ct)
    {
        // Again: LINE was asked meanwhile, and it may have been withdrawn.
        if (!await db.StaysPublishedAsync(publication.Id, ct)) return new EditOutcome.Refused("", "เรื่องนี้เพิ่งถูกถอน จึงยังไม่ได้ส่งเข้ากลุ่มใด");
        var states = await StatesAsync(publication.Id, ct);
        var chosen = groups.Where(g => !states.TryGetValue(g.VillageId, out var state) || state == ToldGroupState.Failed).ToList();
        if (chosen.Count == 0) return new EditOutcome.Refused("Villages", "ไม่มีกลุ่ม LINE ของหมู่บ้านหรือชุมชนที่ยังไม่ได้ส่ง");
        if (chosen.Find(g => g.Members is null) is { } unknown) return new EditOutcome.Refused("Villages", $"LINE ไม่บอกจำนวนคนในกลุ่มของ {unknown.Village} จึงยังไม่รู้ราคา ยังไม่ได้ส่งเข้ากลุ่มใด กรุณาลองใหม่ภายหลัง");
        var cost = chosen.Sum(g => g.Members!.Value);
        var now = clock.Now();
        var begins = await quiet.EndOfAsync(db, now, ct) ?? now;
        var month = await quota.LockThisMonthAsync(ct);
        // What waits for a morning in the next month is paid there, when it leaves.
        var paysLater = QuotaLedger.MonthOf(begins) != month.Month;
        var free = (paysLater ? QuotaMonth.After(month, QuotaLedger.MonthOf(begins)) : month).Free(quota.ReservePercent);
        if (cost > free)
            return new EditOutcome.Refused("", $"กลุ่มของหมู่บ้านต้องใช้ {WholeNumber.Show(cost)} ข้อความ เหลือใช้ได้ {free.Value.ToString("N0", CultureInfo.InvariantCulture)} จึงยังไม่ได้ส่งเข้ากลุ่มใด");
        var name = (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed;
        var script = ChannelTexts.Of(publication, name, PublishPublication.AddressOf(site.Value, publication.Number), ThaiCalendar.Day(now)).Loudspeaker;
        var told = await db.Set<ToldGroup>().Where(t => t.PublicationId == publication.Id).ToDictionaryAsync(t => t.VillageId, ct);
        foreach (var group in chosen)
        {
            if (!told.TryGetValue(group.VillageId, out var row)) db.Add(row = new ToldGroup { PublicationId = publication.Id, VillageId = group.VillageId });
            var message = OutboxMessage.Push(outbox.NextId(), MessageClass.Notice, group.GroupId, group.Members!.Value, MessageBatch.Of(NoticeMessage.ForGroup(publication, script, group.VillageId)).Utf8Json.ToArray(),
                now, begins + Life, KeyOf(publication.Id, group.VillageId, row.Attempts + 1), begins, keepsQuiet: true);
            if (paysLater) outbox.Push(message);
            else outbox.TryPushBooked(month, quota.ReservePercent, message);
            row.Send(message.Id, message.Cost, doer.AccountId, now);
        }
        // What could not be sent to groups at its time has been decided by this; of people nothing has.
        await db.Set<PublicationSchedule>().Where(s => s.PublicationId == publication.Id && (s.ProblemGroups != "" || s.GroupsUntil != null))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProblemGroups, "").SetProperty(s => s.GroupsUntil, (DateTime?)null), ct);
        db.Audit(new AuditRecord(doer.Actor, "publication.groups_told", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange>
        {
            ["villages"] = new(null, string.Join(", ", chosen.Select(g => g.Village))),
            ["messages"] = new(null, cost.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved();
    }

    /// <summary>The same at its time, when nobody sits there to choose: the groups whose price is known, and in words what is left. Empty where nothing is.</summary>
    internal async Task<string> AtItsTimeAsync(Publication publication, IReadOnlyList<GroupToTell> groups, Doer doer, CancellationToken ct)
    {
        var known = groups.Where(g => g.Members is not null).ToList();
        var unknown = string.Join(" ", groups.Where(g => g.Members is null).Select(g => g.Village));
        var left = unknown.Length == 0 ? "" : $"LINE ไม่บอกจำนวนคนในกลุ่มของ {unknown} จึงยังไม่รู้ราคาและยังไม่ได้ส่งเข้ากลุ่มนั้น กรุณาส่งเองภายหลัง";
        if (known.Count == 0 && left.Length > 0) return left;
        return await InTransactionAsync(publication, known, doer, ct) is EditOutcome.Refused refused ? $"{refused.Words}\n{left}".TrimEnd() : left;
    }

    /// <summary>What waits for the morning does not go out, and what was booked for it is free again. What has been begun is followed to its end (<see cref="NotAgainAsync"/>).</summary>
    public async Task TakeBackAsync(Publication publication, CancellationToken ct)
    {
        var waiting = await db.Set<ToldGroup>().Where(t => t.PublicationId == publication.Id && t.State == ToldGroupState.Waiting).ToListAsync(ct);
        var taken = await outbox.TakeBackAsync(quota, [.. waiting.Select(t => t.MessageId)], ct);
        foreach (var told in waiting.Where(t => taken.Contains(t.MessageId))) told.Settle(ToldGroupState.Failed, clock.Now());
    }

    /// <summary>What of a withdrawn text had been begun when it was withdrawn is not tried again where LINE did not take it.</summary>
    public async Task NotAgainAsync(CancellationToken ct)
    {
        var begun = await (from told in db.Set<ToldGroup>().AsNoTracking()
                           where told.State == ToldGroupState.Waiting && db.Set<Publication>().Any(p => p.Id == told.PublicationId && p.State == PublicationState.Withdrawn)
                           select told.MessageId).ToListAsync(ct);
        await outbox.NotAgainAsync(begun, ct);
    }

    /// <summary>Keeps what became of the messages before their rows go. Does nothing twice.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        if (!await db.Set<ToldGroup>().AnyAsync(t => t.State == ToldGroupState.Waiting, ct)) return;
        await db.EditAsync(async write =>
        {
            var waiting = await db.Set<ToldGroup>().Where(t => t.State == ToldGroupState.Waiting).OrderBy(t => t.At).Take(200).ToListAsync(write);
            var ids = waiting.ConvertAll(t => t.MessageId);
            var messages = await db.OutboxMessages.AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Status }).ToDictionaryAsync(m => m.Id, m => (OutboxStatus?)m.Status, write);
            foreach (var told in waiting)
                if (told.StateBy(messages.GetValueOrDefault(told.MessageId)) is var state and not ToldGroupState.Waiting) told.Settle(state, clock.Now());
            return new EditOutcome.Saved();
        }, ct);
    }

    private async Task<Dictionary<Guid, ToldGroupState>> StatesAsync(Guid publication, CancellationToken ct) =>
        (await (from told in db.Set<ToldGroup>().AsNoTracking()
                where told.PublicationId == publication
                join message in db.OutboxMessages on told.MessageId equals message.Id into messages
                from message in messages.DefaultIfEmpty()
                select new { Told = told, Status = message == null ? null : (OutboxStatus?)message.Status }).ToListAsync(ct)).ToDictionary(t => t.Told.VillageId, t => t.Told.StateBy(t.Status));

    private static string KeyOf(Guid publication, Guid village, int attempt) => string.Create(CultureInfo.InvariantCulture, $"heads:{publication:N}:{village:N}:{attempt}");
}
