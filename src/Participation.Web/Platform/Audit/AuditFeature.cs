namespace Participation.Web.Platform.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAuditTrail(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditAnchors>();
        services.AddHostedService(s => s.GetRequiredService<AuditAnchors>());
        return services;
    }
}
