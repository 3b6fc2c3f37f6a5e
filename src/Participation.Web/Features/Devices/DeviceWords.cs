using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Devices;

public static class DeviceWords
{
    public static string Word(this DeviceState state) => state switch
    {
        DeviceState.New => "◌ ยังไม่ได้จับคู่",
        DeviceState.Paired => "● ใช้งานอยู่",
        DeviceState.Revoked => "○ เลิกใช้แล้ว",
    };

    /// <summary>Today the time alone, else with the day.</summary>
    public static string Since(DateTime at, DateTime now) => ThaiCalendar.Day(at) == ThaiCalendar.Day(now)
        ? ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(at)))
        : ThaiCalendar.ShortDateTime(at);
}
