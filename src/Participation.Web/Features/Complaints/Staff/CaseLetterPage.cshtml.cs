using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>What the person is told in a step, as a letter on A4; for those without LINE, and for the file.</summary>
[Needs(Permission.WorkOnCases, Record = typeof(CasePlace))]
public sealed class CaseLetterPageModel(ReadCase read, CaseTexts texts, CurrentAgency agency, IOptions<SiteOptions> site, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [FromRoute]
    public int Sequence { get; set; }

    public CaseLetter Letter { get; private set; } = null!;
    public AgencyProfile? Agency { get; private set; }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Agency = await agency.FindAsync(ct);
        if (Folder.Steps.FirstOrDefault(s => s.Entry.Sequence == Sequence) is not { Notice: { } notice } step) return NotFound();
        var wording = await texts.AtAsync(CaseTextKind.Letter(notice.Kind), step.Entry.At, ct);
        Letter = CaseLetter.Of(Folder, step, notice, wording, new Uri(site.Value.PublicUrl, "/c/track").AsTyped(), Agency?.Phone ?? "");
        return null;
    }
}
