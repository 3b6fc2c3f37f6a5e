using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff;

/// <summary>
/// Lets a request in when the role table says so. Where the permission reaches only somebody's own unit, or the record may be
/// about it, the record named by the address is looked up first: the page of a record out of reach never begins to run.
/// </summary>
public sealed class PermissionGate(IHttpContextAccessor accessor) : AuthorizationHandler<NeedsAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (accessor.HttpContext is not { } http || context.User.Identity?.IsAuthenticated != true) return;
        var (reach, position) = await http.RequestServices.GetRequiredService<CurrentStaff>().ReachAndPositionAsync(requirement.Permission, http.RequestAborted);
        if (reach.IsNothing) return;
        if (requirement.Record is { } record && (!reach.IsWhole || record.IsAssignableTo(typeof(IGuardedPlace))))
        {
            var place = await ((IRecordPlace)ActivatorUtilities.CreateInstance(http.RequestServices, record)).FindAsync(http.Request.RouteValues, http.RequestAborted);
            if (place is null || !reach.Covers(place)) return;
        }
        if (position is { } acting) context.User.AddIdentity(new ClaimsIdentity([new Claim(StaffActor.PositionClaim, acting.ToString())]));
        context.Succeed(requirement);
    }
}
