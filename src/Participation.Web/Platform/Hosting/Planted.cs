using Participation.Web.Persistence;

namespace Participation.Web.Platform.Hosting;

/// <summary>Rows an installation cannot do without and staff may change afterwards: put in at start where they are missing.</summary>
public interface IPlanted
{
    Task PlantAsync(ParticipationContext db, CancellationToken ct);
}
