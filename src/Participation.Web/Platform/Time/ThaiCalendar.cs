using System.Globalization;

namespace Participation.Web.Platform.Time;

/// <summary>Asia/Bangkok dates with Buddhist years. The only place where a Buddhist year is made.</summary>
public static class ThaiCalendar
{
    public static readonly TimeZoneInfo Bangkok = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bangkok");

    // Thai words and sorting, Gregorian years: under plain th-TH a posted 2026-11-20 binds as the year 1483.
    public static readonly CultureInfo Culture = GregorianThai();

    private static readonly string[] ShortMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    private static readonly string[] Months =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    private static readonly string[] Days =
        ["วันอาทิตย์", "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์"];

    public static DateTime ToBangkok(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Bangkok);

    public static DateTime ToUtc(DateTime bangkok) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(bangkok, DateTimeKind.Unspecified), Bangkok);

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(ToBangkok(utc));

    /// <summary>First instant of a Bangkok day.</summary>
    public static DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>Start of the Bangkok clock hour that holds the instant.</summary>
    public static DateTime HourSlot(DateTime utc)
    {
        var local = ToBangkok(utc);
        return ToUtc(new DateTime(local.Year, local.Month, local.Day, local.Hour, 0, 0));
    }

    public static int BuddhistYear(DateOnly day) => day.Year + 543;

    /// <summary>Fiscal year of the Thai government, 1 October – 30 September, named by the Buddhist year in which it ends.</summary>
    public static int FiscalYear(DateOnly day) => BuddhistYear(day) + (day.Month >= 10 ? 1 : 0);

    public static DateOnly FiscalYearStart(int buddhistFiscalYear) => new(buddhistFiscalYear - 544, 10, 1);

    /// <summary>20 พ.ย. 2569</summary>
    public static string ShortDate(DateOnly day) => $"{Number(day.Day)} {ShortMonths[day.Month - 1]} {Number(BuddhistYear(day))}";

    /// <summary>วันศุกร์ที่ 20 พฤศจิกายน 2569</summary>
    public static string LongDate(DateOnly day) =>
        $"{Days[(int)day.DayOfWeek]}ที่ {Number(day.Day)} {Months[day.Month - 1]} {Number(BuddhistYear(day))}";

    /// <summary>พฤศจิกายน 2569</summary>
    public static string MonthName(DateOnly day) => $"{Months[day.Month - 1]} {Number(BuddhistYear(day))}";

    /// <summary>พ.ย. 69, where there is little room.</summary>
    public static string ShortMonth(DateOnly day) => $"{ShortMonths[day.Month - 1]} {Number(BuddhistYear(day) % 100)}";

    /// <summary>09.30 น.</summary>
    public static string TimeOfDay(TimeOnly time) => time.ToString("HH'.'mm", CultureInfo.InvariantCulture) + " น.";

    /// <summary>20 พ.ย. 2569 09.30 น.</summary>
    public static string ShortDateTime(DateTime utc)
    {
        var local = ToBangkok(utc);
        return $"{ShortDate(DateOnly.FromDateTime(local))} {TimeOfDay(TimeOnly.FromDateTime(local))}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static CultureInfo GregorianThai()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("th-TH").Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return CultureInfo.ReadOnly(culture);
    }
}
