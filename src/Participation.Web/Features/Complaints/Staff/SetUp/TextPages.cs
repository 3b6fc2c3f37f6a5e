using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff.SetUp;

public sealed record TextLine(CaseTextKind Kind, CaseText? Latest);

/// <summary>Every text that the agency may word itself, with the edition that holds.</summary>
[Needs(Permission.ManageCases)]
public sealed class TextListModel(ParticipationContext db) : PageModel
{
    public IReadOnlyList<TextLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var texts = db.Set<CaseText>().AsNoTracking();
        var latest = await texts.Where(t => t.Version == texts.Where(o => o.Key == t.Key).Max(o => o.Version)).ToDictionaryAsync(t => t.Key, ct);
        Lines = [.. CaseTextKind.All.Select(k => new TextLine(k, latest.GetValueOrDefault(k.Key)))];
    }
}

/// <summary>One text, worded anew; its editions beneath.</summary>
[Needs(Permission.ManageCases)]
public sealed class TextEditModel(ParticipationContext db, SaveCaseText save) : EditPage
{
    private const int MostShown = 50;

    private ActorNames? _names;

    [FromRoute]
    public string? Key { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    /// <summary>The edition that the form was filled in against.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    public CaseTextKind Kind { get; private set; } = null!;
    public IReadOnlyList<CaseText> Versions { get; private set; } = [];

    public string Hint => string.Join(" ", ((IEnumerable<string>)[
        Kind.MostLines == 1 ? "บรรทัดเดียว" : $"ไม่เกิน {Kind.MostLines} บรรทัด",
        Kind.Needed.Count > 0 ? $"ต้องมี {string.Join(" ", Kind.Needed)}" : "",
        Kind.Possible.Count > 0 ? $"ใช้ {string.Join(" ", Kind.Possible)} ได้" : "",
        Kind == CaseTextKind.Steps || Kind == CaseTextKind.Handling ? "แต่ละบรรทัดคือหนึ่งขั้น คำก่อน : เป็นหัวข้อ" : ""]).Where(p => p.Length > 0));

    public string Who(CaseText version) => _names?.Of(version.By) ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Body, SeenVersion) = (Versions is [var latest, ..] ? latest.Body : Kind.Preset, Versions.Count == 0 ? 0 : Versions[0].Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (CaseTextKind.Find(Key) is not { } kind) return NotFound();
        if (Body is { Length: > CaseText.MaxBody }) ModelState.AddModelError(nameof(Body), "ข้อความยาวเกิน 2,000 ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(kind, Body ?? "", SeenVersion, User.Actor(), ct), "ใช้ข้อความใหม่แล้ว", _ => $"/staff/cases/texts/{kind.Key}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (CaseTextKind.Find(Key) is not { } kind) return NotFound();
        Kind = kind;
        Versions = await db.Set<CaseText>().AsNoTracking().Where(t => t.Key == kind.Key).OrderByDescending(t => t.Version).Take(MostShown).ToListAsync(ct);
        _names = await ActorNames.ReadAsync(db, Versions.Select(v => v.By), ct);
        return null;
    }
}
