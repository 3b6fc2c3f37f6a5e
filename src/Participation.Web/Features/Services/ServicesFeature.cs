using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Services.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services;

public static class ServicesFeature
{
    public static IServiceCollection AddServices(this IServiceCollection services) => services
        .AddNoCitizenData("service_manuals", "คู่มือของงานบริการ")
        .AddNoCitizenData("manual_writers", "เจ้าหน้าที่คนใดเขียนคู่มือฉบับใด")
        .AddNoCitizenData("manual_texts", "เนื้อความของคู่มือ")
        .AddNoCitizenData("manual_grams", "คำค้นของคู่มือ")
        .AddNoCitizenData("manual_postings", "วันที่และรูปป้ายที่ติดประกาศ")
        .AddScoped<SaveManualDraft>()
        .AddScoped<SubmitManual>()
        .AddScoped<ReturnManual>()
        .AddScoped<PublishManual>()
        .AddScoped<ManualApproval>()
        .AddScoped<ReviewManual>()
        .AddScoped<LogPosting>()
        .AddScoped<IndexManual>()
        .AddScoped<FindManuals>()
        .AddScoped<ManualOverview>()
        .AddScoped<ITypedTexts, ManualTexts>()
        .AddScoped<ChatHandler, ManualChat>()
        .AddSingleton<ManualWords>()
        .AddScoped<ITableImport, ServiceImport>()
        .AddScoped<ISetupSteps, ServicesSetup>()
        .AddScoped<IStaffDuties, ServicesDuties>()
        .AddScoped<IDemoData, DemoServices>()
        .AddScoped<ISearchable, ServiceSearch>()
        .AddAuditWords(("manual.draft_saved", "บันทึกร่างคู่มือ"), ("manual.draft_discarded", "ทิ้งร่างคู่มือ"), ("manual.submitted", "ส่งคู่มือให้ผู้อนุมัติ"), ("manual.returned", "ส่งคู่มือกลับให้แก้ไข"),
            ("manual.published", "อนุมัติและเผยแพร่คู่มือ"), ("manual.reviewed", "ทบทวนคู่มือประจำปี"), ("manual.posted", "บันทึกการปิดประกาศคู่มือ"))
        .AddNotSearched("found through its service", typeof(ServiceManual), typeof(ManualPosting), typeof(ManualWriter), typeof(ManualText), typeof(ManualGram))
        .AddSingleton(new StaffMenuEntry(62, "งานบริการ", "/staff/services"));

    public static void MapServices(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/services/{number:int}/files/{name}", async (int number, string name, HttpContext http, ParticipationContext db, FileStore files, CancellationToken ct) =>
            {
                var content = await db.Set<ServiceManual>().Where(m => m.State == ManualState.Published && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.Number == number && k.IsActive))
                    .Select(m => m.Content).SingleOrDefaultAsync(ct);
                return content is not null && ManualContent.Read(content).Forms.FirstOrDefault(f => f.File == name || f.Sample == name) is { } form
                    ? FileAnswer.Of(http, files, name, form.File == name ? form.Name : $"ตัวอย่าง {form.Name}", isPublic: true)
                    : Results.NotFound();
            })
            .WithSummary("A form of a service, or the sample of how it is filled in.").Produces(200, contentType: "application/pdf").Produces(404);
        endpoints.Staff.MapGet("/services/files/{name}", (string name, HttpContext http, FileStore files) => FileAnswer.Of(http, files, name))
            .Needs(Permission.SeeServices).WithSummary("A file that staff stored with a manual, also of a draft.").Produces(200, contentType: "application/pdf").Produces(401).Produces(404);
    }
}
