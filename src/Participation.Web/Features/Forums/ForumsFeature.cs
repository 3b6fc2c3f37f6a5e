using Participation.Web.Features.Agency;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public static class ForumsFeature
{
    public static IServiceCollection AddForums(this IServiceCollection services) => services
        .AddScoped<FindClashes>().AddScoped<PlanForum>().AddScoped<AnnounceForum>().AddScoped<CancelForum>().AddScoped<RecordForum>()
        .AddScoped<ReadYearlyRound>().AddScoped<PlanRound>().AddScoped<SaveForumSettings>().AddScoped<WriteAttendanceRule>()
        .AddScoped<ForumList>().AddScoped<OpinionList>().AddScoped<ReadCoverage>().AddSingleton<ForumLinks>()
        .AddScoped<SayWhetherComing>().AddScoped<GiveOpinion>().AddScoped<ModerateOpinion>().AddScoped<AnswerOpinion>().AddScoped<EraseOpinion>()
        .AddScoped<RemindOfForums>().AddPeriodic<RemindOfForums>(RemindOfForums.Interval, (reminders, ct) => reminders.RunAsync(ct))
        .AddScoped<ProposalList>().AddScoped<NeedsList>().AddScoped<OpenEnds>().AddScoped<ProposalDesk>().AddScoped<RegisterProposal>().AddScoped<FollowProposal>()
        .AddScoped<ConsiderProposal>().AddScoped<PutProposalInPlan>().AddScoped<DeclineProposal>().AddScoped<ForwardProposal>().AddScoped<ReportProposal>().AddScoped<FinishProposal>()
        .AddScoped<ChatHandler, ProposalChat>()
        .AddSingleton<HallKeys>().AddScoped<CheckInToForum>().AddScoped<ForgetHallName>().AddScoped<CountHeads>().AddScoped<UndoHeads>().AddScoped<HallPhoneCookie>()
        .AddScoped<MakePoll>().AddScoped<OpenPoll>().AddScoped<ClosePoll>().AddScoped<CountHands>().AddScoped<CastVote>()
        .AddScoped<CloseForgottenPolls>().AddPeriodic<CloseForgottenPolls>(CloseForgottenPolls.Interval, (polls, ct) => polls.RunAsync(ct))
        .AddSingleton<HallChanges>().AddHostedService(s => s.GetRequiredService<HallChanges>())
        .AddScoped<ChatHandler, HallChat>()
        .AddScoped<ChatHandler, ForumChat>().AddScoped<IChatAfterword, HiddenAfterword>()
        .AddScoped<IStaffDuties, ForumDuties>()
        .AddScoped<ISearchable, ForumSearch>()
        .AddScoped<ISearchable, ProposalSearch>().AddScoped<IProposalFacts, ProposalTitles>()
        .AddForumFiles().AddCommittees().AddStatements().AddForumReports()
        .AddScoped<ForumSeats>().AddScoped<PassOnSeats>().AddPeriodic<PassOnSeats>(PassOnSeats.Interval, (seats, ct) => seats.RunAsync(ct)).AddScoped<IChatAfterword, SeatAfterword>()
        .AddSingleton<WebSeatTokens>().AddScoped<TakeWebSeat>().AddScoped<GiveBackWebSeat>().AddScoped<NoteSeatPhoned>().AddScoped<WebSeatList>().AddSingleton<RetentionRule, WebSeatRetention>()
        .AddScoped<AnnounceInPublications>().AddScoped<StaleAnnouncements>().AddScoped<IPublishedSources, ForumSources>()
        .AddScoped<EraseWords>().AddScoped<TellOfChange>().AddSingleton<OpinionTokens>()
        .AddScoped<IDemoData, DemoForums>().AddScoped<IDemoData, DemoProposals>().AddScoped<IDemoData, DemoHall>()
        .AddSingleton<IPersonalData, ForumData>().AddSingleton<RetentionRule, ForumIntentRetention>()
        .AddSingleton<IPersonalData, HallData>().AddSingleton<RetentionRule, HallPhoneRetention>().AddSingleton<RetentionRule, HallNameRetention>()
        .AddNoCitizenData("forum_hall_entries", "จำนวนคนที่มาในวันจัด ตามหมู่บ้านและวิธีนับ ไม่มีว่าใคร")
        .AddNoCitizenData("forum_polls", "คำถามที่ถามในเวที")
        .AddNoCitizenData("forum_poll_choices", "ตัวเลือก และจำนวนคำตอบ")
        .AddNoCitizenData("forums", "วัน เวลา สถานที่ และผลของเวที ไม่มีรายคน")
        .AddNoCitizenData("forum_villages", "หมู่บ้านที่เชิญ และจำนวนคนที่มา")
        .AddNoCitizenData("forum_opinions", "ประเภท หมู่บ้าน และวันเวลาของความเห็น ไม่มีผู้เขียนและข้อความ")
        .AddNoCitizenData("forum_proposals", "เรื่องตามที่หน่วยงานสรุป สถานะ และแผน ไม่มีผู้เสนอ")
        .AddNoCitizenData("forum_proposal_steps", "ลำดับเหตุการณ์ของข้อเสนอที่ทุกคนอ่านได้")
        .AddNoCitizenData("forum_settings", "เป้าหมายและจำนวนวันที่หน่วยงานกำหนด")
        .AddNoCitizenData("attendance_rules", "ระเบียบเข้าฟังการประชุมสภา")
        .AddNotSearched("found through their forum", typeof(ForumVillage), typeof(ForumIntent), typeof(WebSeat), typeof(Opinion), typeof(OpinionText))
        .AddNotSearched("found through their forum", typeof(HallEntry), typeof(HallPhone), typeof(HallName), typeof(ForumPoll), typeof(ForumPollChoice), typeof(ForumPollVote))
        .AddNotSearched("found through their proposal", typeof(ProposalStep), typeof(ProposalText), typeof(ProposalFollower))
        .AddNotSearched("has a page of its own", typeof(ForumSettings), typeof(AttendanceRule))
        .AddAuditWords(
            ("forum.planned", "กำหนดเวทีประชาคม"), ("forum.changed", "แก้ไขกำหนดการเวที"), ("forum.announced", "ประกาศเวที"), ("forum.cancelled", "ยกเลิกเวที"),
            ("forum.announcement_drafted", "เขียนประกาศจากกำหนดการ"), ("forum.held", "บันทึกผลเวที"), ("forum.result_changed", "แก้ไขผลเวที"), ("forum_settings.changed", "เปลี่ยนเป้าหมายและกำหนดของเวที"), ("attendance_rule.written", "บันทึกระเบียบเข้าฟังการประชุมสภา"),
            ("opinion.keyed_in", "บันทึกความเห็นจากกระดาษหรือในเวที"), ("opinion.hidden", "ซ่อนความเห็น"), ("opinion.shown", "แสดงความเห็นอีกครั้ง"), ("opinion.answered", "ตอบความเห็น"), ("opinion.erased", "ลบข้อความของความเห็นตามคำขอของผู้เขียน"),
            ("forum.counted", "นับคนที่มาในวันจัด"), ("forum.count_undone", "เอาจำนวนที่นับผิดออก"),
            ("forum_poll.made", "เพิ่มคำถามในเวที"), ("forum_poll.opened", "เปิดคำถามในเวที"), ("forum_poll.closed", "ปิดคำถามในเวที"), ("forum_poll.hands_counted", "ใส่จำนวนยกมือ"),
            ("proposal.registered", "รับข้อเสนอ"), ("proposal.considered", "เริ่มพิจารณาข้อเสนอ"), ("proposal.in_plan", "ใส่ข้อเสนอในแผน"), ("proposal.declined", "ไม่ใส่ข้อเสนอในแผน พร้อมเหตุผล"),
            ("proposal.forwarded", "ส่งต่อข้อเสนอ"), ("proposal.progressed", "บันทึกความคืบหน้าของข้อเสนอ"), ("proposal.done", "ข้อเสนอทำเสร็จ"), ("proposal.erased", "ลบข้อความของข้อเสนอตามคำขอของผู้เสนอ"), ("forum.name_erased", "ลบชื่อในรายชื่อผู้มาตามคำขอ"),
            ("forum_seat.phoned", "โทรบอกผู้จองที่นั่งทางเว็บแล้ว"), ("forum_seat.given_back", "คืนที่นั่งและลบชื่อของผู้จองทางเว็บ"))
        .AddSingleton(new StaffMenuEntry(30, "ประชาคม", "/staff/forums"));

    public static void MapForums(this SliceEndpoints endpoints)
    {
        endpoints.MapForumFiles();
        endpoints.MapForumReports();
        endpoints.Citizen.MapGet("/forums/{number:int}/calendar.ics", async (int number, ParticipationContext db, CurrentAgency agency, ForumLinks links, CancellationToken ct) =>
                await db.FindForumAsync(number, ct) is { AnnouncedAt: not null } forum
                    ? Results.Text(ForumCalendar.Of(forum, (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed, links.Of(forum)), ForumCalendar.ContentType)
                    : Results.NotFound())
            .WithSummary("A forum for the calendar of a phone (RFC 5545).").Produces(200, contentType: ForumCalendar.ContentType).Produces(404);
        endpoints.MapHall();
        endpoints.Staff.MapGet("/forums/coverage.csv", async (int? year, ReadCoverage coverage, TimeProvider clock, CancellationToken ct) =>
                Results.Text((await coverage.RunAsync(FiscalYears.Read(year, clock), ct)).ToCsv(), Csv.ContentType))
            .Needs(Permission.SeeForums).WithSummary("Who took part by village in a fiscal year, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401);
        endpoints.Staff.MapGet("/forums/needs.csv", async (string? village, NeedsList needs, CancellationToken ct) =>
                Results.Text(await needs.CsvAsync(Guid.TryParse(village, out var id) ? id : null, ct), Csv.ContentType))
            .Needs(Permission.SeeForums).WithSummary("What the villages need and what became of it, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401);
    }
}

public static class FiscalYears
{
    /// <summary>The Buddhist fiscal year an address asks for; the present one where it asks for none that is near.</summary>
    public static int Read(int? asked, TimeProvider clock)
    {
        var now = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        return asked is { } year && year >= now - 20 && year <= now + 2 ? year : now;
    }
}
