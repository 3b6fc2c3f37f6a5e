using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Takes what other slices want published.</summary>
public sealed class ProposePublication(ParticipationContext db, TimeProvider clock) : IPublishing
{
    public async Task<int> ProposeAsync(ProposedPublication proposed, Guid author, string actor, CancellationToken ct)
    {
        if (await FindAsync(proposed.Source, ct) is { } there) return there.Number;
        var now = clock.Now();
        var publication = new Publication
        {
            Id = Guid.CreateVersion7(now),
            Number = await db.NextPublicationNumberAsync(ct),
            Kind = PublicationKind.Report,
            Title = proposed.Title,
            Summary = proposed.Summary,
            Body = proposed.Body,
            Document = proposed.Document.ToJson(),
            DocumentSource = proposed.Source,
            CreatedAt = now,
            Version = Guid.CreateVersion7(now),
        };
        db.Add(publication);
        db.Add(new PublicationAuthor { PublicationId = publication.Id, AccountId = author });
        db.Audit(new AuditRecord(actor, "publication.proposed", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange>
        {
            ["source"] = new(null, proposed.Source),
            ["document"] = new(null, publication.DocumentHash),
        }));
        return publication.Number;
    }

    public async Task<int> DraftAsync(PublicationDraft draft, Guid author, string actor, CancellationToken ct)
    {
        if (await FindAsync(draft.Source, ct) is { } there) return there.Number;
        var now = clock.Now();
        var publication = new Publication
        {
            Id = Guid.CreateVersion7(now),
            Number = await db.NextPublicationNumberAsync(ct),
            Kind = PublicationKind.Announcement,
            Title = Cut(draft.Title, Publication.MaxTitle),
            Summary = Cut(draft.Summary, Publication.MaxSummary),
            Body = Cut(draft.Body, Publication.MaxBody),
            Source = Cut(draft.From, Publication.MaxSource),
            LetterNumber = draft.LetterNumber,
            LetterDate = draft.LetterDate,
            UnitId = draft.UnitId,
            DocumentSource = draft.Source,
            CreatedAt = now,
            Version = Guid.CreateVersion7(now),
        };
        db.AddRange(publication, new PublicationAuthor { PublicationId = publication.Id, AccountId = author });
        db.Audit(new AuditRecord(actor, "publication.drafted", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange> { ["source"] = new(null, draft.Source) }));
        return publication.Number;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    public async Task<PublishingState?> FindAsync(string source, CancellationToken ct) => (await FindAllAsync([source], ct)).GetValueOrDefault(source);

    public async Task<IReadOnlyDictionary<string, PublishingState>> FindAllAsync(IReadOnlyCollection<string> sources, CancellationToken ct)
    {
        var wanted = sources.ToList();
        var found = await db.Set<Publication>().Where(p => p.DocumentSource != null && wanted.Contains(p.DocumentSource))
            .Select(p => new { p.Id, p.Number, p.State, p.DocumentSource, p.CreatedAt, p.SubmittedAt }).ToListAsync(ct);
        var ids = found.ConvertAll(p => p.Id);
        var corrected = (await db.Set<Correction>().Where(c => ids.Contains(c.PublicationId)).Select(c => new { c.PublicationId, c.WrittenAt }).ToListAsync(ct)).ToLookup(c => c.PublicationId, c => c.WrittenAt);
        return found.ToDictionary(p => p.DocumentSource!, p => new PublishingState(p.Number, p.State.Words(), p.State == PublicationState.Published)
        {
            IsWithdrawn = p.State == PublicationState.Withdrawn,
            IsBeingWritten = p.State is PublicationState.Draft or PublicationState.Returned,
            SaidAt = corrected[p.Id].Append(p.SubmittedAt ?? p.CreatedAt).Max(),
        });
    }

    public async Task HoldAsync(string source, string actor, CancellationToken ct)
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.DocumentSource == source && p.State == PublicationState.Approved, ct) is not { } publication) return;
        if (await db.Set<PublicationSchedule>().SingleOrDefaultAsync(s => s.PublicationId == publication.Id && s.DoneAt == null, ct) is not { } schedule) return;
        db.Remove(schedule);
        publication.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "publication.schedule_cancelled", PublicationFinding.Subject(publication.Number), new Dictionary<string, AuditChange> { ["source"] = new(null, source) }));
    }
}
