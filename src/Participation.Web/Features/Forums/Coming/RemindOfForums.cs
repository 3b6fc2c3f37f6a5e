using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The one reminder that somebody asked for, on the day before, in the hours in which a phone may ring. A notice: it takes of the
/// month's paid messages and not of the reserve.
/// </summary>
public sealed class RemindOfForums(ParticipationContext db, Outbox outbox, ForumLinks links, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private const int Batch = 200;
    private static readonly TimeOnly First = new(9, 0);
    private static readonly TimeOnly Last = new(18, 0);

    /// <summary>Whether the reminder can still come.</summary>
    public static bool MayStill(Forum forum, DateTime now)
    {
        var local = ThaiCalendar.ToBangkok(now);
        var (today, dayBefore) = (DateOnly.FromDateTime(local), forum.Day.AddDays(-1));
        return today < dayBefore || (today == dayBefore && TimeOnly.FromDateTime(local.Add(Interval)) < Last);
    }

    /// <summary>Number of reminders put on their way.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var local = ThaiCalendar.ToBangkok(clock.Now());
        if (TimeOnly.FromDateTime(local) < First || TimeOnly.FromDateTime(local) >= Last) return 0;
        var tomorrow = DateOnly.FromDateTime(local).AddDays(1);
        var (sent, last) = (0, 0);
        do
        {
            last = await db.WriteAsync(write => BatchAsync(tomorrow, write), ct);
            sent += last;
        }
        while (last == Batch);
        return sent;
    }

    private async Task<int> BatchAsync(DateOnly day, CancellationToken ct)
    {
        var now = clock.Now();
        var notAfter = ThaiCalendar.ToUtc(day.AddDays(-1).ToDateTime(Last));
        var due = await db.Set<ForumIntent>().Where(i => i.WantsReminder && i.RemindedAt == null && i.LineUserId != null)
            .Join(db.Set<Forum>().Where(f => f.State == ForumState.Announced && f.Day == day), i => i.ForumId, f => f.Id, (i, f) => new { Intent = i, Forum = f })
            .OrderBy(r => r.Intent.Id).Take(Batch).ToListAsync(ct);
        foreach (var reminder in due)
        {
            reminder.Intent.Reminded(now);
            outbox.Push(MessageClass.Notice, reminder.Intent.LineUserId!, MessageBatch.Of(ForumWords.Reminder(reminder.Forum, links.Of(reminder.Forum))), notAfter, $"forum-reminder:{reminder.Intent.Id:N}:{day.DayNumber}");
        }
        return due.Count;
    }
}
