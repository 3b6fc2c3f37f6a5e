using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record Candidate(string Name, Guid? VillageId, int? Votes, bool IsChosen);

/// <param name="Method">How they were chosen.</param>
/// <param name="Voters">How many took part.</param>
/// <param name="Candidates">Everybody who stood.</param>
/// <param name="Committee">Number of the committee that those chosen join; null where an order comes later.</param>
/// <param name="Reason">Why the edition before was wrong.</param>
/// <param name="SeenEdition">The edition that the page showed; 0 for none.</param>
public sealed record ChoosingResult(ChoosingMethod Method, int Voters, IReadOnlyList<Candidate> Candidates, int? Committee, string Reason, int SeenEdition);

/// <summary>
/// Writes down how a forum chose, and gives those chosen the free seats of a committee in the same commit. Put right later, who was
/// not chosen after all leaves their seat with that reason, and who was chosen takes one. Whoever left it meanwhile stays away, and seats
/// of a term that is over stay as they were.
/// </summary>
public sealed class RecordChoosing(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, ChoosingResult result, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        var now = clock.Now();
        if (Refusal(forum, result, ThaiCalendar.Day(now)) is { } refused) return refused;
        var edition = await db.Set<ForumChoosing>().Where(c => c.ForumId == forum.Id).MaxAsync(c => (int?)c.Edition, write) ?? 0;
        if (edition != result.SeenEdition) return new EditOutcome.ChangedMeanwhile();
        if (edition > 0 && result.Reason.Length == 0) return new EditOutcome.Refused("Reason", "กรุณาบอกว่าแก้ไขผลเพราะอะไร ประชาชนจะเห็น");
        var known = (await db.Set<Village>().Select(v => v.Id).ToListAsync(write)).ToHashSet();
        var committee = result.Committee is { } wanted ? await db.Set<Committee>().SingleOrDefaultAsync(c => c.Number == wanted, write) : null;
        if (result.Committee is not null && committee is null) return new EditOutcome.Refused("Committee", "ไม่พบคณะกรรมการที่เลือก");
        var recorded = await db.Set<ForumChoosing>().Where(c => c.ForumId == forum.Id && c.Edition == edition).Select(c => c.CommitteeId).SingleOrDefaultAsync(write);
        if (await SeatAsync(forum, result, committee, recorded, known, actor, now, write) is { } full) return full;
        var choosing = new ForumChoosing { ForumId = forum.Id, Edition = edition + 1, Method = result.Method, Voters = result.Voters, CommitteeId = committee?.Id, Reason = result.Reason, RecordedAt = now, RecordedBy = actor };
        db.Add(choosing);
        foreach (var (i, one) in result.Candidates.Index())
        {
            var candidate = new ForumCandidate { Id = Guid.CreateVersion7(now), ForumId = forum.Id, Edition = choosing.Edition, Ordinal = i + 1, VillageId = one.VillageId is { } v && known.Contains(v) ? v : null, Votes = one.Votes, IsChosen = one.IsChosen };
            var name = new ForumCandidateName { CandidateId = candidate.Id, Name = one.Name };
            if (CommitteeTerms.IsErasedName(one.Name)) name.Erase(now);
            db.AddRange(candidate, name);
        }
        db.Audit(new AuditRecord(actor, "forum.representatives_chosen", ForumFinding.Subject(number), new Dictionary<string, AuditChange>
        {
            ["edition"] = new(null, Text(choosing.Edition)),
            ["method"] = new(null, result.Method.ToString()),
            ["candidates"] = new(null, Text(result.Candidates.Count)),
            ["chosen"] = new(null, Text(result.Candidates.Count(c => c.IsChosen))),
            ["committee"] = new(null, committee is null ? "" : CommitteeTerms.Subject(committee.Number)),
            ["reason"] = new(null, result.Reason),
        }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static EditOutcome.Refused? Refusal(Forum forum, ChoosingResult result, DateOnly today)
    {
        if (forum.Purpose != ForumPurpose.Representatives) return new("", "เวทีนี้ไม่ใช่เวทีเลือกผู้แทน");
        if (forum.State == ForumState.Cancelled) return new("", "เวทีนี้ยกเลิกแล้ว");
        if (forum.Day > today) return new("", "ยังไม่ถึงวันจัด บันทึกผลได้ตั้งแต่วันจัด");
        if (result.Candidates.Count == 0) return new("Candidates", "กรุณาใส่ชื่อผู้ที่มีคนเสนออย่างน้อยหนึ่งคน");
        if (!result.Candidates.Any(c => c.IsChosen)) return new("Candidates", "กรุณาเลือกว่าใครได้รับเลือก");
        if (result.Candidates.DistinctBy(c => c.Name).Count() < result.Candidates.Count) return new("Candidates", "มีชื่อซ้ำกัน ถ้าเป็นคนละคน ใส่ชื่อหมู่บ้านต่อท้าย");
        if (result.Method is ChoosingMethod.RaisedHands or ChoosingMethod.SecretBallot && result.Candidates.Any(c => c.Votes is null)) return new("Candidates", "วิธีนี้ต้องใส่คะแนนของทุกคน");
        return result.Candidates.Any(c => c.Votes > result.Voters) ? new("Voters", "มีคะแนนมากกว่าจำนวนผู้ลงคะแนน") : null;
    }

    private async Task<EditOutcome.Refused?> SeatAsync(Forum forum, ChoosingResult result, Committee? committee, Guid? recorded, HashSet<Guid> known, string actor, DateTime now, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(now);
        var chosen = result.Candidates.Where(c => c.IsChosen).ToList();
        // After the term a result is put right on paper only.
        if (committee is not null && committee.To < today) return committee.Id == recorded ? null : new EditOutcome.Refused("Committee", "วาระของชุดนี้ครบแล้ว");
        // Seats that this forum gave before: those not chosen after all, and those of another committee, are given back.
        var given = await (from m in db.Set<CommitteeMember>()
                           where m.ForumId == forum.Id && (m.EndedBy == null || m.EndedBy != MemberEnd.ResultCorrected)
                           join n in db.Set<CommitteeMemberName>() on m.Id equals n.MemberId
                           join c in db.Set<Committee>() on m.CommitteeId equals c.Id
                           select new { Member = m, n.Name, Committee = c }).ToListAsync(ct);
        var leaving = given.Where(g => g.Member.EndedOn is null && g.Committee.To >= today && (g.Committee != committee || !chosen.Exists(c => c.Name == g.Name))).ToList();
        // Who sits there, and who did and left of their own accord: neither takes a seat now.
        var before = given.Except(leaving).Where(g => g.Committee == committee).Select(g => g.Name).ToHashSet();
        var fresh = chosen.Where(c => !before.Contains(c.Name) && !CommitteeTerms.IsErasedName(c.Name)).ToList();
        List<int> free = [];
        if (committee is not null)
        {
            var gone = leaving.Select(g => g.Member.Id).ToHashSet();
            var taken = (await db.Set<CommitteeMember>().Where(m => m.CommitteeId == committee.Id && m.EndedOn == null).Select(m => new { m.Id, m.Seat }).ToListAsync(ct)).Where(m => !gone.Contains(m.Id)).Select(m => m.Seat).ToHashSet();
            free = [.. Enumerable.Range(1, committee.Seats).Where(s => !taken.Contains(s))];
            if (free.Count < fresh.Count) return new EditOutcome.Refused("Committee", $"ชุดนี้เหลือ {free.Count} ที่นั่ง แต่เลือกได้ {fresh.Count} คน");
        }
        foreach (var seat in leaving)
            db.EndSeat(seat.Committee, seat.Member, MemberEnd.ResultCorrected, result.Reason, seat.Member.From > today ? seat.Member.From : today, now, actor);
        if (committee is null) return null;
        // Before others take their seats: the index lets one person have a seat.
        await db.SaveChangesAsync(ct);
        var from = forum.Day > committee.From ? forum.Day : committee.From;
        foreach (var (i, one) in fresh.Index())
            db.Seat(committee, new NewMember(one.Name, one.VillageId is { } v && known.Contains(v) ? v : null, free[i], from, committee.OrderNumber, committee.OrderDate) { ForumId = forum.Id }, now, actor);
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
