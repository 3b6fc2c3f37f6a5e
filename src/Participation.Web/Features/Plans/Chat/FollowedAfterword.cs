using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>The latest news of what somebody follows.</summary>
public sealed class OwedNews
{
    public required Guid NewsId { get; init; }
    public required DateTime At { get; init; }
    public required Guid FollowedId { get; init; }
    public required int Number { get; init; }
}

/// <summary>How a followed plan or project stands, for whoever was not told by a message of its own: with the next answer, free of charge.</summary>
public abstract class FollowedAfterword(ParticipationContext db, TimeProvider clock) : IChatAfterword
{
    protected ParticipationContext Db { get; } = db;

    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var (now, user) = (clock.Now(), turn.UserId);
        // An answer that comes too late for its token reaches nobody.
        if (now - turn.OccurredAt >= OutboxMessage.ReplyTokenLife) return;
        var owed = await OwedTo(user)
            .Where(o => !Db.Set<ToldPerson>().Any(t => t.SubjectId == o.NewsId && t.LineId == user)
                && !Db.Set<ForgottenSubject>().Any(f => f.SubjectId == o.NewsId) && !Db.Set<Multicast>().Any(m => m.SubjectId == o.NewsId && m.PeopleAreForgotten))
            .OrderBy(o => o.At).ThenBy(o => o.Number).FirstOrDefaultAsync(ct);
        if (owed is null) return;
        turn.Append(await WordsAsync(owed, ct));
        // Told if LINE takes the answer: until then nobody tells it a second time, and afterwards only if LINE did not.
        turn.WhenQueued(reply => Db.Add(new ToldPerson { SubjectId = owed.NewsId, LineId = user, At = now, ReplyId = reply }));
    }

    protected abstract IQueryable<OwedNews> OwedTo(string lineUserId);

    protected abstract Task<Message> WordsAsync(OwedNews owed, CancellationToken ct);
}
