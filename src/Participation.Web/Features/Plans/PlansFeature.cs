using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Plans;

public static class PlansFeature
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PlanDesk>().AddScoped<SavePlan>().AddScoped<ShowPlan>().AddScoped<OpenComments>().AddScoped<ExtendComments>().AddScoped<FinishStage>().AddScoped<StepBack>().AddScoped<PublishEdition>()
        .AddScoped<PlanList>().AddScoped<SavePlanSettings>().AddSingleton<PlanLinks>()
        .AddSingleton<CommentTokens>().AddScoped<GiveComment>().AddScoped<ForwardComment>().AddScoped<AnswerComment>().AddScoped<ModerateComment>().AddScoped<EraseComment>().AddScoped<CommentList>()
        .AddScoped<SaveProject>().AddScoped<ReportProject>().AddScoped<RemovePhoto>().AddScoped<TellFollowers>().AddScoped<FollowProject>().AddScoped<FollowPlan>().AddScoped<ProjectList>()
        .AddScoped<ChatHandler, PlanChat>().AddScoped<ChatHandler, ProjectChat>()
        .AddScoped<IChatAfterword, HiddenCommentAfterword>().AddScoped<IChatAfterword, AnsweredCommentAfterword>().AddScoped<IChatAfterword, ProjectAfterword>().AddScoped<IChatAfterword, PlanAfterword>()
        .AddScoped<IStaffDuties, PlanDuties>()
        .AddScoped<ISearchable, PlanSearch>().AddScoped<ISearchable, ProjectSearch>()
        .AddScoped<IDemoData, DemoPlans>().AddScoped<IDemoData, DemoProjects>()
        .AddSingleton<IPersonalData, PlanData>()
        .AddSingleton<RetentionRule, CommentAuthorRetention>().AddSingleton<RetentionRule, ProjectFollowerRetention>().AddSingleton<RetentionRule, PlanFollowerRetention>()
        .AddNoCitizenData("plan_drafts", "ชื่อ ปี ขั้น และช่วงรับความเห็นของแผน")
        .AddNoCitizenData("plan_stages", "กำหนดและหลักฐานของเจ็ดขั้น")
        .AddNoCitizenData("plan_steps", "ลำดับเหตุการณ์ของแผนที่ทุกคนอ่านได้")
        .AddNoCitizenData("plan_editions", "ฉบับของแผนที่เผยแพร่")
        .AddNoCitizenData("plan_comments", "หมู่บ้าน ทาง วันเวลา และผลของความเห็น ไม่มีผู้เขียนและข้อความ")
        .AddNoCitizenData("plan_settings", "จำนวนวันที่หน่วยงานกำหนด")
        .AddNoCitizenData("projects", "โครงการของหน่วยงาน ไม่มีรายคน")
        .AddNoCitizenData("project_villages", "หมู่บ้านของโครงการ")
        .AddNoCitizenData("project_entries", "ความคืบหน้าที่ทุกคนอ่านได้")
        .AddNoCitizenData("project_photos", "รูปของงานที่หน่วยงานถ่าย นำรูปที่มีคนออกได้")
        .AddNotSearched("found through their plan", typeof(PlanStage), typeof(PlanStep), typeof(PlanEdition), typeof(PlanComment), typeof(PlanCommentText), typeof(PlanFollower))
        .AddNotSearched("found through their project", typeof(ProjectVillage), typeof(ProjectEntry), typeof(ProjectPhoto), typeof(ProjectFollower))
        .AddNotSearched("has a page of its own", typeof(PlanSettings))
        .AddAuditWords(
            ("plan.begun", "เริ่มจัดทำแผน"), ("plan.changed", "แก้ไขแผนและกำหนดวัน"), ("plan.replanned", "เปลี่ยนกำหนดวันของแผนที่ประชาชนติดตาม"), ("plan.shown", "เปิดแผนให้ประชาชนติดตาม"),
            ("plan.edition_published", "เผยแพร่ฉบับของแผน"), ("plan.comments_opened", "เปิดรับความเห็นต่อร่างแผน"), ("plan.comments_extended", "ขยายเวลารับความเห็นต่อร่างแผน"),
            ("plan.stage_finished", "บันทึกว่าขั้นของแผนเสร็จ"), ("plan.stepped_back", "กลับไปทำขั้นของแผนใหม่ พร้อมเหตุผล"), ("plan_settings.changed", "เปลี่ยนจำนวนวันของแผนและโครงการ"),
            ("plan_comment.keyed_in", "บันทึกความเห็นต่อแผนจากกระดาษ"), ("plan_comment.answered", "ตอบความเห็นต่อแผน"), ("plan_comment.forwarded", "ส่งความเห็นต่อแผนให้หน่วยตอบ"), ("plan_comment.hidden", "ซ่อนความเห็นต่อแผน"), ("plan_comment.shown", "แสดงความเห็นต่อแผนอีกครั้ง"),
            ("project.added", "เพิ่มโครงการ"), ("project.changed", "แก้ไขโครงการ"), ("project.reported", "บันทึกความคืบหน้าของโครงการ"), ("project.photo_removed", "นำรูปของโครงการออก พร้อมเหตุผล"))
        .AddSingleton(new StaffMenuEntry(31, "แผนและงบประมาณ", "/staff/plans"))
        .AddSingleton(new StaffMenuEntry(32, "โครงการ", "/staff/projects"));

    public static void MapPlans(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/plans/files/{name}", async (string name, ParticipationContext db, HttpContext http, FileStore files, CancellationToken ct) =>
                await db.Set<PlanEdition>().AnyAsync(e => e.File == name && db.Set<PlanDraft>().Any(p => p.Id == e.PlanId && p.ShownAt != null), ct)
                    ? FileAnswer.Of(http, files, name, isPublic: true)
                    : Results.NotFound())
            .WithSummary("The file of an edition of a plan that everybody may read.").Produces(200, contentType: "application/pdf").Produces(404);
        endpoints.Citizen.MapGet("/projects/photos/{id:guid}", async (Guid id, ParticipationContext db, HttpContext http, FileStore files, CancellationToken ct) =>
                await db.Set<ProjectPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { Name: { } name }
                    ? FileAnswer.Of(http, files, name)
                    : Results.NotFound())
            .WithSummary("A picture of a project's progress; gone once it was taken off.").Produces(200, contentType: "image/jpeg").Produces(404);
        endpoints.Staff.MapGet("/plans/files/{name}", async (string name, ParticipationContext db, HttpContext http, FileStore files, CancellationToken ct) =>
                await db.Set<PlanEdition>().AnyAsync(e => e.File == name, ct) ? FileAnswer.Of(http, files, name) : Results.NotFound())
            .Needs(Permission.SeePlans).WithSummary("The file of an edition, also of a plan that only the office reads yet.").Produces(200, contentType: "application/pdf").Produces(401).Produces(404);
    }
}
