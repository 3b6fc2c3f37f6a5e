using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Names of representatives: a public office, shown while it lasts. They came by a forum and not by LINE, so that no LINE id leads to one.</summary>
public sealed class CommitteeData : IPersonalData
{
    public string Title => "ผู้แทนประชาคม";

    public IReadOnlyList<string> Tables { get; } = ["committee_member_names", "forum_candidate_names"];

    public ProcessingActivity Activity { get; } = new(
        "ทะเบียนผู้แทนประชาคมและคณะกรรมการ", "ชื่อ หมู่บ้าน ที่นั่ง วาระ และคะแนนในเวทีที่เลือก", "ผู้แทนประชาคมและผู้ที่มีคนเสนอชื่อ",
        "ให้ทุกคนรู้ว่าใครเป็นผู้แทนและหมดวาระเมื่อไร", "ภารกิจของรัฐ (มาตรา 24 (4))", "ชื่อผู้แทนหลังหมดวาระ {committee-names} ชื่อผู้ที่ไม่ได้รับเลือก {forum-candidates}", "ทุกคนอ่านชื่อผู้แทนที่อยู่ในวาระ ชื่อผู้ที่ไม่ได้รับเลือกอ่านได้เฉพาะเจ้าหน้าที่", "ชื่อแยกจากที่นั่งและคะแนน ลบแล้วจำนวนไม่เปลี่ยน");

    public Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonalRecord>>([]);

    public Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct) => Task.FromResult(ErasureOutcome.Done);
}

public sealed class CommitteeNameRetention : RetentionRule
{
    public const string Name = "committee-names";

    public override string Kind => Name;

    public override string Title => "ชื่อผู้แทนประชาคมหลังหมดวาระหรือพ้นตำแหน่ง (หลังจากนั้นเหลือแต่ที่นั่งและวาระ)";

    public override int DefaultDays => 730;

    public override async Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        var old = await db.Set<CommitteeMemberName>().Where(n => n.ErasedAt == null && db.Set<CommitteeMember>().Any(m => m.Id == n.MemberId && (m.EndedOn ?? m.To) < day)).OrderBy(n => n.MemberId).Take(most).ToListAsync(ct);
        foreach (var name in old) name.Erase(before);
        if (old.Count == most) return most;
        // Who was chosen keeps their name in the result as long as beside a seat; whom no order has seated, as long after the forum.
        await db.SaveChangesAsync(ct);
        var chosen = await (from n in db.Set<ForumCandidateName>()
                            where n.ErasedAt == null
                            join c in db.Set<ForumCandidate>() on n.CandidateId equals c.Id
                            where c.IsChosen && db.Set<Forum>().Any(f => f.Id == c.ForumId && f.Day < day)
                                && !db.Set<CommitteeMember>().Any(m => m.ForumId == c.ForumId && db.Set<CommitteeMemberName>().Any(o => o.MemberId == m.Id && o.Name == n.Name))
                            orderby n.CandidateId
                            select n).Take(most - old.Count).ToListAsync(ct);
        foreach (var name in chosen) name.Erase(before);
        return old.Count + chosen.Count;
    }
}

public sealed class CandidateNameRetention : RetentionRule
{
    public override string Kind => "forum-candidates";

    public override string Title => "ชื่อผู้ที่มีคนเสนอแต่ไม่ได้รับเลือกเป็นผู้แทน หลังวันเวที (หลังจากนั้นเหลือแต่คะแนน)";

    public override int DefaultDays => 180;

    public override async Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        // Also who was chosen by a result that was put right since.
        var old = await db.Set<ForumCandidateName>().Where(n => n.ErasedAt == null && db.Set<ForumCandidate>().Any(c => c.Id == n.CandidateId && (!c.IsChosen || db.Set<ForumChoosing>().Any(later => later.ForumId == c.ForumId && later.Edition > c.Edition)) && db.Set<Forum>().Any(f => f.Id == c.ForumId && f.Day < day))).OrderBy(n => n.CandidateId).Take(most).ToListAsync(ct);
        foreach (var name in old) name.Erase(before);
        return old.Count;
    }
}
