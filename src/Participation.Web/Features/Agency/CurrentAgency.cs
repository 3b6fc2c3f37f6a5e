using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>The agency as every page shows it: read once per request, null until staff have entered it.</summary>
public sealed class CurrentAgency(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Stands where the name would, as long as there is none.</summary>
    public const string Unnamed = "บริการประชาชน";

    /// <summary>Further than any row of holidays reaches.</summary>
    private const int DaysAhead = 40;

    private bool _read;
    private AgencyProfile? _profile;

    public async Task<AgencyProfile?> FindAsync(CancellationToken ct)
    {
        if (_read) return _profile;
        _profile = await db.Set<AgencyProfile>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == AgencyProfile.OnlyId, ct);
        if (_profile is not null) _profile.Holidays = await HolidaysAsync(ct);
        _read = true;
        return _profile;
    }

    /// <summary>The words of the agency's kind; those of an อบต. until it is known.</summary>
    public async Task<AgencyVocabulary> VocabularyAsync(CancellationToken ct) =>
        AgencyVocabulary.Of((await FindAsync(ct))?.Kind ?? AgencyKind.SubdistrictAdministration);

    private async Task<IReadOnlyDictionary<DateOnly, string>> HolidaysAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var until = today.AddDays(DaysAhead);
        var coming = await db.Set<Holiday>().Where(h => h.Day >= today && h.Day <= until).OrderBy(h => h.Day)
            .Select(h => new { h.Day, h.Name }).ToListAsync(ct);
        return coming.ToDictionary(h => h.Day, h => h.Name);
    }
}
