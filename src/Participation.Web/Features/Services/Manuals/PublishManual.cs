using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>
/// Somebody who did not write it approves the draft and gives it to the citizens: it replaces the published edition, is found
/// by the search, and stands in the posting log.
/// </summary>
public sealed class PublishManual(ParticipationContext db, IndexManual index, TimeProvider clock, IOptions<SiteOptions> site)
{
    public async Task<PublishManualOutcome> RunAsync(int number, Guid seen, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<PublishManualOutcome>(async write =>
            {
                var kind = await db.Set<ServiceKind>().SingleOrDefaultAsync(k => k.Number == number, write);
                var editions = kind is null ? [] : await db.Set<ServiceManual>().Where(m => m.ServiceKindId == kind.Id && m.State != ManualState.Replaced).ToListAsync(write);
                if (kind is null || editions.Find(m => m.State == ManualState.Draft) is not { } draft) return new PublishManualOutcome.NoDraft();
                if (draft.Version != seen || draft.SubmittedAt is null) return new PublishManualOutcome.ChangedMeanwhile();
                if (await db.WroteAsync(draft.Id, StaffActor.AccountIn(actor), write)) return new PublishManualOutcome.OwnText();
                var content = draft.Read();

                var now = clock.Now();
                var today = ThaiCalendar.Day(now);
                if (editions.Find(m => m.State == ManualState.Published) is { } old)
                {
                    old.Replace(today);
                    old.Version = Guid.CreateVersion7(now);
                    // Before the other: at no moment may two be published.
                    await db.SaveChangesAsync(write);
                }
                draft.Publish(today);
                draft.Version = Guid.CreateVersion7(now);
                kind.StandardMinutes = content.CounterMinutes > 0 ? content.CounterMinutes : null;
                kind.Version = Guid.CreateVersion7(now);
                await index.RunAsync(kind, content, write);
                db.Add(new ManualPosting
                {
                    Id = Guid.CreateVersion7(now),
                    ManualId = draft.Id,
                    Place = PostingPlace.Website,
                    PostedOn = today,
                    Note = new Uri(site.Value.PublicUrl, $"/services/{number.ToString(CultureInfo.InvariantCulture)}").ToString(),
                    RecordedAt = now,
                    Actor = actor,
                });
                db.Audit(new AuditRecord(actor, "manual.published", SaveManualDraft.Subject(number), SaveManualDraft.Edition(draft)));
                return new PublishManualOutcome.Published(draft.Edition);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Two who press at once: the index lets one of them.
            return new PublishManualOutcome.ChangedMeanwhile();
        }
    }
}

public abstract record PublishManualOutcome
{
    private PublishManualOutcome() { }

    public abstract T Match<T>(Func<Published, T> published, Func<OwnText, T> ownText, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoDraft, T> noDraft);

    public sealed record Published(int Edition) : PublishManualOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<OwnText, T> ownText, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoDraft, T> noDraft) => published(this);
    }

    /// <summary>Nobody approves what they had a hand in.</summary>
    public sealed record OwnText : PublishManualOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<OwnText, T> ownText, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoDraft, T> noDraft) => ownText(this);
    }

    public sealed record ChangedMeanwhile : PublishManualOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<OwnText, T> ownText, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoDraft, T> noDraft) => changedMeanwhile(this);
    }

    public sealed record NoDraft : PublishManualOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<OwnText, T> ownText, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoDraft, T> noDraft) => noDraft(this);
    }
}
