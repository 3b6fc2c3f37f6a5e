using Participation.Web.Features.Complaints.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints;

public static class ComplaintsFeature
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services
        .AddScoped<IPlanted, PlantCategories>().AddScoped<SaveCategory>()
        .AddScoped<ReceiveCase>().AddScoped<ResponsibleOfficers>().AddScoped<CaseDays>().AddScoped<CaseNotices>()
        .AddScoped<CaseDesk>().AddScoped<CasePlace>().AddScoped<ReadCase>()
        .AddScoped<AssignCase>().AddScoped<AcceptCase>().AddScoped<ReturnCase>().AddScoped<NoteOnCase>().AddScoped<TellCitizen>().AddScoped<ExplainDelay>().AddScoped<CloseCase>().AddScoped<DeliverNotice>()
        .AddSingleton<TrackingTries>().AddScoped<TrackCase>().AddScoped<ReadTrackedCase>().AddScoped<ReopenCase>().AddScoped<HearCitizen>()
        .AddScoped<SettleNotices>().AddScoped<WatchClocks>()
        .AddSingleton<CaseJob>().AddHostedService(s => s.GetRequiredService<CaseJob>())
        .AddScoped<ChatHandler, ComplaintChat>()
        .AddScoped<IStaffDuties, CaseDuties>()
        .AddSingleton(new StaffMenuEntry(15, "เรื่องร้องเรียน", "/staff/cases"))
        .AddSingleton(new StaffMenuEntry(64, "ประเภทเรื่อง", "/staff/cases/categories"))
        .AddScoped<IDemoData, DemoCases>()
        .AddSingleton<IPersonalData, CaseData>()
        .AddNoCitizenData("cases", "ทะเบียนรับเรื่อง มีแต่เลขและประเภท ไม่มีชื่อและข้อความ")
        .AddNoCitizenData("case_entries", "ขั้นตอนของแต่ละเรื่อง ไม่มีชื่อและข้อความ")
        .AddNoCitizenData("case_rounds", "วันครบกำหนดและวันที่แจ้งผล")
        .AddNoCitizenData("case_notices", "หลักฐานว่าแจ้งแล้ว มีแต่วันเวลา")
        .AddNoCitizenData("case_categories", "ประเภทเรื่อง")
        .AddNoCitizenData("case_settings", "จำนวนวันและวันเตือน")
        .AddNoCitizenData("register_years", "เลขล่าสุดของทะเบียนแต่ละปี")
        .AddNotSearched("found on the page of cases, where reach and number are known", typeof(Case), typeof(CaseMatter), typeof(CaseEntry), typeof(CaseEntryText), typeof(CaseRound), typeof(CaseNotice))
        .AddNotSearched("a short list with a page of its own", typeof(CaseCategory), typeof(CaseSettings), typeof(RegisterYear))
        .AddAuditWords([.. CaseAudit.Words])
        .AddAuditWords(("case_category.added", "เพิ่มประเภทเรื่อง"), ("case_category.changed", "แก้ไขประเภทเรื่อง"));
}
