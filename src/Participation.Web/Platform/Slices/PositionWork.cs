namespace Participation.Web.Platform.Slices;

/// <summary>Something that lies with a position and needs another before the position can be closed.</summary>
public sealed record PositionWork(string Text, string Href);

/// <summary>What of a slice's work belongs to a position. Asked again in the transaction that closes it.</summary>
public interface IPositionWork
{
    Task<IReadOnlyList<PositionWork>> ListAsync(Guid positionId, CancellationToken ct);
}
