using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <param name="Name">The village.</param>
/// <param name="Words">How many agree, or that it is withheld.</param>
public sealed record VillageShare(string Name, string Words);

/// <summary>What people agreed with, in numbers. By village once it is over, and only where nobody can be told apart.</summary>
public sealed class StatementResultsModel(ParticipationContext db, StatementList list, StatementVoters voters, TimeProvider clock) : PageModel
{
    private IReadOnlyList<VillageVoice> _voices = [];

    public Forum Forum { get; private set; } = null!;
    public bool IsOpen { get; private set; }
    public IReadOnlyList<StatementLine> Lines { get; private set; } = [];
    public int NotShown { get; private set; }
    public IReadOnlyDictionary<Guid, StatementChoice> Said { get; private set; } = new Dictionary<Guid, StatementChoice>();

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { State: ForumState.Announced or ForumState.Held } forum) return NotFound();
        (Forum, Lines) = (forum, await list.ShownAsync(forum.Id, ct));
        NotShown = await list.NotShownAsync(forum.Id, ct);
        IsOpen = forum.TakesOpinions(await db.ForumSettingsAsync(ct), ThaiCalendar.Day(clock.Now()));
        Said = await list.SaidAsync(forum.Id, voters.OfBrowser(Request, forum.Id), ct);
        // While it is open, somebody could look before and after a neighbour answers.
        if (!IsOpen && Lines.Count > 0) _voices = await list.ByVillageAsync(forum.Id, ct);
        return Page();
    }

    public static bool IsTold(StatementLine line) => line.All >= SmallNumbers.Least;

    public IReadOnlyList<VillageShare> ByVillage(StatementLine line)
    {
        var counted = _voices.Where(v => v.Counts.ContainsKey(line.Statement.Id)).Select(v => (Name: VillageName.Of(v.Village), Count: v.Counts[line.Statement.Id])).ToList();
        // Those who did not say where they live are a row too, from which the others could be worked out.
        var all = counted.ConvertAll(c => c.Count.Agree + c.Count.Disagree + c.Count.Pass);
        var withheld = SmallNumbers.Withhold([.. all, line.All - all.Sum()]);
        return [.. counted.Select((c, i) => new VillageShare(c.Name, withheld[i] ? SmallNumbers.Words : $"เห็นด้วย {Percent.Show(Percent.Of(c.Count.Agree, all[i]))} % ไม่เห็นด้วย {Percent.Show(Percent.Of(c.Count.Disagree, all[i]))} % จาก {WholeNumber.Show(all[i])} คน"))];
    }
}
