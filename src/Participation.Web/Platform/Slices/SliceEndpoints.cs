namespace Participation.Web.Platform.Slices;

/// <summary>The only two places where a slice maps endpoints other than pages.</summary>
public sealed record SliceEndpoints(RouteGroupBuilder Citizen, RouteGroupBuilder Staff);

public static class SliceEndpointMapping
{
    public static SliceEndpoints MapSliceGroups(this IEndpointRouteBuilder app) => new(
        app.MapGroup("").WithTags("Citizens and devices").AllowAnonymous().RequireRateLimiting(RateLimits.Citizen),
        app.MapGroup("/staff").WithTags("Staff").RequireAuthorization());
}
