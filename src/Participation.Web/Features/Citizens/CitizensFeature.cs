using Participation.Web.Features.Citizens.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Citizens;

public static class CitizensFeature
{
    public static IServiceCollection AddCitizens(this IServiceCollection services) => services
        .AddScoped<ChooseVillage>().AddScoped<WithdrawConsent>().AddScoped<EraseCitizen>()
        .AddScoped<CurrentNotice>().AddScoped<PublishNotice>().AddScoped<PersonalFile>().AddSingleton<MyDataLink>()
        .AddScoped<VillageChat>().AddScoped<IVillageFacts, VillageUsers>()
        .AddScoped<ChatHandler>(s => s.GetRequiredService<VillageChat>())
        .AddScoped<IChatWelcome>(s => s.GetRequiredService<VillageChat>())
        .AddScoped<ChatHandler, MyDataChat>()
        .AddSingleton<IPersonalData, CitizenRecord>()
        .AddHostedService<ReplayErasures>()
        .AddSingleton<ErasureJob>().AddPeriodic<ErasureJob>(ErasureJob.Interval, (job, ct) => job.RunOnceAsync(ct))
        .AddNotSearched("opened by the person's own link only, never looked up by name", typeof(Citizen), typeof(Consent), typeof(Erasure))
        .AddNotSearched("has a page of its own", typeof(PrivacyNotice), typeof(RetentionSetting), typeof(RetentionRun))
        .AddAuditWords(("privacy_notice.published", "ประกาศความเป็นส่วนตัวฉบับใหม่"), ("retention.set", "กำหนดระยะเวลาเก็บข้อมูล"))
        .AddSingleton(new StaffMenuEntry(75, "ข้อมูลส่วนบุคคล", "/staff/privacy"));

    public static void MapCitizens(this SliceEndpoints endpoints) =>
        endpoints.Citizen.MapGet("/me/download", async (string? t, string? @as, MyDataLink link, PersonalFile file, CancellationToken ct) => link.Read(t) switch
        {
            null => Results.LocalRedirect("/me"),
            { } person when @as == "json" => Results.File(await file.AsJsonAsync(person, ct), "application/json", "my-data.json"),
            { } person => Results.File(await file.AsTextAsync(person, ct), "text/plain; charset=utf-8", "my-data.txt"),
        }).WithSummary("What is kept about the person whose link this is, as JSON or as text.").Produces(200).Produces(302);
}
