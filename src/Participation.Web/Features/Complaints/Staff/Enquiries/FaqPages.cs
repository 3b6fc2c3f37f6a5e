using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>The fields of a known answer.</summary>
public abstract class FaqFieldsPage(ParticipationContext db, SaveFaq save) : EditPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่คำถาม"), StringLength(FaqEntry.MaxQuestion, ErrorMessage = "คำถามยาวเกิน 200 ตัวอักษร")]
    public string? Question { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่คำตอบ"), StringLength(FaqEntry.MaxAnswer, ErrorMessage = "คำตอบยาวเกิน 3,000 ตัวอักษร")]
    public string? Answer { get; set; }

    [BindProperty, StringLength(FaqEntry.MaxAlsoAsked, ErrorMessage = "ยาวเกิน 600 ตัวอักษร")]
    public string? AlsoAsked { get; set; }

    [BindProperty]
    public List<Guid> Categories { get; set; } = [];

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public string? ValidUntil { get; set; }

    public IReadOnlyList<Choice> Offered { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        (Offered, Units) = (await CaseChoices.CategoriesAsync(db, ct), await CaseChoices.UnitsAsync(db, ct));
        return null;
    }

    protected async Task<IActionResult> SaveAsync(int? number, bool isActive, CancellationToken ct)
    {
        var until = default(DateOnly);
        if (ValidUntil is not null && !ThaiDate.TryParse(ValidUntil, out until)) ModelState.AddModelError(nameof(ValidUntil), "กรุณาใส่วันที่ เช่น 30/9/2570 หรือเว้นไว้");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var content = new FaqContent(Question!, Answer!, AlsoAsked ?? "", [.. Categories.Distinct().Order()], UnitId, ValidUntil is null ? null : until, isActive);
        return await AnswerAsync(await save.RunAsync(number, content, Seen, User.Actor(), ct), "บันทึกแล้ว", key => $"/staff/faq/{key}", ct);
    }
}

/// <summary>A new known answer, empty or from a question that was answered.</summary>
[Needs(Permission.WriteFaq)]
public sealed class NewFaqModel(ParticipationContext db, SaveFaq save) : FaqFieldsPage(db, save)
{
    private readonly ParticipationContext _db = db;

    [FromQuery(Name = "from")]
    public Guid? From { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (From is { } id && await _db.Set<Case>().Enquiries().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } asked)
        {
            var words = await _db.Set<CaseMatter>().Where(m => m.CaseId == id).Select(m => m.Words).SingleAsync(ct);
            Question = words.Length > FaqEntry.MaxQuestion ? words[..FaqEntry.MaxQuestion] : words;
            Answer = await _db.Set<CaseEntry>().Where(e => e.CaseId == id && WaitingEnquiries.Answers.Contains(e.Step))
                .Join(_db.Set<CaseEntryText>(), e => new { e.CaseId, e.Sequence }, t => new { t.CaseId, t.Sequence }, (e, t) => new { e.Sequence, t.Text })
                .OrderByDescending(t => t.Sequence).Select(t => t.Text).FirstOrDefaultAsync(ct);
            (Categories, UnitId) = ([asked.CategoryId], asked.UnitId);
        }
        return await LoadAsync(ct) ?? Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(number: null, isActive: true, ct);
}

/// <summary>An edition as it was saved, for those who keep the answers.</summary>
public sealed record SeenEdition(int Edition, DateTime At, string Who, FaqContent Content);

/// <summary>Changes a known answer, takes it out of use, and shows its editions.</summary>
[Needs(Permission.WriteFaq)]
public sealed class FaqEditModel(ParticipationContext db, SaveFaq save) : FaqFieldsPage(db, save)
{
    private const int MostEditions = 50;

    private readonly ParticipationContext _db = db;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public FaqEntry Entry { get; private set; } = null!;
    public IReadOnlyList<SeenEdition> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Question, Answer, AlsoAsked, UnitId, IsActive, Seen) = (Entry.Question, Entry.Answer, Entry.AlsoAsked, Entry.UnitId, Entry.IsActive, Entry.Version);
        ValidUntil = Entry.ValidUntil is { } until ? ThaiCalendar.ShortDate(until) : null;
        Categories = await _db.Set<FaqCategory>().Where(c => c.EntryId == Entry.Id).Select(c => c.CategoryId).ToListAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(Number, IsActive, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.Set<FaqEntry>().AsNoTracking().SingleOrDefaultAsync(f => f.Number == Number, ct) is not { } entry) return NotFound();
        Entry = entry;
        var editions = await _db.Set<FaqEdition>().AsNoTracking().Where(e => e.EntryId == entry.Id).OrderByDescending(e => e.Edition).Take(MostEditions).ToListAsync(ct);
        var names = await ActorNames.ReadAsync(_db, editions.Select(e => e.Actor), ct);
        Editions = editions.ConvertAll(e => new SeenEdition(e.Edition, e.At, names.Of(e.Actor) ?? "", FaqContent.Read(e.Content)));
        return await base.LoadAsync(ct);
    }
}
