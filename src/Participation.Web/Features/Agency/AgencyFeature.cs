using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency;

public static class AgencyFeature
{
    public static IServiceCollection AddAgency(this IServiceCollection services) => services
        .AddScoped<CurrentAgency>()
        .AddScoped<SaveAgencyProfile>()
        .AddScoped<OpenServicePoint>()
        .AddScoped<ChangeServicePoint>()
        .AddSingleton<PointQr>()
        .AddScoped<IStaffDuties, AgencyDuties>()
        .AddScoped<IDemoData, DemoAgency>()
        .AddScoped<ISearchable, ServicePointSearch>()
        .AddNotSearched("there is one, with a menu entry of its own", typeof(AgencyProfile))
        .AddNotSearched("a short list with a page of its own", typeof(Village), typeof(Unit))
        .AddAuditWords(("agency.profile_saved", "แก้ไขข้อมูลหน่วยงาน"), ("service_point.opened", "เพิ่มจุดบริการ"), ("service_point.changed", "แก้ไขจุดบริการ"),
            ("service_point.closed", "ปิดจุดบริการ"), ("service_point.reopened", "เปิดจุดบริการอีกครั้ง"))
        .AddSingleton(new StaffMenuEntry(60, "จุดบริการ", "/staff/service-points"))
        .AddSingleton(new StaffMenuEntry(70, "ข้อมูลหน่วยงาน", "/staff/agency"));

    public static void MapAgency(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/service-points/{code}/qr.png", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Bytes(qr.Png(point.Code), "image/png") : Results.NotFound())
            .Needs(Permission.SeeServicePoints).WithSummary("QR of a service point's card as PNG.").Produces(200, contentType: "image/png").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.svg", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Text(qr.Svg(point.Code), "image/svg+xml") : Results.NotFound())
            .Needs(Permission.SeeServicePoints).WithSummary("QR of a service point's card as SVG.").Produces(200, contentType: "image/svg+xml").Produces(401).Produces(404);
    }
}
