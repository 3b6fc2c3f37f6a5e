using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Agency;

public static class AgencyFeature
{
    public static IServiceCollection AddAgency(this IServiceCollection services) => services
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
        endpoints.Staff.MapGet("/service-points/{code}/qr.png", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Bytes(qr.Png(point.Code), "image/png") : Results.NotFound())
            .WithSummary("QR of a service point's card as PNG.").Produces(200, contentType: "image/png").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.svg", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Text(qr.Svg(point.Code), "image/svg+xml") : Results.NotFound())
            .WithSummary("QR of a service point's card as SVG.").Produces(200, contentType: "image/svg+xml").Produces(401).Produces(404);
    }
}
