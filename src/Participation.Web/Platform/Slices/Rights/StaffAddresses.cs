using Microsoft.AspNetCore.Routing.Template;

namespace Participation.Web.Platform.Slices.Rights;

/// <summary>
/// What an address of the staff pages needs, so that menus, duties and search hits that lead to closed doors are not shown.
/// </summary>
public sealed class StaffAddresses(IServiceProvider services)
{
    private readonly Lazy<IReadOnlyList<(TemplateMatcher Matcher, NeedsAttribute Needs)>> _routes = new(() => Read(services));

    /// <summary>Null for an address that is no staff page.</summary>
    public NeedsAttribute? NeedsOf(string href)
    {
        var end = href.AsSpan().IndexOfAny('?', '#');
        PathString path = end < 0 ? href : href[..end];
        foreach (var (matcher, needs) in _routes.Value)
            if (matcher.TryMatch(path, [])) return needs;
        return null;
    }

    private static List<(TemplateMatcher, NeedsAttribute)> Read(IServiceProvider services) =>
        (from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
         let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
         where needs is not null
         orderby endpoint.RoutePattern.InboundPrecedence
         select (new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []), needs)).ToList();
}
