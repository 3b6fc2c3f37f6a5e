namespace Participation.Web.Platform.Slices;

/// <summary>A kind of news, in words, and whether a person wants it in LINE.</summary>
public sealed record NewsChoice(string Kind, string Words, bool IsWanted);

/// <summary>What a person may say about news on the page of their data. Everything is wanted until they say otherwise.</summary>
public interface INewsChoices
{
    Task<IReadOnlyList<NewsChoice>> ListAsync(string lineUserId, CancellationToken ct);

    /// <param name="lineUserId">Who.</param>
    /// <param name="wanted">Kinds they want; the others are not sent to them any more.</param>
    /// <param name="ct">Ends the wait.</param>
    Task SetAsync(string lineUserId, IReadOnlyCollection<string> wanted, CancellationToken ct);
}
