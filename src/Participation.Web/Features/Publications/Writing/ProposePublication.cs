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

    public async Task<PublishingState?> FindAsync(string source, CancellationToken ct) =>
        await db.Set<Publication>().Where(p => p.DocumentSource == source).Select(p => new { p.Number, p.State }).SingleOrDefaultAsync(ct) is { } found
            ? new PublishingState(found.Number, found.State.Words(), found.State == PublicationState.Published)
            : null;
}
