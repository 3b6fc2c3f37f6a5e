using Participation.Web.Features.Surveys.Chat;
using Participation.Web.Features.Surveys.Kiosk;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Devices;
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
        .AddScoped<TakeKioskAnswers>()
        .AddSingleton(new DevicePurpose(DeviceKind.Kiosk, code => $"/k/{code}", KioskEndpoints.Placing))
        .AddSingleton(new StaffMenuEntry(20, "ผลประเมิน", "/staff/surveys"));

    public static void MapSurveys(this SliceEndpoints endpoints) => endpoints.MapKiosk();
}
