using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Time;
using IPNetwork = System.Net.IPNetwork;

namespace Participation.Web.Platform.Hosting;

public static class HostingFeature
{
    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations()
            .Validate(site => site.PublicUrl.IsAbsoluteUri, "Site:PublicUrl must be a full address such as https://participation.example.go.th.")
            .Validate(site => ProxiesOf(site).All(p => p.IsValid), "Site:TrustedProxies must list addresses or networks such as 10.0.0.0/8, separated by commas.")
            .ValidateOnStart();
        services.AddSingleton<DataFolder>();
        services.AddSingleton(TimeProvider.System);

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = ThaiCalendar.Culture;
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(ThaiCalendar.Culture);
            localization.SupportedCultures = localization.SupportedUICultures = [ThaiCalendar.Culture];
            localization.RequestCultureProviders.Clear();
        });

        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>((forwarded, site) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var (_, network) in ProxiesOf(site.Value)) forwarded.KnownIPNetworks.Add(network);
        });

        // Forms opened before a restart stay valid after it.
        var dataPath = configuration.GetSection(SiteOptions.Section).Get<SiteOptions>()?.DataPath ?? new SiteOptions().DataPath;
        services.AddDataProtection().SetApplicationName("Participation").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataPath, "keys")));
        return services;
    }

    private static IEnumerable<(bool IsValid, IPNetwork Network)> ProxiesOf(SiteOptions site)
    {
        foreach (var entry in site.TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(entry, out var network)) yield return (true, network);
            else if (IPAddress.TryParse(entry, out var address)) yield return (true, new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else yield return (false, default);
        }
    }
}
