using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Chat;

/// <summary>News that waits for the next answer: one with each, the oldest first, to nobody twice.</summary>
public sealed class FreeTellingAfterword(ParticipationContext db, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var (now, user) = (clock.Now(), turn.UserId);
        // An answer that comes too late for its token reaches nobody.
        if (now - turn.OccurredAt >= OutboxMessage.ReplyTokenLife) return;
        var waiting = await (from telling in db.Set<FreeTelling>()
                             join publication in db.Set<Publication>() on telling.PublicationId equals publication.Id
                             where telling.Until > now && publication.State == PublicationState.Published
                                 && !db.Set<ToldPerson>().Any(t => t.SubjectId == publication.Id && t.LineId == user)
                                 && !db.Set<ForgottenSubject>().Any(f => f.SubjectId == publication.Id) && !db.Set<Multicast>().Any(m => m.SubjectId == publication.Id && m.PeopleAreForgotten)
                                 && !db.Set<NewsRefusal>().Any(r => r.LineUserId == user && r.Kind == publication.Kind)
                             orderby telling.BegunAt
                             select new { telling, publication }).AsNoTracking().Take(20).ToListAsync(ct);
        if (waiting.Count == 0) return;
        var village = (await db.VillageOfLineUserAsync(user, ct))?.Id;
        if (waiting.Find(w => w.telling.IsFor(village))?.publication is not { } news) return;
        turn.Append(NoticeMessage.Of(news, (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed, PublishPublication.AddressOf(site.Value, news.Number)));
        // Told if LINE takes the answer: until then nobody tells it a second time, and afterwards only if LINE did not.
        turn.WhenQueued(reply => db.Add(new ToldPerson { SubjectId = news.Id, LineId = user, At = now, ReplyId = reply }));
    }
}
