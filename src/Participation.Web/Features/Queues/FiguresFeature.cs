using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Signing;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

/// <summary>The part of the queues that counts, keeps and shows: figures, signed records, the evidence of a day.</summary>
public static class FiguresFeature
{
    public static IServiceCollection AddQueueFigures(this IServiceCollection services)
    {
        services.AddOptions<SigningOptions>().BindConfiguration(SigningOptions.Section);
        return services
            .AddSingleton<SigningKeys>()
            .AddScoped<ReadDays>().AddScoped<OutOfTurnCalls>().AddScoped<ReadQueueFigures>().AddScoped<ReadLog>().AddScoped<CheckRecord>().AddScoped<ProposeQueueRecord>()
            .AddScoped<IServedCounts, ServedByQueue>()
            .AddAuditWords(("queue_figures.exported", "ส่งออกสถิติคิว"), ("queue_log.exported", "ส่งออกหลักฐานคิวทุกขั้น"), ("queue_record.exported", "ส่งออกบันทึกประจำวันของคิว"))
            .AddSingleton(new StaffMenuEntry(22, "สถิติคิว", "/staff/queues/figures"));
    }
}
