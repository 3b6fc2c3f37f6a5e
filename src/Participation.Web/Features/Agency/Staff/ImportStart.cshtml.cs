using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class ImportStartModel(IEnumerable<ITableImport> imports, ImportRuns runs) : FormPage
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public ITableImport Import { get; private set; } = null!;
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? upload, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        ModelState.Clear();
        Problem = upload switch
        {
            null or { Length: 0 } => "กรุณาเลือกไฟล์ CSV",
            { Length: > ImportRuns.MaxBytes } => "ไฟล์ใหญ่เกิน 20 MB กรุณาแบ่งเป็นหลายไฟล์",
            _ => null,
        };
        if (Problem is not null)
        {
            ModelState.AddModelError("Upload", Problem);
            return await RedisplayAsync(ct);
        }
        await using var content = upload!.OpenReadStream();
        var id = await runs.KeepAsync(Kind, content, ct);
        return LocalRedirect($"/staff/import/{Kind}/{id}");
    }

    protected internal override Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (imports.FirstOrDefault(i => i.Key == Kind) is not { } import) return Task.FromResult<IActionResult?>(NotFound());
        Import = import;
        return Task.FromResult<IActionResult?>(null);
    }
}
