using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>The measure behind the cases: who watches over it, in which words it speaks, by which handbook, and whether the year is set up.</summary>
public static class CaseOversightFeature
{
    public static IServiceCollection AddCaseOversight(this IServiceCollection services) => services
        .AddScoped<ReadOversight>().AddScoped<WriteOversight>().AddScoped<RemindAboutCase>()
        .AddScoped<CaseTexts>().AddScoped<SaveCaseText>()
        .AddScoped<CaseHandbooks>().AddScoped<KeepHandbook>()
        .AddScoped<ReadCaseSetUp>().AddScoped<MarkCaseSetUp>().AddScoped<IStaffDuties, CaseSetUpDuties>()
        .AddNoCitizenData("case_oversight", "คำเตือนและข้อสังเกตของคณะทำงาน ไม่มีชื่อผู้ร้อง")
        .AddNoCitizenData("case_texts", "ขั้นตอนและแบบหนังสือแจ้ง ทุกฉบับ")
        .AddNoCitizenData("case_handbooks", "คู่มือเรื่องร้องเรียน")
        .AddNoCitizenData("case_set_up_marks", "สิ่งที่ทำแล้วในรายการตั้งต้นของแต่ละปี")
        .AddNotSearched("a short list with a page of its own", typeof(CaseText), typeof(CaseHandbook), typeof(CaseSetUpMark), typeof(CaseOversight))
        .AddAuditWords([.. OversightAudit.Words])
        .AddAuditWords(("case_text.worded", "แก้ขั้นตอนหรือแบบหนังสือแจ้ง"), ("case_handbook.added", "เพิ่มคู่มือเรื่องร้องเรียน"), ("case_set_up.marked", "บันทึกรายการตั้งต้นเรื่องร้องเรียน"));

    public static void MapCaseOversight(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/c/handbook", async (HttpContext http, CaseHandbooks handbooks, FileStore files, CancellationToken ct) =>
                FileAnswer.Of(http, files, (await handbooks.LatestAsync(HandbookReader.Citizens, ct))?.File))
            .WithSummary("The handbook of complaints for citizens, the edition that holds.").Produces(200, contentType: "application/pdf").Produces(404);
        endpoints.Staff.MapGet("/cases/handbooks/{id:guid}/file", async (Guid id, HttpContext http, CaseHandbooks handbooks, FileStore files, CancellationToken ct) =>
                FileAnswer.Of(http, files, (await handbooks.FindAsync(id, ct))?.File))
            // The plan: every unit knows the handbook.
            .Needs(Permission.OwnAccount).WithSummary("An edition of a handbook of complaints.").Produces(200, contentType: "application/pdf").Produces(401).Produces(404);
    }
}
