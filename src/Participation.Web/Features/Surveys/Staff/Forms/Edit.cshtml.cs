using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Citizen;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Forms;

/// <summary>The questions of a form on one screen, with what a citizen's phone will show beside them.</summary>
[Needs(Permission.WriteSurveys)]
public sealed class EditModel(ParticipationContext db, SaveSurveyDraft save, PublishSurvey publish) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Intro { get; set; }

    [BindProperty]
    public bool AsksVillage { get; set; }

    [BindProperty]
    public List<QuestionRow> Rows { get; set; } = [];

    /// <summary>Which button was pressed: save, publish, add, or up, down, remove with the row's place.</summary>
    [BindProperty]
    public string? Do { get; set; }

    public Survey Survey { get; private set; } = null!;
    public bool HasDraft { get; private set; }
    public IReadOnlyList<SurveyVersion> Versions { get; private set; } = [];

    /// <summary>What the phone shows: the rows as they stand, also while they are not saved.</summary>
    public AskForm Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var draft = await DraftAsync(ct);
        Fill(draft?.Read() ?? (Versions is [var latest, ..] ? latest.Read() : new SurveyContent()));
        Seen = draft?.Version ?? Guid.Empty;
        Show();
        return Page();
    }

    /// <summary>The questions that the one at this place may depend on.</summary>
    public IEnumerable<QuestionRow> Before(int place) => Rows.Take(place).Where(r => r.Key is { Length: > 0 } && !r.Kind.IsWords());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Do == "discard") return await AnswerAsync(await save.DiscardAsync(Slug, User.Actor(), ct), "ทิ้งร่างแล้ว", slug => $"/staff/surveys/forms/{slug}", ct);
        if (Do is not ("save" or "publish")) return await RearrangeAsync(ct);
        if (Rows.Count > SurveyContent.MaxQuestions) ModelState.AddModelError("", $"ถามได้ไม่เกิน {SurveyContent.MaxQuestions} ข้อ ข้อยิ่งน้อย คนยิ่งตอบ");
        for (var i = 0; i < Rows.Count; i++)
            if (Rows[i].Text?.Length > SurveyContent.MaxText) ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Rows[{i}].Text"), $"คำถามยาวได้ไม่เกิน {SurveyContent.MaxText} ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await save.RunAsync(Slug, Read, Seen, User.Actor(), ct);
        if (outcome is EditOutcome.Saved && Do == "publish" && await DraftAsync(ct) is { } draft)
        {
            Seen = draft.Version;
            ModelState.Remove(nameof(Seen));
            outcome = await publish.RunAsync(Slug, draft.Version, User.Actor(), ct);
        }
        return await AnswerAsync(outcome, Do == "publish" ? "เผยแพร่แบบประเมินแล้ว" : "บันทึกร่างแล้ว", slug => Do == "publish" ? "/staff/surveys/forms" : $"/staff/surveys/forms/{slug}", ct);
    }

    /// <summary>The phone alone, while somebody types.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await LoadAsync(ct) ?? Partial("Phone", Preview);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, ct) is not { } survey) return NotFound();
        Survey = survey;
        Versions = await db.Set<SurveyVersion>().AsNoTracking().Where(v => v.SurveyId == survey.Id).OrderByDescending(v => v.Number).Take(50).ToListAsync(ct);
        HasDraft = await db.Set<SurveyDraft>().AnyAsync(d => d.SurveyId == survey.Id, ct);
        Show();
        return null;
    }

    private async Task<IActionResult> RearrangeAsync(CancellationToken ct)
    {
        var (act, place) = Do?.Split(':') is [var verb, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Rows.Count ? (verb, at) : (Do, -1);
        switch (act)
        {
            case "add" when Rows.Count < SurveyContent.MaxQuestions:
                Rows.Add(new QuestionRow());
                break;
            case "remove" when place >= 0:
                Rows.RemoveAt(place);
                break;
            case "up" when place > 0:
                (Rows[place - 1], Rows[place]) = (Rows[place], Rows[place - 1]);
                break;
            case "down" when place >= 0 && place < Rows.Count - 1:
                (Rows[place + 1], Rows[place]) = (Rows[place], Rows[place + 1]);
                break;
        }
        // The fields are drawn from the rows in their new order, not from what was posted.
        ModelState.Clear();
        return await LoadAsync(ct) ?? Page();
    }

    private void Fill(SurveyContent content)
    {
        (Intro, AsksVillage) = (content.Intro, content.AsksVillage);
        Rows = [.. content.Questions.Select(QuestionRow.Of)];
    }

    private SurveyContent Read(IReadOnlyList<SurveyContent> past)
    {
        var used = past.SelectMany(c => c.Questions).Select(q => q.Key).Concat(Rows.Select(r => r.Key).OfType<string>()).ToHashSet();
        var number = 0;
        return new SurveyContent
        {
            Intro = Intro ?? "",
            AsksVillage = AsksVillage,
            Questions = [.. Rows.Select(r => r.ToQuestion(past, KeyOf(r)))],
        };

        string KeyOf(QuestionRow row)
        {
            // A key that was never given out comes from nobody's form.
            if (row.Key is { Length: > 0 } key && past.Any(c => c.Find(key) is not null)) return key;
            string fresh;
            do fresh = string.Create(CultureInfo.InvariantCulture, $"n{++number}");
            while (!used.Add(fresh));
            return fresh;
        }
    }

    private void Show() => Preview = new AskForm(Read([.. Versions.Select(v => v.Read())]), Guid.Empty, null, new());

    private Task<SurveyDraft?> DraftAsync(CancellationToken ct) =>
        db.Set<SurveyDraft>().AsNoTracking().SingleOrDefaultAsync(d => db.Set<Survey>().Any(s => s.Id == d.SurveyId && s.Slug == Slug), ct);
}
