using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class LineTestModel(ParticipationContext db, TestLineConnection test, IOptions<SiteOptions> site) : FormPage
{
    public LineCheck? Check { get; private set; }
    public Uri Webhook => new(site.Value.PublicUrl, "/line/webhook");

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await test.RunAsync(User.Actor(), ct);
        return LocalRedirect("/staff/setup/line");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Check = await db.Set<LineCheck>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == LineCheck.OnlyId, ct);
        return null;
    }
}
