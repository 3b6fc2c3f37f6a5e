namespace Participation.Web.Platform.Slices;

public enum SetupState
{
    Missing,
    Done,

    /// <summary>The office can open without it.</summary>
    Optional,
}

/// <summary>
/// One thing to be entered before the office can work, as the set-up list shows it: whether it is there, in words with
/// figures, and where to do it. Read from the data each time, so that the list can be left and resumed.
/// </summary>
public sealed record SetupStep(int Order, string Title, SetupState State, string Found, string Href, string Act);

/// <summary>A slice's part of the set-up list.</summary>
public interface ISetupSteps
{
    Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct);
}
