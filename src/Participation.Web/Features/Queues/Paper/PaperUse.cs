namespace Participation.Web.Features.Queues;

/// <summary>The paper numbers of one block on one day: used, left out with a reason, left out without one.</summary>
public sealed record PaperUse(PaperBlock Block, IReadOnlyList<int> Used, IReadOnlyList<(int First, int Last, string Reason)> Explained, IReadOnlyList<(int First, int Last)> Unexplained)
{
    /// <summary>Of each block that was used that day. Numbers above the last that was used are a stack not yet reached, and no gap.</summary>
    public static IReadOnlyList<PaperUse> Of(IEnumerable<PaperBlock> blocks, IEnumerable<ReplayCard> cards, IReadOnlyList<PaperGap> gaps)
    {
        var numbers = cards.Where(c => c.Series == TicketSeries.Paper).Select(c => c.Number).ToHashSet();
        var uses = new List<PaperUse>();
        foreach (var block in blocks)
        {
            var used = numbers.Where(n => n >= block.First && n <= block.Last).Order().ToList();
            if (used.Count == 0) continue;
            var mine = gaps.Where(g => g.First <= block.Last && g.Last >= block.First).ToList();
            var open = Enumerable.Range(block.First, used[^1] - block.First + 1).Where(n => !numbers.Contains(n) && !mine.Any(g => g.First <= n && g.Last >= n)).ToList();
            uses.Add(new PaperUse(block, used, [.. mine.Select(g => (g.First, g.Last, g.Reason))], Runs(open)));
        }
        return uses;
    }

    public static IReadOnlyList<(int First, int Last)> Runs(IReadOnlyList<int> sorted)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var number in sorted)
        {
            if (runs.Count > 0 && runs[^1].Last == number - 1) runs[^1] = (runs[^1].First, number);
            else runs.Add((number, number));
        }
        return runs;
    }

    public static string Words(string prefix, (int First, int Last) run) =>
        run.First == run.Last ? Ticket.TextOf(prefix, run.First) : $"{Ticket.TextOf(prefix, run.First)} ถึง {Ticket.TextOf(prefix, run.Last)}";
}
