using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff.SetUp;

/// <summary>How cases are handled here: the steps, and the handbooks in all their editions. The plan: for everybody who works here.</summary>
[Needs(Permission.OwnAccount)]
public sealed class HandbooksModel(ParticipationContext db, CaseTexts texts, CurrentStaff staff, IOptions<SiteOptions> site) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<CaseTextStep> Handling { get; private set; } = [];
    public ILookup<HandbookReader, CaseHandbook> Editions { get; private set; } = null!;
    public bool MayAdd { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Handling = await texts.StepsAsync(CaseTextKind.Handling, new Uri(site.Value.PublicUrl, "/c/track").AsTyped(), ct);
        Editions = (await db.Set<CaseHandbook>().AsNoTracking().OrderByDescending(h => h.Edition).Take(MostShown).ToListAsync(ct)).ToLookup(h => h.Reader);
        MayAdd = await staff.MayAsync(Permission.ManageCases, ct);
    }
}

/// <summary>A new edition of a handbook.</summary>
[Needs(Permission.ManageCases)]
[RequestSizeLimit(CaseHandbook.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseHandbook.MostPosted)]
public sealed class NewHandbookModel(KeepHandbook keep) : EditPage
{
    [BindProperty]
    public string? Reader { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อคู่มือ"), StringLength(CaseHandbook.MaxTitle, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty]
    public IFormFile? Pdf { get; set; }

    public static IReadOnlyList<Choice> Readers { get; } = [.. Enum.GetValues<HandbookReader>().Select(r => new Choice(r.ToString(), r.Words()))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var reader = Enum.GetValues<HandbookReader>().Named(Reader);
        if (reader is null) ModelState.AddModelError(nameof(Reader), "กรุณาเลือกว่าใครอ่าน");
        var file = await ReadAsync(ct);
        if (!ModelState.IsValid && file is { IsPicture: false }) ModelState.AddModelError(nameof(Pdf), "กรุณาเลือกไฟล์อีกครั้ง ไฟล์ที่เลือกไว้ไม่ได้เก็บ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await keep.RunAsync(reader!.Value, Title!, file!, User.Actor(), ct), "เพิ่มคู่มือแล้ว", _ => "/staff/cases/handbooks", ct);
    }

    private async Task<CheckedFile?> ReadAsync(CancellationToken ct)
    {
        if (Pdf is null)
        {
            ModelState.AddModelError(nameof(Pdf), "กรุณาเลือกไฟล์ PDF");
            return null;
        }
        var (file, problem) = await PostedFile.ReadAsync(Pdf, CaseHandbook.MaxBytes, picturesOnly: false, ct);
        if (file is null || file.IsPicture) ModelState.AddModelError(nameof(Pdf), file is null ? problem! : "คู่มือต้องเป็นไฟล์ PDF");
        return file;
    }
}
