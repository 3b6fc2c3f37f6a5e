using Participation.Web.Features.Surveys.Chat;
using Participation.Web.Features.Surveys.Kiosk;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Surveys;

public static class SurveysFeature
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<IPlanted, PlantSurveys>()
        .AddScoped<KeepAnswer>()
        .AddScoped<TakeAnswer>()
        .AddScoped<AddToAnswer>()
        .AddScoped<CountFee>()
        .AddScoped<CountRefusal>()
        .AddScoped<SaveSurveyDraft>()
        .AddScoped<PublishSurvey>()
        .AddScoped<SaveSurvey>()
        .AddScoped<KeyInPaper>()
        .AddScoped<AnswerAsStaff>()
        .AddScoped<RollUp>()
        .AddSingleton<AnswerPacing>()
        .AddScoped<IRatingInvitations, InviteToRate>()
        .AddScoped<AnswerInvitation>()
        .AddScoped<ShortFigures>()
        .AddScoped<SurveyFigures>().AddScoped<ISatisfactionByHour, HoursForQueues>()
        .AddScoped<ReadResults>()
        .AddSingleton<ResultsChanges>()
        .AddHostedService(s => s.GetRequiredService<ResultsChanges>())
        .AddScoped<RecountFigures>()
        .AddScoped<IPlanted, RecountAtStart>()
        .AddScoped<ReadBursts>()
        .AddScoped<ExcludeMarked>()
        .AddScoped<JudgeTargets>()
        .AddScoped<SaveTargets>()
        .AddScoped<ReadComments>()
        .AddScoped<HandleComment>()
        .AddScoped<SaveSaidAndDone>()
        .AddScoped<PublishSaidAndDone>()
        .AddScoped<ISaidAndDoneNotes, PublishedNotes>()
        .AddSingleton<RetentionRule, CommentRetention>()
        .AddSingleton<RetentionRule, InvitationRetention>()
        .AddSingleton<CommentTicket>()
        .AddScoped<ChatHandler, SurveyChat>()
        .AddScoped<IStaffDuties, SurveyDuties>()
        .AddScoped<IStaffDuties, OwnDuties>()
        .AddScoped<IDemoData, DemoSurveys>()
        .AddNoCitizenData("surveys", "แบบประเมิน")
        .AddNoCitizenData("survey_versions", "แบบประเมินที่เผยแพร่แต่ละฉบับ")
        .AddNoCitizenData("survey_drafts", "แบบประเมินที่กำลังแก้ไข")
        .AddNoCitizenData("point_surveys", "แบบประเมินของแต่ละจุดบริการ")
        .AddNoCitizenData("survey_invitations", "คำเชิญให้คะแนน ไม่รู้ว่าเป็นของใคร")
        .AddNoCitizenData("answer_exclusions", "การตัดคำตอบที่มีเครื่องหมายออกจากผล พร้อมเหตุผล")
        .AddNoCitizenData("satisfaction_rollups", "จำนวนคำตอบรวม")
        .AddNoCitizenData("hour_rollups", "จำนวนคำตอบรวมตามวันและเวลา")
        .AddNoCitizenData("village_rollups", "จำนวนคำตอบรวมตามหมู่บ้าน")
        .AddNoCitizenData("choice_rollups", "จำนวนคำตอบรวมรายข้อ")
        .AddNoCitizenData("fee_counts", "จำนวนคนที่ถูกขอเงินเกินกว่าที่ประกาศ")
        .AddNoCitizenData("refusal_counts", "จำนวนครั้งที่ปฏิเสธคำตอบปลอม")
        .AddNoCitizenData("paper_sheets", "แบบกระดาษที่รอบันทึกซ้ำ ไม่มีชื่อผู้ตอบ ล้างเมื่อนับแล้ว")
        .AddNoCitizenData("staff_participations", "บุคลากรคนใดตอบแบบของบุคลากรแล้ว ไม่รู้ว่าตอบอะไร")
        .AddNoCitizenData("comment_tags", "คำที่เจ้าหน้าที่ใช้จัดกลุ่มความเห็น")
        .AddNoCitizenData("said_and_done", "ท่านบอก เราทำ: ถ้อยคำของหน่วยงาน")
        .AddNoCitizenData("survey_targets", "เป้าหมายของแบบประเมินในแต่ละปี")
        .AddNotSearched("an answer is never looked up one by one", typeof(SurveyAnswer), typeof(AnswerChoice), typeof(SurveyInvitation), typeof(PaperSheet), typeof(StaffParticipation))
        .AddNotSearched("read in a list of their own, by point and time", typeof(SurveyComment), typeof(CommentTag), typeof(SaidAndDone))
        .AddNotSearched("counts, read as figures", typeof(SatisfactionRollUp), typeof(HourRollUp), typeof(VillageRollUp), typeof(ChoiceRollUp), typeof(FeeCount), typeof(RefusalCount), typeof(AnswerExclusion))
        .AddNotSearched("a short list with a page of its own", typeof(Survey), typeof(SurveyVersion), typeof(SurveyDraft), typeof(PointSurvey), typeof(SurveyTarget))
        .AddAuditWords(("survey.draft_saved", "บันทึกร่างแบบประเมิน"), ("survey.draft_discarded", "ทิ้งร่างแบบประเมิน"), ("survey.published", "เผยแพร่แบบประเมิน"),
            ("survey.added", "เพิ่มแบบประเมิน"), ("survey.changed", "แก้ไขแบบประเมิน"), ("survey.point_changed", "เปลี่ยนแบบประเมินของจุดบริการ"),
            ("paper.keyed", "บันทึกแบบกระดาษครั้งแรก"), ("paper.differs", "แบบกระดาษบันทึกไม่ตรงกัน"), ("paper.counted", "แบบกระดาษตรงกันและนับแล้ว"), ("paper.dropped", "ไม่นับแบบกระดาษ"))
        .AddAuditWords(
            ("survey.marked_excluded", "ตัดคำตอบที่ผิดปกติออกจากผล"), ("survey.marked_restored", "นำคำตอบที่ตัดออกกลับมานับ"), ("survey.targets_set", "ตั้งเป้าหมายของแบบประเมิน"),
            ("comment.handled", "ติดตามความเห็นของประชาชน"), ("said_and_done.written", "เขียน ท่านบอก เราทำ"), ("said_and_done.changed", "แก้ไข ท่านบอก เราทำ"),
            ("said_and_done.published", "เผยแพร่ ท่านบอก เราทำ"), ("said_and_done.withdrawn", "ถอน ท่านบอก เราทำ ออกจากหน้าที่ประชาชนเห็น"))
        .AddScoped<TakeKioskAnswers>()
        .AddSingleton(new DevicePurpose(DeviceKind.Kiosk, code => $"/k/{code}", KioskEndpoints.Placing) { Ready = "เมื่อเห็นหน้ายิ้มห้าหน้า ใช้งานได้ทันที", WorksWithoutNetwork = true })
        .AddSingleton(new StaffMenuEntry(20, "ผลประเมิน", "/staff/surveys"));
}
