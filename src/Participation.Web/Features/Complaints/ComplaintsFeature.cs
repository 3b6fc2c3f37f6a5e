using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

public static class ComplaintsFeature
{
    internal static readonly TimeSpan EachMinute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddComplaints(this IServiceCollection services) => services
        .AddScoped<IPlanted, PlantCategories>().AddScoped<SaveCategory>()
        .AddScoped<ReceiveCase>().AddScoped<ResponsibleOfficers>().AddScoped<CaseDays>().AddScoped<SaveCaseSettings>().AddScoped<CaseNotices>()
        .AddScoped<AttachFiles>().AddScoped<FetchLinePictures>().AddSingleton<CaseFileLink>().AddSingleton<FormDrafts>()
        .AddCaseReports().AddCaseOversight().AddScoped<CaseDesk>().AddScoped<CasePlace>().AddScoped<ReadCase>()
        .AddScoped<AssignCase>().AddScoped<AcceptCase>().AddScoped<ReturnCase>().AddScoped<NoteOnCase>().AddScoped<TellCitizen>().AddScoped<ExplainDelay>().AddScoped<CloseCase>().AddScoped<WriteLesson>().AddScoped<DeliverNotice>()
        .AddScoped<TellEverybody>().AddScoped<CaseAround>().AddScoped<CaseLadder>().AddScoped<MergeCase>().AddScoped<AddPartner>().AddScoped<RemovePartner>().AddScoped<ForwardCase>().AddScoped<AnswerFromAgency>()
        .AddScoped<SimilarCases>().AddScoped<FollowCase>().AddScoped<OwnCases>()
        .AddScoped<CaseRatings>().AddSingleton<TrackingTries>().AddScoped<TrackCase>().AddScoped<ReadTrackedCase>().AddScoped<ReopenCase>().AddScoped<HearCitizen>()
        .AddScoped<SettleNotices>().AddScoped<WatchClocks>().AddScoped<TendClocks>()
        .AddPeriodic<TendClocks>(EachMinute, (clocks, ct) => clocks.RunAsync(ct))
        .AddPeriodic<FetchLinePictures>(EachMinute, (pictures, ct) => pictures.RunAsync(ct))
        .AddPeriodic<FormDrafts>(EachMinute, (drafts, _) =>
        {
            drafts.Prune();
            return Task.CompletedTask;
        })
        .AddScoped<ChatHandler, ComplaintChat>().AddScoped<ChatHandler, HowToComplainChat>().AddScoped<ChatHandler, SpeakAgainChat>()
        .AddScoped<IStaffDuties, CaseDuties>()
        .AddSingleton(new StaffMenuEntry(15, "เรื่องร้องเรียน", "/staff/cases"))
        .AddSingleton(new StaffMenuEntry(64, "ตั้งระบบเรื่องร้องเรียน", ReadCaseSetUp.Address))
        .AddSingleton(new StaffMenuEntry(66, "เพดานเรื่องร้องเรียน", "/staff/cases/ceilings"))
        .AddScoped<IDemoData, DemoCases>()
        .AddSingleton<IPersonalData, CaseData>()
        .AddNoCitizenData("cases", "ทะเบียนรับเรื่อง มีแต่เลขและประเภท ไม่มีชื่อและข้อความ")
        .AddNoCitizenData("case_entries", "ขั้นตอนของแต่ละเรื่อง ไม่มีชื่อและข้อความ")
        .AddNoCitizenData("case_rounds", "วันครบกำหนดและวันที่แจ้งผล")
        .AddNoCitizenData("case_notices", "หลักฐานว่าแจ้งแล้ว มีแต่วันเวลา")
        .AddNoCitizenData("case_categories", "ประเภทเรื่อง")
        .AddNoCitizenData("case_settings", "จำนวนวันและวันเตือน")
        .AddNoCitizenData("case_partners", "หน่วยที่ร่วมทำแต่ละเรื่อง")
        .AddNoCitizenData("case_forwardings", "หน่วยงานที่ส่งต่อ เลขที่และวันที่หนังสือ")
        .AddNoCitizenData("register_years", "เลขล่าสุดของทะเบียนแต่ละปี")
        .AddNotSearched("found on the page of cases, where reach and number are known", typeof(Case), typeof(CaseMatter), typeof(CaseEntry), typeof(CaseEntryText), typeof(CaseRound), typeof(CaseNotice), typeof(CaseFile), typeof(CasePartner), typeof(CaseForwarding), typeof(CaseFollower), typeof(CaseLesson))
        .AddNotSearched("a short list with a page of its own", typeof(CaseCategory), typeof(CaseSettings), typeof(RegisterYear))
        .AddAuditWords([.. CaseAudit.Words, ("case.lesson_written", "เขียนสาเหตุและการป้องกันของเรื่อง")])
        .AddAuditWords(("case_category.added", "เพิ่มประเภทเรื่อง"), ("case_category.changed", "แก้ไขประเภทเรื่อง"), ("case_settings.changed", "เปลี่ยนกำหนดวันของเรื่อง"));

    public static void MapComplaints(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/c/files/{token}", async (string token, HttpContext http, ParticipationContext db, CaseFileLink link, FileStore files, CancellationToken ct) =>
                link.Read(token) is { } id && await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is { } file ? FileAnswer.Of(http, files, file.Name) : Results.NotFound())
            .WithSummary("A file of a case, for whoever has just shown its code and PIN; the address is good for an hour.").Produces(200, contentType: "image/jpeg").Produces(404);
        endpoints.Staff.MapGet("/cases/{id:guid}/files/{file:guid}", async (Guid id, Guid file, HttpContext http, ParticipationContext db, FileStore files, CancellationToken ct) =>
                await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.CaseId == id, ct) is { } found ? FileAnswer.Of(http, files, found.Name) : Results.NotFound())
            .Needs(Permission.SeeCases, typeof(CaseFolderPlace)).WithSummary("A picture or paper of a case, for those who may see the case.").Produces(200, contentType: "image/jpeg").Produces(401).Produces(404);
        endpoints.MapCaseReports();
        endpoints.MapCaseOversight();
    }
}
