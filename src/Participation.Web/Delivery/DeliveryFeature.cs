using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Delivery;

public static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<Outbox>();
        services.AddSingleton<OutboxLedger>();
        services.AddScoped<QuotaLedger>();
        services.AddTransient<LineSender>();
        services.AddSingleton<OrderedIds>();
        services.AddSingleton<InboxClaims>().AddSingleton<InboxHandling>();
        Hosted<InboxWriter>(services);
        Hosted<InboxWorker>(services);
        Hosted<OutboxWorker>(services);
        services.AddSingleton<RetentionRule, InboxRetention>().AddSingleton<RetentionRule, OutboxRetention>().AddSingleton<RetentionRule, LeaseRetention>();
        Hosted<QuotaWatch>(services);
        services.AddSingleton<MulticastSignal>().AddSingleton<QuietHours>().AddSingleton<MulticastLedger>().AddSingleton<LineCounts>();
        services.AddScoped<BeginMulticast>().AddScoped<ChangeMulticast>();
        services.AddScoped<IPersonalData, ToldPeople>().AddSingleton<RetentionRule, ToldPeopleRetention>();
        services.AddNoCitizenData("multicasts", "ข้อความที่ส่งถึงหลายคน เหมือนกันทุกคน").AddNoCitizenData("multicast_chunks", "จำนวนคนต่อการส่งหนึ่งครั้งและผล")
            .AddNoCitizenData("forgotten_subjects", "เรื่องที่ลบรายการผู้รับตามกำหนดแล้ว ไม่มีรายคน").AddNoCitizenData("delivery_settings", "เวลาพักผ่อนที่ไม่ส่งข่าว");
        Hosted<MulticastWorker>(services);
        return services;
    }

    private static void Hosted<T>(IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(s => s.GetRequiredService<T>());
    }
}
