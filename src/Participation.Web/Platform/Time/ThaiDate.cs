using System.Globalization;
using System.Text.RegularExpressions;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Time;

/// <summary>A day as people type it: 13/10/2569, 13-10-69, 13 ต.ค. 2569, ๑๓ ตุลาคม ๒๕๖๙, and 2026-10-13 as browsers send it.</summary>
public static partial class ThaiDate
{
    /// <summary>Years from here on are Buddhist: nobody plans for the year 2400 of the other calendar.</summary>
    private const int FirstBuddhistYear = 2400;

    private static readonly string[] MonthStems = ["ม.ค|มกราคม|มค", "ก.พ|กุมภาพันธ์|กพ", "มี.ค|มีนาคม|มีค", "เม.ย|เมษายน|เมย", "พ.ค|พฤษภาคม|พค", "มิ.ย|มิถุนายน|มิย",
        "ก.ค|กรกฎาคม|กค", "ส.ค|สิงหาคม|สค", "ก.ย|กันยายน|กย", "ต.ค|ตุลาคม|ตค", "พ.ย|พฤศจิกายน|พย", "ธ.ค|ธันวาคม|ธค"];

    public static bool TryParse(string? typed, out DateOnly day)
    {
        day = default;
        var plain = ThaiDigits.ToArabic(typed ?? "").Trim();
        if (DateOnly.TryParseExact(plain, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return Settle(day.Year, day.Month, day.Day, out day);
        if (Numeric().Match(plain) is { Success: true } numeric) return Settle(Number(numeric, 3), Number(numeric, 2), Number(numeric, 1), out day);
        if (Worded().Match(plain) is not { Success: true } worded) return false;
        var name = worded.Groups[2].Value.Trim().TrimEnd('.');
        var month = Array.FindIndex(MonthStems, stems => stems.Split('|').Contains(name)) + 1;
        return month > 0 && Settle(Number(worded, 3), month, Number(worded, 1), out day);
    }

    /// <summary>13/10/2569, as it stands in a field to be changed.</summary>
    public static string Show(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}/{ThaiCalendar.BuddhistYear(day)}");

    private static bool Settle(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        // 69 is 2569.
        if (year < 100) year += 2500;
        if (year >= FirstBuddhistYear) year -= 543;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(\d{1,2})\s*([^\d\s/\-]+)\s*(\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Worded();
}
