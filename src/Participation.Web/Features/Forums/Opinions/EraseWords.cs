using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Erases what somebody wrote on paper, said in the hall or brought to the office, or their name, because they ask for it there. That
/// something was said stays counted; who erased it stays in the trail, with nothing by which it could be found again.
/// </summary>
public sealed class EraseWords(ParticipationContext db, TimeProvider clock)
{
    public async Task<EditOutcome> OfOpinionAsync(Guid id, Guid seen, string reason, string actor, CancellationToken ct)
    {
        var outcome = await db.ChangeOpinionAsync(id, seen, clock.Now(), (opinion, text) =>
        {
            if (text.ErasedAt is not null) return new EditOutcome.Refused("", "ลบข้อความไปแล้ว");
            text.Erase(clock.Now());
            db.Audit(new AuditRecord(actor, "opinion.erased", OpinionToken.Subject(id), new Dictionary<string, AuditChange> { ["reason"] = new(null, reason) }));
            return null;
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }

    public async Task<EditOutcome> OfProposalAsync(int number, string reason, string actor, CancellationToken ct)
    {
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.FindProposalAsync(number, write) is not { } proposal) return new EditOutcome.Unknown();
            var text = await db.Set<ProposalText>().SingleAsync(t => t.ProposalId == proposal.Id, write);
            if (text.ErasedAt is not null || text.Words.Length == 0) return new EditOutcome.Refused("", "ไม่มีข้อความของผู้เสนอให้ลบ ถ้ามาจากความเห็น ให้ลบที่ความเห็นนั้น");
            text.Erase(clock.Now());
            db.Audit(new AuditRecord(actor, "proposal.erased", ProposalTerms.Subject(number), new Dictionary<string, AuditChange> { ["reason"] = new(null, reason) }));
            return new EditOutcome.Saved();
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }

    /// <summary>Somebody's name in the list of who came. They stay counted.</summary>
    public async Task<EditOutcome> OfArrivalAsync(int number, Guid entry, string actor, CancellationToken ct)
    {
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
            // Gone already, by its owner or by a second press.
            if (await db.Set<HallName>().SingleOrDefaultAsync(n => n.EntryId == entry && n.ForumId == forum.Id, write) is not { } name) return new EditOutcome.Saved();
            db.Remove(name);
            db.Audit(new AuditRecord(actor, "forum.name_erased", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["entry"] = new(entry.ToString("N"), null) }));
            return new EditOutcome.Saved();
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }

    /// <summary>The name of somebody who stood and was not chosen, in every edition of the result. Their votes stay.</summary>
    public async Task<EditOutcome> OfCandidateAsync(int number, Guid candidate, string actor, CancellationToken ct)
    {
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.FindForumAsync(number, write) is not { } forum || await db.ChoosingOfAsync(forum.Id, write) is not { } choosing) return new EditOutcome.Unknown();
            if (choosing.Candidates.FirstOrDefault(c => c.Candidate.Id == candidate) is not { Candidate.IsChosen: false } line) return new EditOutcome.Unknown();
            if (line.Name is not { } wanted) return new EditOutcome.Saved();
            foreach (var name in await db.Set<ForumCandidateName>().Where(n => n.Name == wanted && db.Set<ForumCandidate>().Any(c => c.Id == n.CandidateId && c.ForumId == forum.Id)).ToListAsync(write)) name.Erase(clock.Now());
            // By a result that was put right they may have had a seat.
            foreach (var name in await db.Set<CommitteeMemberName>().Where(n => n.Name == wanted && db.Set<CommitteeMember>().Any(m => m.Id == n.MemberId && m.ForumId == forum.Id && m.EndedBy == MemberEnd.ResultCorrected)).ToListAsync(write)) name.Erase(clock.Now());
            db.Audit(new AuditRecord(actor, "forum.candidate_name_erased", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["candidate"] = new(candidate.ToString("N"), null) }));
            return new EditOutcome.Saved();
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }
}
