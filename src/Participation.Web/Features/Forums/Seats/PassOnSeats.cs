using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Gives seats that came free to those who wait, and tells whoever got one: with the next answer in the chat, which is free, and by a
/// paid notice where they have not written for a while or the forum is near. A seat nobody knows of is an empty chair.
/// Whoever asked on the web is phoned by a colleague (<see cref="WebSeatWords.ToPhone"/>).
/// </summary>
public sealed class PassOnSeats(ParticipationContext db, ForumSeats seats, Outbox outbox, QuietHours quiet, ForumLinks links, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>How long the free way has.</summary>
    private static readonly TimeSpan FreeWay = TimeSpan.FromHours(3);

    /// <summary>So near to a forum nobody waits for the free way.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var crowded = await db.Set<Forum>().Where(f => f.State == ForumState.Announced && f.Day >= today && db.Set<ForumIntent>().Any(i => i.ForumId == f.Id && i.Seat == IntentSeat.Waiting)).OrderBy(f => f.Number).Select(f => f.Number).Take(Batch).ToListAsync(ct);
        foreach (var number in crowded)
            await db.WriteAsync(async write =>
            {
                if (await db.HoldForumAsync(number, write) is { State: ForumState.Announced } forum && forum.Instants().From > clock.Now()) await seats.PromoteAsync(forum, write);
            }, ct);
        await db.WriteAsync(TellAsync, ct);
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var untold = await db.Set<ForumIntent>().Where(i => i.IsSeatToBeTold && i.LineUserId != null)
            .Join(db.Set<Forum>().Where(f => f.State == ForumState.Announced), i => i.ForumId, f => f.Id, (i, f) => new { Intent = i, Forum = f }).OrderBy(r => r.Intent.SeatAt).Take(Batch).ToListAsync(ct);
        if (untold.Count == 0) return;
        var morning = await quiet.EndOfAsync(db, now, ct);
        foreach (var one in untold)
        {
            var begins = one.Forum.Instants().From;
            if (begins <= now) one.Intent.SeatTold();
            else if (one.Intent.SeatAt + FreeWay <= now || begins - now <= Near)
            {
                one.Intent.SeatTold();
                outbox.Push(MessageClass.Notice, one.Intent.LineUserId!, MessageBatch.Of(ForumWords.GotSeat(one.Forum, links.Of(one.Forum))), begins, $"forum-seat:{one.Intent.Id:N}:{one.Intent.SeatAt!.Value.Ticks}", notBefore: morning);
            }
        }
    }
}

/// <summary>The same with an answer that leaves anyway.</summary>
public sealed class SeatAfterword(ParticipationContext db, ForumLinks links) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var intent = await db.Set<ForumIntent>().Where(i => i.LineUserId == turn.UserId && i.IsSeatToBeTold).OrderBy(i => i.SeatAt).FirstOrDefaultAsync(ct);
        if (intent is null) return;
        intent.SeatTold();
        var forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == intent.ForumId, ct);
        if (forum.State == ForumState.Announced) turn.Append(ForumWords.GotSeat(forum, links.Of(forum)));
    }
}
