using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Answers an opinion: on the public page, and to its author in LINE where they wrote there.</summary>
public sealed class AnswerOpinion(ParticipationContext db, Outbox outbox, ForumLinks links, TimeProvider clock)
{
    /// <summary>Later it stands on the page and in the author's own data.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    public async Task<EditOutcome> RunAsync(Guid id, Guid seen, string answer, string actor, CancellationToken ct)
    {
        var forum = await db.Set<Forum>().AsNoTracking().SingleOrDefaultAsync(f => db.Set<Opinion>().Any(o => o.Id == id && o.ForumId == f.Id), ct);
        return await db.ChangeOpinionAsync(id, seen, clock.Now(), (opinion, text) =>
        {
            if (text.ErasedAt is not null) return new EditOutcome.Refused("Answer", "ผู้เขียนขอลบข้อความแล้ว ไม่ต้องตอบ");
            if (text.Answer == answer) return null;
            var now = clock.Now();
            opinion.Answered(now);
            text.Answer = answer;
            if (text.LineUserId is { } author)
                outbox.Push(MessageClass.Notice, author, MessageBatch.Of(ForumWords.Answered(forum!, answer, links.Of(forum!))), now + Life, $"opinion-answer:{id:N}:{now.Ticks}");
            db.Audit(new AuditRecord(actor, "opinion.answered", OpinionToken.Subject(id)));
            return null;
        }, ct);
    }
}
