using Participation.Web.Features.Agency.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

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
        .AddNoCitizenData("import_runs", "ไฟล์ใดนำเข้าถึงแถวไหน โดยเจ้าหน้าที่คนใด")
        .AddNoCitizenData("village_heads", "ผู้นำหมู่บ้านตามตำแหน่งหน้าที่ ที่หน่วยงานเป็นผู้กรอก")
        .AddScoped<CurrentAgency>()
        .AddScoped<SaveAgencyProfile>()
        .AddScoped<OpenServicePoint>()
        .AddScoped<ChangeServicePoint>()
        .AddScoped<SaveLogo>()
        .AddScoped<SaveUnit>()
        .AddScoped<SaveVillage>()
        .AddScoped<SaveVillageHead>()
        .AddScoped<TieVillageGroup>()
        .AddScoped<ChatHandler, VillageGroupChat>()
        .AddScoped<IVillageFacts, OwnVillageFacts>()
        .AddScoped<SaveServiceArea>()
        .AddScoped<SaveHoliday>()
        .AddScoped<SaveServiceKind>()
        .AddScoped<SavePointDuties>()
        .AddScoped<SaveRoster>()
        .AddScoped<TestLineConnection>()
        .AddSingleton<PointQr>()
        .AddSingleton<FileStore>()
        .AddSingleton<ImportRuns>().AddHostedService<ImportResume>().AddSingleton<RetentionRule, ImportRetention>()
        .AddScoped<ITableImport, VillageImport>()
        .AddScoped<ITypedTexts, AgencyTexts>()
        .AddScoped<ISetupSteps, AgencySetup>()
        .AddScoped<IStaffDuties, AgencyDuties>()
        .AddScoped<IStaffDuties, RosterDuties>()
        .AddScoped<IDemoData, DemoAgency>()
        .AddScoped<ISearchable, ServicePointSearch>()
        .AddScoped<ISearchable, OfficeSearch>()
        .AddNotSearched("there is one, with a menu entry of its own", typeof(AgencyProfile))
        .AddNotSearched("a short list with a page of its own", typeof(Holiday), typeof(ServiceArea), typeof(LineCheck))
        .AddNotSearched("seen on the page of the import alone", typeof(ImportRecord))
        .AddNotSearched("found through its service point or village", typeof(PointTime), typeof(PointOffer), typeof(RosterEntry), typeof(VillageHead))
        .AddAuditWords(("agency.profile_saved", "แก้ไขข้อมูลหน่วยงาน"), ("service_point.opened", "เพิ่มจุดบริการ"), ("service_point.changed", "แก้ไขจุดบริการ"),
            ("service_point.closed", "ปิดจุดบริการ"), ("service_point.reopened", "เปิดจุดบริการอีกครั้ง"), ("service_point.duties_changed", "แก้ไขงานและเวลาของจุดบริการ"),
            ("agency.logo_saved", "เปลี่ยนตราหน่วยงาน"), ("roster.added", "เพิ่มเวรประจำจุด"), ("roster.removed", "ลบเวรประจำจุด"),
            ("service_area.added", "เพิ่มด้านบริการ"), ("service_area.changed", "แก้ไขด้านบริการ"), ("service_area.removed", "ลบด้านบริการ"),
            ("holiday.added", "เพิ่มวันหยุด"), ("holiday.changed", "แก้ไขวันหยุด"), ("holiday.removed", "ลบวันหยุด"),
            ("service.added", "เพิ่มงานบริการ"), ("service.changed", "แก้ไขงานบริการ"), ("line.tested", "ทดสอบการเชื่อมต่อ LINE"),
            ("unit.added", "เพิ่มสำนัก กอง งาน"), ("unit.changed", "แก้ไขสำนัก กอง งาน"), ("village.added", "เพิ่มหมู่บ้าน"), ("village.changed", "แก้ไขหมู่บ้าน"), ("village.group_code_issued", "ออกรหัสผูกกลุ่ม LINE ของหมู่บ้าน"),
            ("village.group_tied", "ผูกกลุ่ม LINE กับหมู่บ้าน"), ("village.group_untied", "เลิกผูกกลุ่ม LINE ของหมู่บ้าน"),
            ("village_head.added", "เพิ่มผู้นำหมู่บ้าน"), ("village_head.changed", "แก้ไขผู้นำหมู่บ้าน"), ("village_head.removed", "ลบผู้นำหมู่บ้าน"),
            ("import.begun", "เริ่มนำเข้าข้อมูลจากไฟล์"), ("import.finished", "นำเข้าข้อมูลจากไฟล์เสร็จ"))
        .AddSingleton(new StaffMenuEntry(60, "จุดบริการ", "/staff/service-points"))
        .AddSingleton(new StaffMenuEntry(50, "ข้อมูลพื้นที่", "/staff/village-facts"))
        .AddSingleton(new StaffMenuEntry(70, "หน่วยงาน", "/staff/agency"));

    public static void MapAgency(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/agency/logo/{name}", async (string name, HttpContext http, CurrentAgency agency, FileStore files, CancellationToken ct) =>
                (await agency.FindAsync(ct))?.Logo == name ? FileAnswer.Of(http, files, name, isPublic: true) : Results.NotFound())
            .WithSummary("The agency's logo.").Produces(200, contentType: "image/png").Produces(404);
        endpoints.Staff.MapGet("/import/{kind}/template.csv", (string kind, IEnumerable<ITableImport> imports) =>
                imports.FirstOrDefault(i => i.Key == kind) is { } import ? ImportTemplate.Of(import) : Results.NotFound())
            .Needs(Permission.ChangeAgency).WithSummary("An example of a file that can be imported.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/import/{kind}/{id:guid}/progress", (string kind, Guid id, ImportRuns runs) =>
                runs.Find(kind, id) is { } run ? Results.Json(new { done = run.Progress.Done, total = run.Total, running = run.State == ImportState.Running }) : Results.NotFound())
            .Needs(Permission.ChangeAgency).WithSummary("How far an import is.").Produces(200).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.png", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Bytes(qr.Png(point.Code), "image/png") : Results.NotFound())
            .Needs(Permission.SeeServicePoints).WithSummary("QR of a service point's card as PNG.").Produces(200, contentType: "image/png").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/service-points/{code}/qr.svg", async (string code, ParticipationContext db, PointQr qr, CancellationToken ct) =>
                await db.FindServicePointAsync(code, ct) is { } point ? Results.Text(qr.Svg(point.Code), "image/svg+xml") : Results.NotFound())
            .Needs(Permission.SeeServicePoints).WithSummary("QR of a service point's card as SVG.").Produces(200, contentType: "image/svg+xml").Produces(401).Produces(404);
    }
}
