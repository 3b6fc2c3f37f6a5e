namespace Participation.Web.Platform.Slices;

/// <summary>Of people's proposals, what a project that came of one needs to know.</summary>
public interface IProposalFacts
{
    /// <summary>What it is called in public; null where there is none of this number.</summary>
    Task<string?> TitleAsync(int number, CancellationToken ct);
}
