using Participation.Web.Features.Surveys.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
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
        .AddScoped<RollUp>()
        .AddSingleton<AnswerPacing>()
        .AddScoped<IRatingInvitations, InviteToRate>()
        .AddScoped<AnswerInvitation>()
        .AddScoped<ShortFigures>()
        .AddScoped<SurveyFigures>()
        .AddScoped<SurveyResults>()
        .AddSingleton<CommentTicket>()
        .AddScoped<ChatHandler, SurveyChat>()
        .AddScoped<IStaffDuties, SurveyDuties>()
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
        .AddNotSearched("an answer is never looked up one by one", typeof(SurveyAnswer), typeof(AnswerChoice), typeof(SurveyInvitation))
        .AddNotSearched("read in a list of their own, by point and time", typeof(SurveyComment))
        .AddNotSearched("counts, read as figures", typeof(SatisfactionRollUp), typeof(HourRollUp), typeof(VillageRollUp), typeof(ChoiceRollUp), typeof(FeeCount), typeof(RefusalCount), typeof(AnswerExclusion))
        .AddNotSearched("a short list with a page of its own", typeof(Survey), typeof(SurveyVersion), typeof(SurveyDraft), typeof(PointSurvey))
        .AddSingleton(new StaffMenuEntry(20, "ผลประเมิน", "/staff/surveys"));
}
