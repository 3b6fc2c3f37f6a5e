using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>Why a comment was hidden, told to its author with the next answer that leaves anyway: free of charge.</summary>
public sealed class HiddenCommentAfterword(ParticipationContext db, TimeProvider clock) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        // An answer that comes too late for its token reaches nobody.
        if (clock.Now() - turn.OccurredAt >= OutboxMessage.ReplyTokenLife) return;
        var text = await db.Set<PlanCommentText>().Where(t => t.LineUserId == turn.UserId && t.IsToBeTold).OrderBy(t => t.CommentId).FirstOrDefaultAsync(ct);
        if (text is null) return;
        var plan = await db.Set<PlanDraft>().AsNoTracking().SingleAsync(p => db.Set<PlanComment>().Any(c => c.Id == text.CommentId && c.PlanId == p.Id), ct);
        turn.Append(PlanWords.Hidden(plan, text.HideReason));
        turn.WhenQueued(_ => text.IsToBeTold = false);
    }
}

/// <summary>The answer to a comment whose author asked for it, where the message of its own did not leave: with the next answer, until LINE takes one.</summary>
public sealed class AnsweredCommentAfterword(ParticipationContext db, PlanLinks links, TimeProvider clock) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var now = clock.Now();
        if (now - turn.OccurredAt >= OutboxMessage.ReplyTokenLife) return;
        var text = await (from untold in db.Set<PlanCommentText>()
                          join message in db.OutboxMessages on untold.AnswerMessage equals (Guid?)message.Id
                          where untold.LineUserId == turn.UserId && (message.Status == OutboxStatus.Expired || message.Status == OutboxStatus.Refused || message.Status == OutboxStatus.Blocked
                              || (message.Status == OutboxStatus.Pending && message.NotAfter <= now && !message.MayHaveBeenAccepted))
                          orderby untold.CommentId
                          select untold).FirstOrDefaultAsync(ct);
        if (text is null) return;
        var comment = await db.Set<PlanComment>().AsNoTracking().SingleAsync(c => c.Id == text.CommentId, ct);
        var plan = await db.Set<PlanDraft>().AsNoTracking().SingleAsync(p => p.Id == comment.PlanId, ct);
        turn.Append(PlanWords.Answered(plan, comment, text.Answer, links.CommentsOn(plan)));
        turn.WhenQueued(reply => text.AnswerMessage = reply);
    }
}
