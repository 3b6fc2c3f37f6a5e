using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

public sealed class CandidateRow
{
    [StringLength(CommitteeMemberName.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    public Guid? Village { get; set; }
    public string? Votes { get; set; }
    public bool IsChosen { get; set; }
}

/// <summary>Who stood, how they were chosen and into which committee they go.</summary>
[Needs(Permission.PlanForums)]
public sealed class ChoosingModel(ParticipationContext db, CommitteeRegister register, RecordChoosing record, EraseWords erase, TimeProvider clock) : EditPage
{
    /// <summary>Rows that stand empty for more names.</summary>
    private const int Spare = 4;
    private const int Most = 60;
    private const int LeastRows = 8;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public int SeenEdition { get; set; }

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public string? Voters { get; set; }

    [BindProperty]
    public List<CandidateRow> Candidates { get; set; } = [];

    [BindProperty]
    public string? Committee { get; set; }

    [BindProperty, StringLength(ForumChoosing.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 300 ตัวอักษร")]
    public string? Reason { get; set; }

    public Forum Forum { get; private set; } = null!;

    /// <summary>As it stands; null where nothing was recorded.</summary>
    public ChoosingView? Before { get; private set; }

    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Committees { get; private set; } = [];
    public IReadOnlyList<Choice> Methods { get; } = [.. CommitteeTerms.Methods.Select(m => new Choice(m.ToString(), m.Words()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Before is { } before)
        {
            (SeenEdition, Method, Voters, Committee) = (before.Choosing.Edition, before.Choosing.Method.ToString(), before.Choosing.Voters.ToString(CultureInfo.InvariantCulture), before.CommitteeNumber?.ToString(CultureInfo.InvariantCulture));
            Candidates = [.. before.Candidates.Select(c => new CandidateRow { Name = c.Name ?? CommitteeTerms.ErasedName(c.Candidate.Ordinal), Village = c.Candidate.VillageId, Votes = c.Candidate.Votes?.ToString(CultureInfo.InvariantCulture), IsChosen = c.Candidate.IsChosen })];
        }
        FillUp();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var method = CommitteeTerms.Methods.Named(Method);
        if (method is null) ModelState.AddModelError(nameof(Method), "กรุณาเลือกวิธีเลือก");
        var voters = Whole(nameof(Voters), Voters, Forum.MaxPeople);
        var candidates = Candidates.Take(Most).Select((c, i) => (Row: c, Votes: c.Votes is null ? (int?)null : Whole($"Candidates[{i.ToString(CultureInfo.InvariantCulture)}].Votes", c.Votes, Forum.MaxPeople)))
            .Where(c => c.Row.Name is not null).Select(c => new Candidate(c.Row.Name!, c.Row.Village, c.Votes, c.Row.IsChosen)).ToList();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var committee = CommitteeOf(Committee);
        return await AnswerAsync(await record.RunAsync(Number, new ChoosingResult(method!.Value, voters, candidates, committee, Reason ?? "", SeenEdition), User.Actor(), ct), "บันทึกผลการเลือกผู้แทนแล้ว", _ => $"/staff/forums/{Number}", ct);
    }

    /// <summary>Somebody who was not chosen wants their name out of it.</summary>
    public async Task<IActionResult> OnPostEraseNameAsync(Guid candidate, CancellationToken ct) =>
        await AnswerAsync(await erase.OfCandidateAsync(Number, candidate, User.Actor(), ct), "ลบชื่อแล้ว คะแนนยังอยู่", _ => $"/staff/forums/{Number}/choosing", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { Purpose: ForumPurpose.Representatives } forum) return NotFound();
        Forum = forum;
        Villages = await VillageName.ChoicesAsync(db, ct);
        Before = await db.ChoosingOfAsync(forum.Id, ct);
        Committees = [.. (await register.ChoicesAsync(ThaiCalendar.Day(clock.Now()), Before?.CommitteeNumber, ct)).Select(c => new Choice(c.Number.ToString(CultureInfo.InvariantCulture), $"{c.Name} ถึง {ThaiCalendar.ShortDate(c.To)}"))];
        FillUp();
        return null;
    }

    private static int? CommitteeOf(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void FillUp()
    {
        var named = Candidates.Count(c => c.Name is not null);
        while (Candidates.Count < Math.Min(Most, Math.Max(LeastRows, named + Spare))) Candidates.Add(new CandidateRow());
    }
}
