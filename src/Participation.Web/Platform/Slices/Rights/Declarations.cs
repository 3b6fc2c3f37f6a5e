using Microsoft.AspNetCore.Authorization;
using Participation.Web.Persistence;

namespace Participation.Web.Platform.Slices.Rights;

/// <summary>Denied by default: an address that says neither that it is open nor what it needs stops the start.</summary>
public static class Declarations
{
    public static IReadOnlyList<string> Missing(IEnumerable<Endpoint> endpoints) =>
        endpoints.OfType<RouteEndpoint>().Select(Problem).OfType<string>().Distinct().ToList();

    public static void DemandDeclarations(this IEndpointRouteBuilder app)
    {
        if (Missing(app.DataSources.SelectMany(d => d.Endpoints)) is { Count: > 0 } problems)
            throw new StartRefusedException(string.Join(" ", problems));
    }

    // ASP.NET Core's own, for style sheets of an unpublished program; it serves wwwroot and nothing else.
    private const string DevelopmentAssets = "{**path:file}";

    private static string? Problem(RouteEndpoint endpoint)
    {
        if (endpoint.RoutePattern.RawText == DevelopmentAssets) return null;
        var address = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>();
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return needs is null ? null : $"{address} is open to everybody and cannot need {needs.Permission}.";
        if (needs is null) return $"{address} declares no permission: add [Needs(Permission.…)].";
        var row = RoleTable.Of(needs.Permission);
        if (row.Words.Length == 0) return $"{address} needs {needs.Permission}, which has no row in the role table.";
        if (needs.Record is { } record && !record.IsAssignableTo(typeof(IRecordPlace))) return $"{address}: {record.Name} is not an IRecordPlace.";
        return row.HasOwn && endpoint.RoutePattern.Parameters.Count > 0 && needs.Record is null
            ? $"{address} names a record, and {needs.Permission} reaches only their own for some roles: declare Record = typeof(…)."
            : null;
    }
}
