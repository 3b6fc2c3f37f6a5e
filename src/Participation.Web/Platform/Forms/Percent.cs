using System.Globalization;

namespace Participation.Web.Platform.Forms;

/// <summary>A share in percent, reckoned exactly and shown with one decimal.</summary>
public static class Percent
{
    /// <summary>Null of nothing: no data, which is not zero.</summary>
    public static decimal? Of(int part, int whole) => whole == 0 ? null : part * 100m / whole;

    /// <summary>Cut and never rounded up: 79.96 must not read as the 80 it is not, nor 99.96 as all. Null where there is no data.</summary>
    public static string? Show(decimal? percent) => percent is { } value ? (decimal.Floor(decimal.Round(value, 9) * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) : null;
}
