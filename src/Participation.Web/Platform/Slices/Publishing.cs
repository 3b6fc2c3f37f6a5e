using Participation.Web.Platform.Documents;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// A document that a slice wants made public, with the words around it; its figures are already fit for everybody's eyes. The
/// source names the record it comes from, such as "survey-report:{id}", and has one publication. The summary is one or two
/// sentences, read over the loudspeaker and written to LINE and Facebook.
/// </summary>
public sealed record ProposedPublication(string Source, string Title, string Summary, string Body, FrozenDocument Document);

/// <summary>How far the publishing of a document is, in words, and where it goes on.</summary>
public sealed record PublishingState(int Number, string Words, bool IsPublic);

/// <summary>
/// Offered by the publications to slices with something to publish. A proposal becomes a draft, which goes through approval by
/// another person like everything else. Runs in the caller's write transaction.
/// </summary>
public interface IPublishing
{
    /// <summary>The publication's number; of the one there is, where the document was proposed before.</summary>
    Task<int> ProposeAsync(ProposedPublication proposed, Guid author, string actor, CancellationToken ct);

    Task<PublishingState?> FindAsync(string source, CancellationToken ct);
}
