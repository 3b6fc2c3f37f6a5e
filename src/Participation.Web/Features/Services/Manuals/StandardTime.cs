using System.Globalization;
using System.Text.RegularExpressions;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services;

public enum TimeUnit
{
    Minute,
    Hour,
    WorkingDay,
    Day,
}

/// <summary>How long a step may take, as the manual promises it: "15 นาที", "1 ชั่วโมง", "3 วันทำการ".</summary>
public sealed partial record StandardTime(int Amount, TimeUnit Unit)
{
    public const int Most = 999;

    public static bool TryParse(string? typed, out StandardTime? time)
    {
        time = null;
        var match = Written().Match(ThaiDigits.ToArabic(typed ?? "").Trim());
        if (!match.Success) return false;
        var amount = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (amount == 0) return false;
        time = new StandardTime(amount, match.Groups[2].Value switch
        {
            "ชั่วโมง" or "ชม." or "ชม" => TimeUnit.Hour,
            "วันทำการ" => TimeUnit.WorkingDay,
            "วัน" => TimeUnit.Day,
            _ => TimeUnit.Minute,
        });
        return true;
    }

    /// <summary>Minutes at the counter; days are waited for at home and do not count.</summary>
    public int CounterMinutes => Unit switch
    {
        TimeUnit.Minute => Amount,
        TimeUnit.Hour => Amount * 60,
        TimeUnit.WorkingDay or TimeUnit.Day => 0,
    };

    public override string ToString() => Unit switch
    {
        TimeUnit.Minute => $"{Show(Amount)} นาที",
        TimeUnit.Hour => $"{Show(Amount)} ชั่วโมง",
        TimeUnit.WorkingDay => $"{Show(Amount)} วันทำการ",
        TimeUnit.Day => $"{Show(Amount)} วัน",
    };

    /// <summary>The whole of several steps: "3 วันทำการ 1 ชั่วโมง 20 นาที".</summary>
    public static string Total(IEnumerable<StandardTime> times)
    {
        var steps = times.ToList();
        var minutes = steps.Sum(t => t.CounterMinutes);
        var parts = new[] { TimeUnit.WorkingDay, TimeUnit.Day }
            .Select(unit => new StandardTime(steps.Where(t => t.Unit == unit).Sum(t => t.Amount), unit))
            .Append(new StandardTime(minutes / 60, TimeUnit.Hour)).Append(new StandardTime(minutes % 60, TimeUnit.Minute));
        return string.Join(' ', parts.Where(t => t.Amount > 0).Select(t => t.ToString()));
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,3})\s*(นาที|น\.|ชั่วโมง|ชม\.|ชม|วันทำการ|วัน)$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
