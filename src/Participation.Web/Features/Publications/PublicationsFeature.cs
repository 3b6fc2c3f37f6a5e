using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Publications.Chat;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Live;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications;

public static class PublicationsFeature
{
    public static IServiceCollection AddPublications(this IServiceCollection services) => services
        .AddScoped<PlantChannels>().AddScoped<IPlanted, PlantChannels>()
        .AddScoped<WritePublication>()
        .AddScoped<SubmitPublication>()
        .AddScoped<ReviewPublication>()
        .AddScoped<PublishPublication>()
        .AddScoped<CorrectPublication>()
        .AddScoped<IPublishing, ProposePublication>()
        .AddSending().AddQuestions()
        .AddScoped<SavePublicationSettings>().AddScoped<SchedulePublication>()
        .AddScoped<RunSchedules>().AddPeriodic<RunSchedules>(RunSchedules.Interval, (schedules, ct) => schedules.RunOnceAsync(ct))
        .AddScoped<LogChannel>()
        .AddScoped<SaveChannel>()
        .AddScoped<ReadNotice>()
        .AddScoped<PublicationList>()
        .AddScoped<IStaffDuties, PublicationDuties>()
        .AddScoped<ISearchable, PublicationSearch>()
        .AddScoped<IDemoData, DemoPublications>()
        .AddNoCitizenData("publications", "ประกาศและข่าวของหน่วยงาน")
        .AddNoCitizenData("publication_authors", "เจ้าหน้าที่ที่เขียนประกาศ")
        .AddNoCitizenData("publication_corrections", "คำแก้ไขประกาศ")
        .AddNoCitizenData("publication_channels", "ช่องทางเผยแพร่")
        .AddNoCitizenData("channel_postings", "หลักฐานว่าเผยแพร่แล้ว รูปป้ายประกาศ ไม่มีคน")
        .AddNoCitizenData("notice_readers", "เจ้าหน้าที่ที่เปิดอ่านและรับทราบ")
        .AddNoCitizenData("publication_schedules", "เวลาที่ตั้งให้เผยแพร่")
        .AddNoCitizenData("publication_settings", "เวลาและเป้าหมายที่หน่วยงานกำหนด")
        .AddNotSearched("found through their publication", typeof(PublicationSchedule), typeof(ToldGroup), typeof(QuestionAnswer), typeof(PublicationAuthor), typeof(Correction), typeof(ChannelPosting), typeof(NoticeReader), typeof(Sending), typeof(FreeTelling))
        .AddNotSearched("a short list with a page of its own", typeof(Channel), typeof(PublicationSettings))
        .AddAuditWords(
            ("publication.written", "เขียนเรื่องใหม่"), ("publication.changed", "แก้ไขข้อความ"), ("publication.proposed", "เสนอรายงานเพื่อเผยแพร่"), ("publication.drafted", "ทำร่างประกาศจากเวทีประชาคม"), ("publication.submitted", "ส่งขออนุมัติเผยแพร่"),
            ("publication.taken_back", "ดึงเรื่องกลับมาแก้"), ("publication.approved", "อนุมัติเผยแพร่"), ("publication.returned", "ส่งกลับให้แก้"), ("publication.published", "เผยแพร่"),
            ("publication.withdrawn", "ถอนประกาศ"), ("publication.correction_written", "เขียนคำแก้ไข"), ("publication.correction_approved", "อนุมัติคำแก้ไข"),
            ("publication.posted", "บันทึกช่องทางเผยแพร่"), ("publication.acknowledged", "รับทราบเรื่องเวียน"), ("channel.added", "เพิ่มช่องทางเผยแพร่"), ("channel.changed", "แก้ไขช่องทางเผยแพร่"),
            ("publication.sending_begun", "เริ่มส่งทาง LINE"), ("publication.sending_cancelled", "ยกเลิกส่วนที่ยังไม่ได้ส่งทาง LINE"), ("publication.sending_continued", "ส่งทาง LINE ต่อ"),
            ("publication.told_with_answers", "ให้บอกข่าวเมื่อมีคนทักมา"), ("publication.groups_told", "ส่งเข้ากลุ่ม LINE ของหมู่บ้าน"),
            ("publication.scheduled", "ตั้งเวลาเผยแพร่"), ("publication.schedule_cancelled", "ยกเลิกเวลาเผยแพร่"), ("publication.left_unsent", "ตัดสินใจไม่ส่งทาง LINE"), ("publication_settings.changed", "เปลี่ยนการตั้งค่าประกาศและข่าว"),
            ("question.answered", "ตอบคำถามใต้ประกาศ"), ("question.answer_changed", "แก้คำตอบใต้ประกาศ"), ("question.hidden", "ซ่อนคำถามใต้ประกาศ"), ("question.shown", "แสดงคำถามอีกครั้ง"), ("question.admitted", "รับว่าประกาศผิดตามที่แจ้ง"))
        .AddSingleton(new StaffMenuEntry(40, "ประกาศและข่าว", "/staff/publications"))
        .AddSingleton(new StaffMenuEntry(41, "เรื่องเวียน", "/staff/notices"));

