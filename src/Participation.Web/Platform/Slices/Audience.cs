using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// The audience is a folder, and the folder is the security boundary. A page in */Citizen is open to all and guards its
/// forms by one-time ids; a page in */Staff needs sign-in, the permission it declares, and antiforgery; */Entrance holds the few pages through which
/// staff come in (anonymous, antiforgery, tightly limited). A page anywhere else does not start.
/// </summary>
public sealed class AudienceConvention : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var segments = model.ViewEnginePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var audiences = segments.Where(s => s is "Citizen" or "Staff" or "Entrance").ToArray();
        // Features/Staff/Staff/Home: the slice's own name comes first, the audience is the folder inside it.
        var audience = segments is ["Features", _, var inSlice, ..] ? inSlice : audiences.FirstOrDefault();
        // The built-in check answers a lost token with a bare, empty 400; FormGuard shows the form again instead.
        model.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
        switch (audience)
        {
            case "Citizen":
                model.EndpointMetadata.Add(new AllowAnonymousAttribute());
                // A page with something to guess has a tighter limit of its own.
                if (!model.HandlerTypeAttributes.OfType<EnableRateLimitingAttribute>().Any()) model.EndpointMetadata.Add(new EnableRateLimitingAttribute(RateLimits.Citizen));
                model.Filters.Add(new TypeFilterAttribute(typeof(CitizenFormFilter)));
                break;
            case "Staff":
                model.EndpointMetadata.Add(new AuthorizeAttribute());
                model.Filters.Add(new TypeFilterAttribute(typeof(MethodGuard)));
                model.Filters.Add(new TypeFilterAttribute(typeof(StaffFormFilter)));
                break;
            case "Entrance":
                model.EndpointMetadata.Add(new AllowAnonymousAttribute());
                model.EndpointMetadata.Add(new EnableRateLimitingAttribute(RateLimits.Entrance));
                model.Filters.Add(new TypeFilterAttribute(typeof(StaffFormFilter)));
                break;
            default:
                throw new InvalidOperationException($"The page {model.ViewEnginePath} has no audience: move it into Citizen, Staff or Entrance.");
        }
    }
}
