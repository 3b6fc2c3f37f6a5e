using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys;

/// <summary>One table of figures, shown on a page and written to files with the same cells.</summary>
public sealed record FigureTable(string Key, string Title, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<FigureRow> Rows, string? Note = null);

public sealed record FigureColumn(string Title, bool IsNumber = true, Rating? Face = null);

/// <param name="Name">What the row is about.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="Href">Leads to the same figures of this alone.</param>
/// <param name="Depth">Below which other row it belongs.</param>
/// <param name="Bar">For the bar beside it: the value, and whether it passes.</param>
public sealed record FigureRow(string Name, IReadOnlyList<FigureValue> Cells, string? Href = null, int Depth = 0, FigureBar? Bar = null);

/// <param name="Share">0 to 100; null is no data.</param>
/// <param name="Passes">Null where there is no target.</param>
/// <param name="Words">Beside the bar.</param>
public sealed record FigureBar(decimal? Share, bool? Passes, string Words);

/// <summary>A number as it is shown, cut and never rounded up, and as a spreadsheet reckons with it; or words.</summary>
public sealed record FigureValue(string Shown, decimal? Number = null)
{
    public static FigureValue Count(int count) => new(WholeNumber.Show(count), count);

    public static FigureValue Percent(decimal? percent) => percent is { } value ? new(Satisfaction.Show(percent), decimal.Floor(value * 10) / 10) : new("–");

    public static FigureValue Mean(decimal? mean) => mean is { } value ? new(Satisfaction.ShowMean(mean), decimal.Floor(value * 100) / 100) : new("–");

    public static FigureValue Words(string words) => new(words);

    /// <summary>As in a file: no thousands' commas, so that the cell is a number.</summary>
    public string Plain => Number?.ToString("0.##", CultureInfo.InvariantCulture) ?? Shown;
}
