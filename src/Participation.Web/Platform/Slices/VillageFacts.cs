namespace Participation.Web.Platform.Slices;

/// <summary>One thing about a village, in words; never about one of its people.</summary>
public sealed record VillageFact(int Order, string Name, string Value, string? Href = null);

/// <summary>What a slice knows of a village, for the page of whoever leads it and for those who see all of them.</summary>
public interface IVillageFacts
{
    Task<IReadOnlyList<VillageFact>> ListAsync(Guid villageId, CancellationToken ct);
}
