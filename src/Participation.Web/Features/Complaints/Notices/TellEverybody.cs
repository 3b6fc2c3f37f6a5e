using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Says a step to everybody whose matter it is: to the reporter; to those whose cases were merged into this one, each in the timeline of
/// their own case and with proof for their own clock; and to those who follow it.
/// </summary>
public sealed class TellEverybody(ParticipationContext db, CaseDesk desk, CaseNotices notices, CaseRatings ratings)
{
    /// <param name="open">The case in which it was done.</param>
    /// <param name="entry">The step.</param>
    /// <param name="text">What was written with it.</param>
    /// <param name="kind">What it is for whoever is told.</param>
    /// <param name="words">What they are told.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task RunAsync(OpenCase open, CaseEntry entry, string text, NoticeKind kind, string words, CancellationToken ct)
    {
        await notices.TellAsync(open, entry, kind, words, ct);
        foreach (var merged in await desk.MergedIntoAsync(open, ct))
        {
            var repeated = merged.Log(entry.Step, entry.Actor, text, entry.Outcome, entry.PromisedFor, about: entry.Sequence, unit: entry.UnitId, other: open.Case.Id);
            await notices.TellAsync(merged, repeated, kind, words, ct);
            if (kind == NoticeKind.Result) await EndAsync(merged, ct);
        }
        foreach (var follower in await db.Set<CaseFollower>().Where(f => f.CaseId == open.Case.Id && f.LineUserId != null).ToListAsync(ct)) await notices.TellFollowerAsync(open, follower, entry, kind, words, ct);
    }

    /// <summary>The result, and the end of the case.</summary>
    internal async Task CloseAsync(OpenCase open, CaseOutcome outcome, string text, AttachedFiles files, string actor, CancellationToken ct)
    {
        open.Case.Close(outcome, open.Now);
        var entry = open.Log(CaseStep.Closed, actor, text, outcome, files: files);
        await RunAsync(open, entry, text, NoticeKind.Result, $"{outcome.Words()}: {text}", ct);
        await EndAsync(open, ct);
    }

    private async Task EndAsync(OpenCase open, CancellationToken ct)
    {
        // A merged case hears a second result when the other one was reopened; it ended with the first.
        if (open.Round.ClosedAt is not null) return;
        open.Round.ClosedAt = open.Now;
        await ratings.InviteAsync(open, ct);
    }
}
