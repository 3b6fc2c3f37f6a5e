using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Agency;

public static class AgencyFeature
{
    public static IServiceCollection AddAgency(this IServiceCollection services) => services
        .AddNoCitizenData("units", "ส่วนงานของหน่วยงาน")
        .AddNoCitizenData("line_check", "ผลทดสอบการเชื่อมต่อ LINE ครั้งล่าสุด")
        .AddNoCitizenData("holidays", "วันหยุดราชการ")
        .AddNoCitizenData("service_areas", "ด้านของงานบริการ")
        .AddNoCitizenData("service_kinds", "ชื่องานบริการ")
        .AddNoCitizenData("point_offers", "งานที่แต่ละช่องบริการทำ")
        .AddNoCitizenData("point_times", "ช่วงเวลาของช่องบริการ")
        .AddNoCitizenData("point_roster", "เวรประจำช่องบริการ ตามตำแหน่งของเจ้าหน้าที่")
        .AddNoCitizenData("village_heads", "ผู้นำหมู่บ้านตามตำแหน่งหน้าที่ ที่หน่วยงานเป็นผู้กรอก")
        .AddScoped<CurrentAgency>()
        .AddScoped<SaveAgencyProfile>()
        .AddScoped<OpenServicePoint>()
        .AddScoped<ChangeServicePoint>()
        .AddScoped<SaveLogo>()
        .AddScoped<SaveUnit>()
        .AddScoped<SaveVillage>()
        .AddScoped<SaveVillageHead>()
        .AddScoped<SaveServiceArea>()
        .AddScoped<SaveHoliday>()
        .AddScoped<SaveServiceKind>()
        .AddScoped<SavePointDuties>()
        .AddScoped<SaveRoster>()
        .AddScoped<TestLineConnection>()
        .AddSingleton<PointQr>()
        .AddSingleton<FileStore>()
        .AddSingleton<ImportRuns>()
        .AddScoped<ITableImport, VillageImport>()
        .AddScoped<ITypedTexts, AgencyTexts>()
        .AddScoped<ISetupSteps, AgencySetup>()
        .AddScoped<IStaffDuties, AgencyDuties>()
        .AddScoped<IStaffDuties, RosterDuties>()
        .AddScoped<IDemoData, DemoAgency>()
        .AddSingleton(new StaffMenuEntry(60, "จุดบริการ", "/staff/service-points"))
        .AddSingleton(new StaffMenuEntry(70, "หน่วยงาน", "/staff/agency"));

    public static void MapAgency(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/agency/logo/{name}", async (string name, HttpContext http, CurrentAgency agency, FileStore files, CancellationToken ct) =>
                (await agency.FindAsync(ct))?.Logo == name ? FileAnswer.Of(http, files, name, isPublic: true) : Results.NotFound())
            .WithSummary("The agency's logo.").Produces(200, contentType: "image/png").Produces(404);
        endpoints.Staff.MapGet("/import/{kind}/template.csv", (string kind, IEnumerable<ITableImport> imports) =>
                imports.FirstOrDefault(i => i.Key == kind) is { } import ? ImportTemplate.Of(import) : Results.NotFound())
            .WithSummary("An example of a file that can be imported.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/import/{kind}/{id:guid}/progress", (string kind, Guid id, ImportRuns runs) =>
                runs.Find(kind, id) is { } run ? Results.Json(new { done = run.Progress.Done, total = run.Total, running = run.State == ImportState.Running }) : Results.NotFound())
            .WithSummary("How far an import is.").Produces(200).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.png", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Bytes(qr.Png(point.Code), "image/png") : Results.NotFound())
            .WithSummary("QR of a service point's card as PNG.").Produces(200, contentType: "image/png").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.svg", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Text(qr.Svg(point.Code), "image/svg+xml") : Results.NotFound())
            .WithSummary("QR of a service point's card as SVG.").Produces(200, contentType: "image/svg+xml").Produces(401).Produces(404);
    }
}
