namespace Participation.Web.Platform.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAuditTrail(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditAnchors>();
        services.AddScoped<CheckAudit>().AddSingleton<AuditWatch>();
        services.AddHostedService(s => s.GetRequiredService<AuditWatch>());
        return services;
    }
}
