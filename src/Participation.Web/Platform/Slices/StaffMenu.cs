namespace Participation.Web.Platform.Slices;

/// <summary>A slice's entry in the staff navigation. It is shown to those whom its address lets in.</summary>
public sealed record StaffMenuEntry(int Order, string Text, string Href)
{
    /// <summary>From this order on it is setting up, not daily work, and stands apart.</summary>
    public const int Settings = 60;
}

/// <summary>Something that wants doing today, in words with a link; offered by slices to the staff home page.</summary>
public sealed record StaffDuty(string Text, string Href, bool Urgent);

public interface IStaffDuties
{
    Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct);
}
