using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>What somebody looks at, as it stands in the address: the same figures whenever it is opened, on a page or in a file.</summary>
public sealed record ResultsAddress(string? Period, string? Date, string? Point, string? Unit, string? Service, string? Area, string? Way)
{
    public static readonly ResultsAddress Empty = new(null, null, null, null, null, null, null);

    public static ResultsAddress Of(IQueryCollection query)
    {
        return new(One("period"), One("date"), One("point"), One("unit"), One("service"), One("area"), One("way"));

        string? One(string name) => PlainText.Clean(query[name].ToString()) is { Length: > 0 } text ? text : null;
    }

    public bool HasFilter => (Point ?? Unit ?? Service ?? Area ?? Way) is not null;

    /// <summary>This month where nothing was asked for; null where what was asked for is no period.</summary>
    public FigurePeriod? PeriodOn(DateOnly today)
    {
        if (Period is not null && PeriodKinds.Parse(Period) is null) return null;
        var day = today;
        if (Date is not null && !ThaiDate.TryParse(Date, out day)) return null;
        return FigurePeriod.Of(PeriodKinds.Parse(Period) ?? PeriodKind.Month, day);
    }

    public ResultsAddress At(FigurePeriod period) => this with { Period = period.Kind.Slug(), Date = period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    public string On(string path) => QueryHelpers.AddQueryString(path, Parts.Where(p => p.Value is not null));

    private IEnumerable<KeyValuePair<string, string?>> Parts =>
        [new("period", Period), new("date", Date), new("point", Point), new("unit", Unit), new("service", Service), new("area", Area), new("way", Way)];
}
