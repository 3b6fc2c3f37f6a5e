using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>One short sentence at a time and three buttons. Works without script; nobody is asked who they are.</summary>
public sealed class StatementsPageModel(ParticipationContext db, StatementList list, StatementVoters voters, VoteOnStatement vote, TimeProvider clock) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>A sentence to come back to.</summary>
    [FromQuery(Name = "s")]
    public int? Asked { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public int Ordinal { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public NextStatement Next { get; private set; } = new(null, null, 0, 0);
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Next.Line is null || IsClosed) return LocalRedirect($"{ForumFinding.Address(Number)}/statements/results");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var place = Ordinal;
        if (await LoadAsync(ct) is { } instead) return instead;
        if (StatementTerms.Choices.Named(Choice) is not { } choice)
        {
            ModelState.AddModelError(nameof(Choice), "กรุณาแตะปุ่มใดปุ่มหนึ่ง");
            return await RedisplayAsync(ct);
        }
        var voter = voters.Remember(HttpContext, Forum.Id, FormId);
        if (!await vote.RunAsync(Forum.Id, place, voter, choice, Villages.Chosen(Village), ct))
        {
            ModelState.AddModelError("", IsClosed ? "เวทีนี้ปิดรับคำตอบแล้ว คำตอบนี้ไม่ได้นับ" : "ข้อนั้นไม่ได้ถามแล้ว คำตอบนี้ไม่ได้นับ");
            return await RedisplayAsync(ct);
        }
        // The place after it, so that a browser that keeps nothing gets on too.
        var after = (await list.ShownAsync(Forum.Id, ct)).FirstOrDefault(l => l.Statement.Ordinal > place)?.Statement.Ordinal;
        var said = await list.SaidAsync(Forum.Id, voter, ct);
        var next = await list.NextAsync(Forum.Id, voter, null, ct);
        var address = ForumFinding.Address(Number) + "/statements";
        if (next.Line is null) return LocalRedirect($"{address}/results");
        return LocalRedirect(said.Count > 1 || after is null ? address : $"{address}?s={after.Value.ToString(CultureInfo.InvariantCulture)}");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { State: ForumState.Announced or ForumState.Held } forum) return NotFound();
        Forum = forum;
        IsClosed = !forum.TakesOpinions(await db.ForumSettingsAsync(ct), ThaiCalendar.Day(clock.Now()));
        var voter = voters.OfBrowser(Request, forum.Id);
        Next = await list.NextAsync(forum.Id, voter, Asked, ct);
        Villages = await VillageName.ChoicesAsync(db, ct);
        if (!Request.HasFormContentType && voter is not null) Village = (await list.VillageAsync(voter, ct))?.ToString();
        return null;
    }
}
