using Participation.Web.Features.Surveys.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Surveys;

public static class SurveysFeature
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<RateServicePoint>()
        .AddScoped<AddComment>()
        .AddScoped<SurveyResults>()
        .AddSingleton<CommentTicket>()
        .AddScoped<ChatHandler, SurveyChat>()
        .AddScoped<IStaffDuties, SurveyDuties>()
        .AddScoped<IDemoData, DemoSurveys>()
        .AddNotSearched("an answer is never looked up one by one", typeof(SurveyAnswer), typeof(SurveyComment))
        .AddSingleton(new StaffMenuEntry(20, "ผลประเมิน", "/staff/surveys"));
}
