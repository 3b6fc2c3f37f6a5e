using Participation.Web.Features.Agency;
using Participation.Web.Platform.Devices;

namespace Participation.Web.Features.Devices;

/// <summary>
/// When a silent device is out of touch: a paired one, silent for a quarter of an hour in which the office was open. A tablet
/// that is switched off for the night or over lunch is where it should be.
/// </summary>
public static class DeviceSilence
{
    public static readonly TimeSpan Allowed = TimeSpan.FromMinutes(15);

    /// <summary>Since when it is out of touch; null when all is well or nobody would be there.</summary>
    public static DateTime? OutOfTouchSince(this Device device, OfficeHours? hours, DateTime now) =>
        device.State == DeviceState.Paired && Matters(hours, now) && (device.LastContactAt ?? device.PairedAt) is { } last && last < now - Allowed ? last : null;

    /// <summary>Whether the office has been open for as long as a device may be silent.</summary>
    public static bool Matters(OfficeHours? hours, DateTime now) => hours is not null && IsOpen(hours, now) && IsOpen(hours, now - Allowed);

    private static bool IsOpen(OfficeHours hours, DateTime at) => hours.At(at).Match(open => true, closed => false);
}
