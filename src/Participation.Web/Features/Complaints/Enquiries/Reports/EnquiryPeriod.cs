using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A fiscal year, one half of it, or one month.</summary>
public sealed record EnquiryPeriod(int FiscalYear, int Half, int Month)
{
    private static readonly IReadOnlyList<int> Months = [10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>From what stands in an address; the running year where that is no period.</summary>
    public static EnquiryPeriod Of(int? year, int? half, int? month, DateOnly today)
    {
        var running = ThaiCalendar.FiscalYear(today);
        var fiscal = year is { } wanted && wanted > running - 20 && wanted <= running ? wanted : running;
        return new EnquiryPeriod(fiscal, month is >= 1 and <= 12 ? 0 : half is 1 or 2 ? half.Value : 0, month is >= 1 and <= 12 ? month.Value : 0);
    }

    public DateOnly From => Month > 0 ? FirstOf(Months.ToList().IndexOf(Month)) : FirstOf(Half == 2 ? 6 : 0);

    /// <summary>The last day.</summary>
    public DateOnly To => From.AddMonths(Month > 0 ? 1 : Half > 0 ? 6 : 12).AddDays(-1);

    public string Words => Month > 0 ? ThaiCalendar.MonthName(From) : FigurePeriod.Of(Half > 0 ? PeriodKind.Half : PeriodKind.FiscalYear, From).Name;

    public string Query => string.Create(CultureInfo.InvariantCulture, $"year={FiscalYear}{(Half > 0 ? $"&half={Half}" : "")}{(Month > 0 ? $"&month={Month}" : "")}");

    /// <summary>The months of the fiscal year, to choose from.</summary>
    public IReadOnlyList<EnquiryPeriod> MonthsOfYear => [.. Months.Select(m => new EnquiryPeriod(FiscalYear, 0, m))];

    private DateOnly FirstOf(int place) => ThaiCalendar.FiscalYearStart(FiscalYear).AddMonths(place);
}
