namespace Participation.Web.Platform.Slices;

/// <summary>"ท่านบอก เราทำ", as it may be shown to everybody.</summary>
public sealed record SaidAndDoneNote(string Said, string Done, DateOnly Since, string? PointName);

/// <summary>Offered by the surveys to the public pages.</summary>
public interface ISaidAndDoneNotes
{
    /// <summary>Those that were published, the newest first.</summary>
    Task<IReadOnlyList<SaidAndDoneNote>> PublishedAsync(int most, CancellationToken ct);
}
