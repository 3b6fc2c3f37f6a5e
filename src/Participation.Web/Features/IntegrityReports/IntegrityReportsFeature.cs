namespace Participation.Web.Features.IntegrityReports;

public static class IntegrityReportsFeature
{
    public static IServiceCollection AddIntegrityReports(this IServiceCollection services)
    {
        services.AddOptions<IntegrityOptions>().BindConfiguration(IntegrityOptions.Section);
        return services;
    }
}
