namespace Participation.Web.Platform.Slices;

/// <summary>A slice's entry in the staff navigation.</summary>
public sealed record StaffMenuEntry(int Order, string Text, string Href);

/// <summary>Something that wants doing today, in words with a link; offered by slices to the staff home page.</summary>
public sealed record StaffDuty(string Text, string Href, bool Urgent);

public interface IStaffDuties
{
    Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct);
}
