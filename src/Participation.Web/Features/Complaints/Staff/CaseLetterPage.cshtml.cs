using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>What the person is told in a step, as a letter on A4; for those without LINE, and for the file.</summary>
[Needs(Permission.WorkOnCases, Record = typeof(CasePlace))]
public sealed class CaseLetterPageModel(ReadCase read, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [FromRoute]
    public int Sequence { get; set; }

    public CaseLetter Letter { get; private set; } = null!;
    public AgencyProfile? Agency { get; private set; }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Agency = await agency.FindAsync(ct);
        if (CaseLetter.Of(Folder, Sequence, new Uri(site.Value.PublicUrl, "/c/track").AsTyped(), Agency?.Phone ?? "") is not { } letter) return NotFound();
        Letter = letter;
        return null;
    }
}
