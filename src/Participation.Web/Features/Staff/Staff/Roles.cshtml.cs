using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

/// <summary>The role table as the service enforces it, with the addresses each permission opens, read from the running service.</summary>
[Needs(Permission.OwnAccount)]
public sealed class RolesModel(CurrentStaff staff, EndpointDataSource endpoints) : PageModel
{
    public IReadOnlySet<StaffRole> Own { get; private set; } = new HashSet<StaffRole>();
    public ILookup<Permission, string> Addresses { get; private set; } = null!;

    public IHtmlContent Sign(Extent extent) => new HtmlString(extent switch
    {
        Extent.Whole => "<span role=\"img\" aria-label=\"ทั้งหน่วยงาน\">●</span>",
        Extent.Own => "<span role=\"img\" aria-label=\"เฉพาะของตน\">◐</span>",
        Extent.None => "<span class=\"hidden\">ไม่ได้</span>",
    });

    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = (await staff.PositionsAsync(ct)).SelectMany(p => p.Roles).Select(r => r.Role).ToHashSet();
        Addresses = (from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
                     let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
                     where needs is not null
                     let address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                     orderby address
                     select (needs.Permission, address)).Distinct().ToLookup(a => a.Permission, a => a.address);
    }
}
