using System.Globalization;
using System.Text.RegularExpressions;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications;

/// <summary>
/// A text as somebody reads it over a loudspeaker: numbers, days and times in words, short months in full, telephone numbers digit
/// by digit, no web addresses.
/// </summary>
public static partial class SpokenThai
{
    private const string Months = "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.";

    private static readonly string[] Short = Months.Split('|');

    private static readonly string[] Full =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    private static readonly string[] Digits = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    private static readonly string[] Places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

    public static string Of(string text)
    {
        var said = ThaiDigits.ToArabic(text);
        said = Address().Replace(said, "");
        for (var month = 0; month < Short.Length; month++) said = said.Replace(Short[month], Full[month], StringComparison.Ordinal);
        said = SlashDate().Replace(said, m => Month(m.Groups["month"].Value) is { } month ? $"{m.Groups["day"].Value} {month} {m.Groups["year"].Value}" : m.Value);
        said = Time().Replace(said, m => TimeOf(m.Groups["hour"].Value, m.Groups["minute"].Value));
        said = Telephone().Replace(said, m => string.Join(' ', m.Value.Where(char.IsAsciiDigit).Select(d => Digits[d - '0'])));
        said = Hotline().Replace(said, m => m.Groups["said"].Value + string.Join(' ', m.Groups["number"].Value.Select(d => Digits[d - '0'])));
        said = Range().Replace(said, " ถึง ");
        said = Between().Replace(said, " ทับ ");
        said = Baht().Replace(said, m => $"{m.Groups["sum"].Value} บาท");
        said = Number().Replace(said, m => NumberOf(m.Value));
        said = said.Replace("%", " เปอร์เซ็นต์", StringComparison.Ordinal);
        return string.Join('\n', said.Split('\n').Select(line => Spaces().Replace(line, " ").Trim())).Trim();
    }

    /// <summary>1,250 as หนึ่งพันสองร้อยห้าสิบ; 2.5 as สองจุดห้า.</summary>
    public static string NumberOf(string typed)
    {
        var plain = typed.Replace(",", "", StringComparison.Ordinal);
        var parts = plain.Split('.');
        // A number that begins with nought, or is longer than anybody counts, is read digit by digit.
        if ((plain.Length > 1 && plain[0] == '0' && parts.Length == 1) || parts[0].Length > 12 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return string.Join(' ', plain.Where(char.IsAsciiDigit).Select(d => Digits[d - '0']));
        var words = Whole(whole);
        return parts.Length == 1 ? words : $"{words}จุด{string.Concat(parts[1].Select(d => Digits[d - '0']))}";
    }

    private static string Whole(long number)
    {
        if (number == 0) return Digits[0];
        if (number >= 1_000_000) return $"{Whole(number / 1_000_000)}ล้าน{(number % 1_000_000 is > 0 and var rest ? Below(rest, hasMore: true) : "")}";
        return Below(number, hasMore: false);
    }

    private static string Below(long number, bool hasMore)
    {
        var said = "";
        for (var place = Places.Length - 1; place >= 0; place--)
        {
            var power = (long)Math.Pow(10, place);
            var digit = (int)(number / power % 10);
            if (digit == 0) continue;
            said += (place, digit) switch
            {
                (1, 1) => "สิบ",
                (1, 2) => "ยี่สิบ",
                (0, 1) when said.Length > 0 || hasMore => "เอ็ด",
                _ => Digits[digit] + Places[place],
            };
        }
        return said;
    }

    private static string TimeOf(string hour, string minute)
    {
        var said = $"{Whole(int.Parse(hour, CultureInfo.InvariantCulture))}นาฬิกา";
        return minute.Trim('0').Length == 0 ? said : $"{said} {Whole(int.Parse(minute, CultureInfo.InvariantCulture))}นาที";
    }

    private static string? Month(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? Full[month - 1] : null;

    [GeneratedRegex(@"(https?://|www\.)\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})/(?<month>\d{1,2})/(?<year>\d{4})(?!\d)")]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"(?<!\d)(?<hour>[01]?\d|2[0-4])[.:](?<minute>[0-5]\d)(?!\d)(?:\s*(?:น\.|นาฬิกา)|(?=\s*(?:ถึงเวลา|ถึง|และ|-|–)\s*\d{1,2}[.:]\d{2}\s*(?:น\.|นาฬิกา))|(?<=เวลา\s*\d{1,2}[.:]\d{2}))")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<!\d)0(?:[ -]?\d){8,9}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<said>(?:โทรศัพท์|โทร|สายด่วน|เบอร์)\.?\s*)(?<number>\d{3,5})(?!\d)")]
    private static partial Regex Hotline();

    [GeneratedRegex(@"฿\s*(?<sum>\d+(?:,\d{3})*(?:\.\d+)?)")]
    private static partial Regex Baht();

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\d|นาฬิกา|นาที)\s*[-–]\s*(?=\d)|(?<=นาฬิกา|นาที)\s*[-–]\s*(?=[ก-ฮเ-ไ])")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\d)\s*/\s*(?=\d)")]
    private static partial Regex Between();

    [GeneratedRegex(@"[ \t\u00a0]+")]
    private static partial Regex Spaces();
}
