using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>The agency's kind and hours as people say them.</summary>
public static class OfficeWords
{
    private static readonly string[] Days = ["วันอาทิตย์", "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์"];

    public static string Of(AgencyKind kind) => kind switch
    {
        AgencyKind.SubdistrictAdministration or AgencyKind.ProvincialAdministration => $"{AgencyVocabulary.Of(kind).Kind} ({AgencyVocabulary.Of(kind).ShortKind})",
        AgencyKind.SubdistrictMunicipality or AgencyKind.TownMunicipality or AgencyKind.CityMunicipality => AgencyVocabulary.Of(kind).Kind,
    };

    /// <summary>จันทร์–ศุกร์ 08.30–16.30 น. พักเที่ยง 12.00–13.00 น. เว้นวันหยุดราชการ</summary>
    public static string Of(OfficeHours hours)
    {
        var lunch = hours is { LunchFrom: { } from, LunchTo: { } to } ? $" พักเที่ยง {Between(from, to)}" : "";
        return $"จันทร์–ศุกร์ {Between(hours.Opens, hours.Closes)}{lunch} เว้นวันหยุดราชการ";
    }

    /// <summary>"เปิดอยู่", "ปิดแล้ว" or "วันหยุด", and until when.</summary>
    public static (string State, string Until) Of(OfficeState state, DateTime now) => state.Match(
        open => ("เปิดอยู่", $"ถึง {ThaiCalendar.TimeOfDay(open.Until)}"),
        closed =>
        {
            var again = $"เปิดอีกครั้ง {Day(closed.OpensOn, ThaiCalendar.Day(now))} {ThaiCalendar.TimeOfDay(closed.OpensAt)}";
            return closed.Holiday is null ? ("ปิดแล้ว", again) : ("วันหยุด", $"{closed.Holiday} {again}");
        });

    private static string Day(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "วันนี้",
        1 => "พรุ่งนี้",
        < 7 => Days[(int)day.DayOfWeek],
        _ => $"{Days[(int)day.DayOfWeek]}ที่ {ThaiCalendar.ShortDate(day)}",
    };

    private static string Between(TimeOnly from, TimeOnly to) =>
        $"{ThaiCalendar.TimeOfDay(from).Replace(" น.", "", StringComparison.Ordinal)}–{ThaiCalendar.TimeOfDay(to)}";
}
