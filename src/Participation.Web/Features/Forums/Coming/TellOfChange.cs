using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Tells those who said that they would come, or asked to be reminded, that a forum was called off or is at another time or place. Once
/// for each change that a colleague wants them told of, as a notice, and never at night.
/// </summary>
public sealed class TellOfChange(ParticipationContext db, Outbox outbox, QuietHours quiet, QuotaLedger quota, ForumLinks links, TimeProvider clock)
{
    /// <summary>What telling would cost, before anybody decides.</summary>
    public async Task<TellingPrice> PriceAsync(Forum forum, CancellationToken ct)
    {
        if (forum.State != ForumState.Announced) return TellingPrice.Nobody;
        var people = await Concerned(forum).CountAsync(ct);
        return people == 0 ? TellingPrice.Nobody : new TellingPrice(people, (await quota.ThisMonthAsync(ct))?.Free(quota.ReservePercent));
    }

    /// <summary>Inside the write transaction of the change.</summary>
    /// <param name="forum">As it is now.</param>
    /// <param name="wasToBegin">When it would have begun; later than that nobody need be told.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task RunAsync(Forum forum, DateTime wasToBegin, CancellationToken ct)
    {
        var now = clock.Now();
        var isOff = forum.State == ForumState.Cancelled;
        var begins = forum.Instants().From;
        var notAfter = isOff || wasToBegin > begins ? wasToBegin : begins;
        if (notAfter <= now) return;
        var message = MessageBatch.Of(isOff ? ForumWords.CalledOff(forum, links.Of(forum)) : ForumWords.Moved(forum, links.Of(forum)));
        var concerned = await Concerned(forum).OrderBy(i => i.Id).Select(i => new { i.Id, i.LineUserId }).ToListAsync(ct);
        // Kept for the morning, unless it would be over by then.
        var morning = await quiet.EndOfAsync(db, now, ct) is { } end && end < notAfter ? end : (DateTime?)null;
        foreach (var one in concerned) outbox.Push(MessageClass.Notice, one.LineUserId!, message, notAfter, $"forum-change:{one.Id:N}:{forum.Version:N}", notBefore: morning);
    }

    private IQueryable<ForumIntent> Concerned(Forum forum) => db.Set<ForumIntent>().Where(i => i.ForumId == forum.Id && i.LineUserId != null && (i.Answer == ComingAnswer.Coming || i.WantsReminder));
}

/// <param name="People">Who would be told; the price in messages.</param>
/// <param name="Free">What the month has left for this beyond the reserve; null where there is no limit, or none is known.</param>
public sealed record TellingPrice(int People, long? Free)
{
    public static readonly TellingPrice Nobody = new(0, null);

    public string Words => $"แจ้งทาง LINE {WholeNumber.Show(People)} คน ใช้ {WholeNumber.Show(People)} ข้อความ";

    public string Left => Free is { } free ? string.Create(CultureInfo.InvariantCulture, $"เดือนนี้เหลือใช้ได้ {free:N0} ข้อความ{(free < People ? " ไม่พอแจ้งทุกคน" : "")}") : "เดือนนี้ไม่มีเพดานข้อความ หรือยังไม่รู้ว่าเหลือเท่าไร";
}
