using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Points, units, services and areas: what figures are divided by. An office has dozens of each, read whole.</summary>
public sealed record OfficePlaces(IReadOnlyList<ServicePoint> Points, IReadOnlyList<UnitLine> Units, IReadOnlyList<ServiceKind> Services, IReadOnlyList<ServiceArea> Areas)
{
    public static async Task<OfficePlaces> ReadAsync(ParticipationContext db, CancellationToken ct) => new(
        await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct),
        await db.UnitTreeAsync(ct),
        await db.Set<ServiceKind>().AsNoTracking().OrderBy(k => k.Number).ToListAsync(ct),
        await db.Set<ServiceArea>().AsNoTracking().Where(a => a.IsActive || a.Number <= ServiceArea.Preset).OrderBy(a => a.Number).ToListAsync(ct));

    /// <summary>Null where the address names what there is not.</summary>
    public FigureScope? Scope(Guid surveyId, FigurePeriod period, ResultsAddress address)
    {
        var scope = new FigureScope(surveyId, period);
        if (address.Unit is not null)
        {
            if (!Guid.TryParse(address.Unit, out var id) || Units.All(u => u.Unit.Id != id)) return null;
            var units = WithBelow(id);
            scope = scope with { Points = [.. Points.Where(p => p.UnitId is { } unit && units.Contains(unit)).Select(p => p.Id)] };
        }
        if (address.Point is not null)
        {
            if (!ShortCode.TryParse(address.Point, out var code) || Points.FirstOrDefault(p => p.Code == code) is not { } point) return null;
            scope = scope with { Points = scope.Points is { } within ? [.. within.Where(p => p == point.Id)] : [point.Id] };
        }
        if (address.Area is not null)
        {
            if (!Number(address.Area, out var number) || Areas.FirstOrDefault(a => a.Number == number) is not { } area) return null;
            scope = scope with { Services = [.. Services.Where(s => s.AreaId == area.Id).Select(s => s.Id)] };
        }
        if (address.Service is not null)
        {
            if (!Number(address.Service, out var number) || Services.FirstOrDefault(s => s.Number == number) is not { } service) return null;
            scope = scope with { Services = scope.Services is { } within ? [.. within.Where(s => s == service.Id)] : [service.Id] };
        }
        if (address.Way is not null)
        {
            if (WaysIn.All.Cast<WayIn?>().FirstOrDefault(w => string.Equals(w.ToString(), address.Way, StringComparison.OrdinalIgnoreCase)) is not { } way) return null;
            scope = scope with { Way = way };
        }
        return scope;
    }

    /// <summary>What was chosen, in words; empty for the whole.</summary>
    public string Words(ResultsAddress address)
    {
        var words = new List<string>();
        if (address.Point is { } typed && ShortCode.TryParse(typed, out var code) && Points.FirstOrDefault(p => p.Code == code) is { } point) words.Add(point.Name);
        if (Guid.TryParse(address.Unit, out var unit) && Units.FirstOrDefault(u => u.Unit.Id == unit) is { } line) words.Add(line.Unit.Name);
        if (Number(address.Service, out var service) && Services.FirstOrDefault(s => s.Number == service) is { } kind) words.Add(kind.Name);
        if (Number(address.Area, out var number) && Areas.FirstOrDefault(a => a.Number == number) is { } area) words.Add(area.Name);
        if (WaysIn.All.Cast<WayIn?>().FirstOrDefault(w => string.Equals(w.ToString(), address.Way, StringComparison.OrdinalIgnoreCase)) is { } way) words.Add(way.Words());
        return string.Join(" · ", words);
    }

    public IReadOnlySet<Guid> WithBelow(Guid unitId)
    {
        var all = new HashSet<Guid> { unitId };
        // The tree comes parents first.
        foreach (var line in Units.Where(l => l.Unit.ParentId is { } parent && all.Contains(parent))) all.Add(line.Unit.Id);
        return all;
    }

    private static bool Number(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
