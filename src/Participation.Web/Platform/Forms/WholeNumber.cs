using System.Globalization;

namespace Participation.Web.Platform.Forms;

/// <summary>A number of people, households or minutes as it is typed and shown: ๑,๒๕๐ is 1250.</summary>
public static class WholeNumber
{
    public static bool TryParse(string? typed, int most, out int number)
    {
        number = 0;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        var plain = ThaiDigits.ToArabic(typed).Replace(",", "", StringComparison.Ordinal).Trim();
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
    }

    public static string Show(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