    /// <summary>To LINE: who gets it, what it costs, how far it is.</summary>
    private static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.AddOptions<PublicationsOptions>().BindConfiguration(PublicationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<SendingAudience>().AddScoped<PlanSending>().AddScoped<BeginSending>().AddScoped<ChangeSending>()
            .AddScoped<TellAtNextReply>().AddScoped<TellVillageGroups>().AddScoped<ConfirmAnnouncement>()
            .AddScoped<RefuseNews>().AddScoped<INewsChoices>(s => s.GetRequiredService<RefuseNews>())
            .AddScoped<ChatHandler, NewsChat>().AddScoped<IChatAfterword, FreeTellingAfterword>()
            .AddScoped<RecordSendings>().AddPeriodic<RecordSendings>(RecordSendings.Interval, (record, ct) => record.RunOnceAsync(ct))
            .AddSingleton<SendingChanges>().AddHostedService(s => s.GetRequiredService<SendingChanges>())
            .AddSingleton<IPersonalData, NewsRefusalData>()
            .AddNoCitizenData("publication_sendings", "ส่งประกาศใดทาง LINE เมื่อใด ให้กี่คน ไม่มีรายคน")
            .AddNoCitizenData("told_groups", "กลุ่ม LINE ของหมู่บ้านใดได้รับประกาศใดแล้ว ไม่มีรายคน")
            .AddNoCitizenData("free_tellings", "ประกาศที่บอกเมื่อมีคนทักมา")
            .AddNotSearched("opened by the person's own link only, never looked up by name", typeof(NewsRefusal));
    }

    /// <summary>What people ask under what is published, on the page and in the chat.</summary>
    private static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddScoped<AskQuestion>().AddScoped<AnswerQuestion>().AddScoped<ModerateQuestion>().AddScoped<EraseQuestion>().AddScoped<QuestionList>()
        .AddScoped<AskingInChat>().AddScoped<IChatAfterword, QuestionAfterword>()
        .AddScoped<TellAskers>().AddPeriodic<TellAskers>(TellAskers.Interval, (tell, ct) => tell.RunAsync(ct))
        .AddScoped<ISearchable, QuestionSearch>()
        .AddSingleton<IPersonalData, QuestionData>().AddSingleton<RetentionRule, QuestionRetention>()
        .AddNoCitizenData("publication_questions", "ประเภท หมู่บ้าน และวันเวลาของคำถาม ไม่มีผู้ถามและข้อความ");

    public static void MapPublications(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/open/{number:int}/table.csv", async (int number, ParticipationContext db, CancellationToken ct) =>
                await db.OpenDocumentAsync(number, ct) is var (document, hash)
                    ? Results.Text(document.ToCsv(hash), Csv.ContentType)
                    : Results.NotFound())
            .WithSummary("The tables of a published document, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(404);
        endpoints.Citizen.MapGet("/open/{number:int}/foot.css", async (int number, ParticipationContext db, CancellationToken ct) =>
                await db.OpenDocumentAsync(number, ct) is var (document, hash) ? DocumentFoot.Of(document, hash) : Results.NotFound())
            .ExcludeFromDescription();
        endpoints.Staff.MapGet("/publications/{number:int}/sendings/{ordinal:int}/live", async (int number, int ordinal, HttpContext http, ParticipationContext db, SendingChanges changes, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct) =>
            {
                if (await db.FindSendingAsync(number, ordinal, ct) is not { } sending)
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }
                using var session = sessions.Follow(http.User.SessionId(), http.RequestAborted);
                using var watcher = changes.Watch(sending.Id);
                await EventStream.RunAsync(http, watcher.Changes, _ => EventStream.Event("changed"), lifetime, clock, ended: session.Ended);
            })
            .Needs(Permission.WritePublications).WithSummary("Says when the numbers of a sending have changed.").Produces(200, contentType: "text/event-stream").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/publications/files/{name}", (string name, HttpContext http, FileStore files) => FileAnswer.Of(http, files, name))
            .Needs(Permission.SeePublications).WithSummary("Proof that something was published on a channel.").Produces(200, contentType: "application/pdf").Produces(401).Produces(404);
    }

    private static async Task<(FrozenDocument Document, string Hash)?> OpenDocumentAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        await db.Set<Publication>().AsNoTracking().Open().SingleOrDefaultAsync(p => p.Number == number && p.State == PublicationState.Published, ct) is { Document: not null } publication
            ? (publication.ReadDocument()!, publication.DocumentHash)
            : null;
}
