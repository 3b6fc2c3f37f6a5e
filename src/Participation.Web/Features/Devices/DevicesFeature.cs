using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Devices;

/// <summary>The staff's side of the devices: which there are, their pairing codes, and which are out of touch.</summary>
public static class DevicesFeature
{
    public static IServiceCollection AddDevices(this IServiceCollection services) => services
        .AddNoCitizenData("devices", "แท็บเล็ตและจอของหน่วยงาน")
        .AddNoCitizenData("device_entries", "เลขสุ่มของสิ่งที่แท็บเล็ตส่งและวันที่ ไม่มีเนื้อความ")
        .AddScoped<CreateDevice>()
        .AddScoped<IssuePairingCode>()
        .AddScoped<PairDevice>()
        .AddScoped<RevokeDevice>()
        .AddScoped<HearDevice>()
        .AddSingleton<RetentionRule, DeviceEntryRetention>()
        .AddScoped<IStaffDuties, DeviceDuties>()
        .AddScoped<ISearchable, DeviceSearch>()
        .AddNotSearched("a random id that only stops double deliveries", typeof(DeviceEntry))
        .AddAuditWords(("device.created", "เพิ่มแท็บเล็ตหรือจอ"), ("device.code_issued", "ออกรหัสจับคู่เครื่อง"),
            ("device.paired", "จับคู่เครื่อง"), ("device.revoked", "เลิกใช้เครื่อง"))
        .AddSingleton(new StaffMenuEntry(61, "แท็บเล็ตและจอ", "/staff/devices"));
}
