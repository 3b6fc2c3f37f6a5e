using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Agency;

/// <summary>The agency as every page shows it: read once per request, null until staff have entered it.</summary>
public sealed class CurrentAgency(ParticipationContext db)
{
    /// <summary>Stands where the name would, as long as there is none.</summary>
    public const string Unnamed = "บริการประชาชน";

    private bool _read;
    private AgencyProfile? _profile;

    public async Task<AgencyProfile?> FindAsync(CancellationToken ct)
    {
        if (_read) return _profile;
        _profile = await db.Set<AgencyProfile>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == AgencyProfile.OnlyId, ct);
        _read = true;
        return _profile;
    }
}
