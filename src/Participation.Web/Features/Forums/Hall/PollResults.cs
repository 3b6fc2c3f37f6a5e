using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

public sealed record PollLine(int Ordinal, string Text, int Phones, int Hands)
{
    public int Total => Phones + Hands;
}

/// <summary>A poll as it stands: phones and hands apart.</summary>
public sealed record PollResult(ForumPoll Poll, IReadOnlyList<PollLine> Lines)
{
    public int Total => Lines.Sum(l => l.Total);

    /// <summary>Of the longest bar, which is drawn at full width.</summary>
    public int Most => Math.Max(1, Lines.Max(l => l.Total));
}

public static class PollResults
{
    /// <summary>All of a forum in the same three questions, the newest first.</summary>
    public static async Task<IReadOnlyList<PollResult>> PollsAsync(this ParticipationContext db, Guid forum, CancellationToken ct)
    {
        var polls = await db.Set<ForumPoll>().AsNoTracking().Where(p => p.ForumId == forum).OrderByDescending(p => p.Ordinal).ToListAsync(ct);
        if (polls.Count == 0) return [];
        var choices = (await db.Set<ForumPollChoice>().AsNoTracking().Where(c => db.Set<ForumPoll>().Any(p => p.Id == c.PollId && p.ForumId == forum)).OrderBy(c => c.Ordinal).ToListAsync(ct)).ToLookup(c => c.PollId);
        // Of the one that is open: the others' are written beside their choices.
        var votes = await db.Set<ForumPollVote>().Where(v => db.Set<ForumPoll>().Any(p => p.Id == v.PollId && p.ForumId == forum && p.State == PollState.Open)).GroupBy(v => new { v.PollId, v.Choice }).Select(g => new { g.Key.PollId, g.Key.Choice, Votes = g.Count() }).ToListAsync(ct);
        return [.. polls.Select(poll => new PollResult(poll, [.. choices[poll.Id].Select(c =>
            new PollLine(c.Ordinal, c.Text, c.Phones + votes.Where(v => v.PollId == poll.Id && v.Choice == c.Ordinal).Sum(v => v.Votes), c.Hands))]))];
    }

    public static async Task<PollResult?> OpenPollAsync(this ParticipationContext db, Guid forum, CancellationToken ct) =>
        (await db.PollsAsync(forum, ct)).FirstOrDefault(p => p.Poll.State == PollState.Open);
}
