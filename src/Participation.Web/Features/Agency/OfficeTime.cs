using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Agency;

/// <summary>A time of day as people type it: 8.30, 08:30, ๐๘.๓๐, 0830.</summary>
public static class OfficeTime
{
    private static readonly string[] Formats = ["H.mm", "H:mm", "HHmm"];

    public static bool TryParse([NotNullWhen(true)] string? typed, out TimeOnly time)
    {
        time = default;
        var plain = ThaiDigits.ToArabic(typed ?? "").Replace("น.", "", StringComparison.Ordinal).Trim();
        return TimeOnly.TryParseExact(plain, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    public static string Show(TimeOnly time) => time.ToString("HH'.'mm", CultureInfo.InvariantCulture);
}
