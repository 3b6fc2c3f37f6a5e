using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Features.Publications.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>
/// Tells whoever asked in LINE what was answered: with an answer that leaves anyway, and after some hours by a notice of its own, in
/// the day and while the month has room for it. Once; what LINE did not take of it comes with an answer all the same.
/// </summary>
public sealed class TellAskers(ParticipationContext db, Outbox outbox, QuotaLedger quota, QuietHours quiet, IOptions<SiteOptions> site, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int Batch = 200;

    /// <summary>Later it stands on the page, and in the author's own data.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    public async Task RunAsync(CancellationToken ct)
    {
        var waiting = db.Set<QuestionText>().Where(t => t.ToTell != QuestionNews.Nothing);
        var now = clock.Now();
        if (!await waiting.AnyAsync(t => t.ToldWith != null || t.PushAt <= now, ct)) return;
        // Once more where an answer in the chat has taken one of them at this moment.
        await db.WriteOnceAsync(async write =>
        {
            await SettleAsync(waiting, write);
            await db.SaveChangesAsync(write);
            if (await quiet.EndOfAsync(db, now, write) is null) await PushAsync(waiting, now, write);
            return true;
        }, ct);
    }

    private async Task SettleAsync(IQueryable<QuestionText> waiting, CancellationToken ct)
    {
        var sent = await (from text in waiting
                          where text.ToldWith != null
                          join message in db.OutboxMessages on text.ToldWith equals (Guid?)message.Id into messages
                          from message in messages.DefaultIfEmpty()
                          orderby text.QuestionId
                          select new { Text = text, Message = message }).Take(Batch).ToListAsync(ct);
        // A notice for which LINE has no messages left this month would keep the free way shut.
        var taken = await outbox.TakeBackAsync(quota, [.. sent.Where(s => s.Message is { Status: OutboxStatus.Pending, Class: MessageClass.Notice, Error: DeliveryError.QuotaExhausted }).Select(s => s.Message!.Id)], ct);
        foreach (var one in sent)
        {
            if (one.Message is { Status: OutboxStatus.Pending } && !taken.Contains(one.Message.Id)) continue;
            // What LINE did not take is no end, however it was to go.
            if (one.Message is { Status: OutboxStatus.Pending or OutboxStatus.Expired or OutboxStatus.Refused or OutboxStatus.Blocked }) one.Text.NotTold(one.Message.Class != MessageClass.Conversation);
            else one.Text.Told();
        }
    }

    private async Task PushAsync(IQueryable<QuestionText> waiting, DateTime now, CancellationToken ct)
    {
        var due = await waiting.Where(t => t.ToldWith == null && t.PushAt <= now && t.LineUserId != null).OrderBy(t => t.QuestionId).Take(Batch).ToListAsync(ct);
        if (due.Count == 0) return;
        var month = await quota.LockThisMonthAsync(ct);
        foreach (var text in due)
        {
            var edition = await EditionAsync(text.QuestionId, ct);
            var key = string.Create(CultureInfo.InvariantCulture, $"question:{text.QuestionId:N}:{edition}");
            if (await MessageAsync(text, ct) is not { } message || await db.OutboxMessages.AnyAsync(m => m.DedupeKey == key, ct))
            {
                // It had its notice.
                text.NotTold(wasNotice: true);
                continue;
            }
            var notice = OutboxMessage.Push(outbox.NextId(), MessageClass.Notice, text.LineUserId!, 1, MessageBatch.Of(message).Utf8Json.ToArray(), now, now + Life, key, keepsQuiet: true);
            // Without room it waits for an answer that leaves anyway, or for the next month, whichever comes first.
            if (!outbox.TryPushBooked(month, quota.ReservePercent, notice)) return;
            text.GoesWith(notice.Id);
        }
    }

    private async Task<int> EditionAsync(Guid question, CancellationToken ct) => await db.Set<QuestionAnswer>().Where(a => a.QuestionId == question).MaxAsync(a => (int?)a.Edition, ct) ?? 0;

    /// <summary>What there is to say now; null where there is nothing any more.</summary>
    internal async Task<Message?> MessageAsync(QuestionText text, CancellationToken ct)
    {
        var publication = await db.Set<Publication>().AsNoTracking().SingleAsync(p => db.Set<AskedQuestion>().Any(q => q.Id == text.QuestionId && q.PublicationId == p.Id), ct);
        if (text.ToTell == QuestionNews.Hidden) return QuestionWords.Hidden(publication, text.HideReason);
        return await db.Set<QuestionAnswer>().Where(a => a.QuestionId == text.QuestionId).OrderByDescending(a => a.Edition).Select(a => a.Text).FirstOrDefaultAsync(ct) is { } answer
            ? QuestionWords.Answered(publication, answer, PublishPublication.AddressOf(site.Value, publication.Number))
            : null;
    }
}
