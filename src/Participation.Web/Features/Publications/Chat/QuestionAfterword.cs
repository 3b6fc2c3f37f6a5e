using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications.Chat;

/// <summary>What was answered to a question, or why it was hidden, told with the next answer that leaves anyway: free of charge.</summary>
public sealed class QuestionAfterword(ParticipationContext db, TellAskers tell) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var text = await db.Set<QuestionText>().Where(t => t.LineUserId == turn.UserId && t.ToTell != QuestionNews.Nothing && t.ToldWith == null).OrderBy(t => t.QuestionId).FirstOrDefaultAsync(ct);
        if (text is null || await tell.MessageAsync(text, ct) is not { } message) return;
        turn.Append(message);
        turn.WhenQueued(text.GoesWith);
    }
}
