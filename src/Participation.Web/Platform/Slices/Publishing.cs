using Participation.Web.Platform.Documents;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// A document that a slice wants made public, with the words around it; its figures are already fit for everybody's eyes. The
/// source names the record it comes from, such as "survey-report:{id}", and has one publication. The summary is one or two
/// sentences, read over the loudspeaker and written to LINE and Facebook.
/// </summary>
public sealed record ProposedPublication(string Source, string Title, string Summary, string Body, FrozenDocument Document);

/// <summary>
/// A text that a slice has the words for: an announcement without a document, which its authors go on with. The source names the record
/// it comes from, such as "forum:12", and has one publication.
/// </summary>
public sealed record PublicationDraft(string Source, string Title, string Summary, string Body)
{
    /// <summary>Who stands behind it: a unit.</summary>
    public string From { get; init; } = "";

    public string LetterNumber { get; init; } = "";
    public DateOnly? LetterDate { get; init; }
    public Guid? UnitId { get; init; }
}

/// <summary>The page of the record that a publication came of.</summary>
public sealed record PublishedSource(string Words, string Address);

/// <summary>Offered by slices whose records become publications, so that these lead back.</summary>
public interface IPublishedSources
{
    /// <summary>Null for a source of another slice.</summary>
    PublishedSource? Find(string source);

    /// <summary>The villages that the record speaks to, for whoever sends the publication to choose from; none where it speaks to everybody or to nobody in particular.</summary>
    Task<IReadOnlyList<Guid>> VillagesAsync(string source, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);
}

/// <summary>How far the publishing of a document is, in words, and where it goes on.</summary>
public sealed record PublishingState(int Number, string Words, bool IsPublic)
{
    public bool IsWithdrawn { get; init; }

    /// <summary>Still with its authors: it is not out, and does not go out before it was handed in.</summary>
    public bool IsBeingWritten { get; init; }

    /// <summary>When somebody last stood by its words: wrote it, handed it in, or wrote a correction.</summary>
    public DateTime SaidAt { get; init; }
}

/// <summary>
/// Offered by the publications to slices with something to publish. A proposal becomes a draft, which goes through approval by
/// another person like everything else. Runs in the caller's write transaction.
/// </summary>
public interface IPublishing
{
    /// <summary>The publication's number; of the one there is, where the document was proposed before.</summary>
    Task<int> ProposeAsync(ProposedPublication proposed, Guid author, string actor, CancellationToken ct);

    /// <summary>The number of the draft; of the publication there is, where the source has one already.</summary>
    Task<int> DraftAsync(PublicationDraft draft, Guid author, string actor, CancellationToken ct);

    Task<PublishingState?> FindAsync(string source, CancellationToken ct);

    /// <summary>By source, those of them that have a publication.</summary>
    Task<IReadOnlyDictionary<string, PublishingState>> FindAllAsync(IReadOnlyCollection<string> sources, CancellationToken ct);

    /// <summary>Its record is no longer as it says: one that waits for its moment does not go out by itself any more. Somebody decides anew.</summary>
    Task HoldAsync(string source, string actor, CancellationToken ct);
}
