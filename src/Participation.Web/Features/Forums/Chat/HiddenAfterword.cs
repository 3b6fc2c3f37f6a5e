using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>Why an opinion was hidden, told to its author with the next answer that leaves anyway: free of charge.</summary>
public sealed class HiddenAfterword(ParticipationContext db) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var text = await db.Set<OpinionText>().Where(t => t.LineUserId == turn.UserId && t.IsToBeTold).OrderBy(t => t.OpinionId).FirstOrDefaultAsync(ct);
        if (text is null) return;
        var forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => db.Set<Opinion>().Any(o => o.Id == text.OpinionId && o.ForumId == f.Id), ct);
        text.IsToBeTold = false;
        turn.Append(ForumWords.Hidden(forum, text.HideReason));
    }
}
