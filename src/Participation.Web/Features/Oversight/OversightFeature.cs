using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Oversight;

public static class OversightFeature
{
    public static IServiceCollection AddOversight(this IServiceCollection services) => services
        .AddScoped<AuditReading>()
        .AddScoped<ExportAudit>()
        .AddScoped<IStaffDuties, AuditDuties>()
        .AddNotSearched("has a search of its own with filters", typeof(AuditEntry))
        .AddAuditWords(("audit.exported", "ส่งออกบันทึกการทำงาน"))
        .AddSingleton(new StaffMenuEntry(95, "บันทึกการทำงาน", "/staff/audit"));
}
