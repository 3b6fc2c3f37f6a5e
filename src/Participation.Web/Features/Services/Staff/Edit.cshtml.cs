using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services.Staff;

/// <summary>The draft of a manual. Rows are plain fields with a few empty ones at the end, so that it works without script.</summary>
[Needs(Permission.WriteManuals, Record = typeof(ServicePlace))]
public sealed class EditModel(ParticipationContext db, SaveManualDraft save, FileStore files, CurrentAgency agency) : ManualFields
{
    private const int MostFileBytes = 3 * 1024 * 1024;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public List<int> Drop { get; set; } = [];

    [BindProperty]
    public string? FormName { get; set; }

    [BindProperty]
    public IFormFile? FormFile { get; set; }

    [BindProperty]
    public IFormFile? SampleFile { get; set; }

    public ServiceKind Kind { get; private set; } = null!;
    public AgencyVocabulary Vocabulary { get; private set; } = AgencyVocabulary.Of(AgencyKind.SubdistrictAdministration);
    public IReadOnlyList<ManualForm> Forms { get; private set; } = [];
    public string TotalTime { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var latest = await LatestAsync(ct);
        var content = latest?.Read() ?? new ManualContent();
        Fill(content);
        Seen = latest?.Version ?? Guid.Empty;
        if (check)
            foreach (var (field, words) in content.Missing()) ModelState.AddModelError(field, words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool check, CancellationToken ct)
    {
        var content = Read();
        var form = await FormAsync(ct);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await save.RunAsync(Number, before => content with
        {
            Forms = [.. before.Forms.Where((_, i) => !Drop.Contains(i)), .. form is null ? Array.Empty<ManualForm>() : [form]],
        }, Seen, User.Actor(), ct);
        return await AnswerAsync(outcome, "บันทึกร่างแล้ว", _ => check ? $"/staff/services/{Number}/manual?check=true" : $"/staff/services/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServiceKindAsync(Number, ct) is not { } kind) return NotFound();
        Kind = kind;
        Vocabulary = await agency.VocabularyAsync(ct);
        var content = (await LatestAsync(ct))?.Read();
        (Forms, TotalTime) = (content?.Forms ?? [], content?.TotalTime ?? "");
        AddEmptyRows();
        return null;
    }

    private Task<ServiceManual?> LatestAsync(CancellationToken ct) => db.Set<ServiceManual>().AsNoTracking()
        .Where(m => m.State != ManualState.Replaced && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.Number == Number))
        .OrderByDescending(m => m.Edition).FirstOrDefaultAsync(ct);

    private async Task<ManualForm?> FormAsync(CancellationToken ct)
    {
        if (FormName is null && FormFile is null && SampleFile is null) return null;
        if (FormName is not { Length: <= ManualContent.MaxLine } || FormFile is null || SampleFile is null)
        {
            ModelState.AddModelError(nameof(FormFile), "กรุณาใส่ชื่อแบบฟอร์ม ไฟล์แบบฟอร์ม และไฟล์ตัวอย่างที่กรอกแล้วให้ครบ");
            return null;
        }
        var (blank, blankProblem) = await PostedFile.ReadAsync(FormFile, MostFileBytes, picturesOnly: false, ct);
        var (sample, sampleProblem) = await PostedFile.ReadAsync(SampleFile, MostFileBytes, picturesOnly: false, ct);
        if (blankProblem is not null) ModelState.AddModelError(nameof(FormFile), $"แบบฟอร์ม: {blankProblem}");
        if (sampleProblem is not null) ModelState.AddModelError(nameof(FormFile), $"ตัวอย่าง: {sampleProblem}");
        return blank is null || sample is null || !ModelState.IsValid ? null : new ManualForm(FormName, await files.SaveAsync(blank, ct), await files.SaveAsync(sample, ct));
    }
}
