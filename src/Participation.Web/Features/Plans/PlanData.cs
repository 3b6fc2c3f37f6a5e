using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>What people said on drafts of plans, and which plans and projects they follow. Erasure leaves the counts.</summary>
public sealed class PlanData : IPersonalData
{
    public string Title => "ความเห็นต่อร่างแผน และแผนหรือโครงการที่ท่านติดตาม";

    public IReadOnlyList<string> Tables { get; } = ["plan_comment_texts", "plan_followers", "project_followers"];

    public ProcessingActivity Activity { get; } = new(
        "รับความเห็นต่อร่างแผนและงบประมาณ และบอกความคืบหน้าของแผนและโครงการ", "ความเห็น หมู่บ้าน และรหัสผู้ใช้ LINE ของผู้ที่ให้ความเห็น หรือติดตามแผนหรือโครงการทาง LINE", "ประชาชนที่ให้ความเห็น หรือติดตามแผนหรือโครงการ",
        "ปรับปรุงแผน ตอบผู้เขียน และบอกความคืบหน้าแก่ผู้ที่ขอติดตาม", "ภารกิจของรัฐ (มาตรา 24 (4))", "ข้อความจนกว่าผู้เขียนขอลบ รหัสผู้ใช้ LINE ของผู้เขียน {plan-comment-authors} ของผู้ติดตามแผน {plan-followers} หลังแผนครบทุกขั้น ของผู้ติดตามโครงการ {project-followers} หลังโครงการจบ", "ข้อความแสดงให้ทุกคนอ่านพร้อมหมู่บ้านที่เลือก ไม่แสดงชื่อ", "แยกข้อความและรหัสผู้ใช้จากจำนวนที่นับ ลบได้โดยจำนวนไม่เปลี่ยน");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<PlanCommentText>().Where(t => t.LineUserId != null).Select(t => t.LineUserId!).Union(db.Set<ProjectFollower>().Select(f => f.LineUserId)).Union(db.Set<PlanFollower>().Select(f => f.LineUserId)).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var said = await (from text in db.Set<PlanCommentText>().AsNoTracking()
                          where text.LineUserId == person.LineUserId
                          join comment in db.Set<PlanComment>().AsNoTracking() on text.CommentId equals comment.Id
                          join plan in db.Set<PlanDraft>().AsNoTracking() on comment.PlanId equals plan.Id
                          orderby comment.ReceivedAt, comment.Id
                          select new { Comment = comment, Text = text, Plan = plan }).Take(200).ToListAsync(ct);
        var followed = await db.Set<ProjectFollower>().Where(f => f.LineUserId == person.LineUserId).Join(db.Set<Project>().AsNoTracking(), f => f.ProjectId, p => p.Id, (_, p) => p).OrderBy(p => p.Number).Take(200).ToListAsync(ct);
        var plans = await db.Set<PlanFollower>().Where(f => f.LineUserId == person.LineUserId).Join(db.Set<PlanDraft>().AsNoTracking(), f => f.PlanId, p => p.Id, (_, p) => p).OrderBy(p => p.Number).Take(200).ToListAsync(ct);
        return
        [
            .. said.Select(r => new PersonalRecord("ความเห็นของท่านต่อร่างแผน", [.. Fields(r.Comment, r.Text, r.Plan)])),
            .. plans.Select(p => new PersonalRecord("แผนที่ท่านติดตาม", [new PersonalField("เลขที่", WholeNumber.Show(p.Number)), new PersonalField("แผน", p.Title), new PersonalField("สถานะ", p.Standing())])),
            .. followed.Select(p => new PersonalRecord("โครงการที่ท่านติดตาม", [new PersonalField("เลขที่", WholeNumber.Show(p.Number)), new PersonalField("โครงการ", p.Name), new PersonalField("สถานะ", p.Standing())])),
        ];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        foreach (var text in await db.Set<PlanCommentText>().Where(t => t.LineUserId == person.LineUserId && db.Set<PlanComment>().Any(c => c.Id == t.CommentId && c.ReceivedAt <= upTo)).ToListAsync(ct)) db.EraseWords(text, upTo);
        db.RemoveRange(await db.Set<PlanFollower>().Where(f => f.LineUserId == person.LineUserId && f.Since <= upTo).ToListAsync(ct));
        db.RemoveRange(await db.Set<ProjectFollower>().Where(f => f.LineUserId == person.LineUserId && f.Since <= upTo).ToListAsync(ct));
        return ErasureOutcome.Done;
    }

    private static IEnumerable<PersonalField> Fields(PlanComment comment, PlanCommentText text, PlanDraft plan)
    {
        yield return new PersonalField("แผน", plan.Title);
        yield return new PersonalField("ส่งเมื่อ", ThaiCalendar.ShortDateTime(comment.ReceivedAt));
        yield return new PersonalField("ความเห็น", text.Words);
        if (comment.HiddenAt is not null) yield return new PersonalField("ซ่อนจากหน้าเว็บเพราะ", text.HideReason);
        if (comment.AnsweredAt is not null) yield return new PersonalField("คำตอบ", $"{comment.Outcome(plan.Editions)} {text.Answer}");
        else if (plan.AnswerBy is { } due) yield return new PersonalField("จะตอบภายใน", ThaiCalendar.ShortDate(due));
    }
}

/// <summary>Who wrote in LINE is nobody's business once the answer is long given; the words stay, which everybody has read.</summary>
public sealed class CommentAuthorRetention : RetentionRule
{
    public override string Kind => "plan-comment-authors";

    public override string Title => "รหัสผู้ใช้ LINE ของผู้ให้ความเห็นต่อร่างแผน (ข้อความยังอยู่)";

    public override int DefaultDays => 730;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<PlanCommentText>().Where(t => db.Set<PlanCommentText>()
            .Where(o => o.LineUserId != null && db.Set<PlanComment>().Any(c => c.Id == o.CommentId && c.ReceivedAt < before)).OrderBy(o => o.CommentId).Select(o => o.CommentId).Take(most).Contains(t.CommentId))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LineUserId, (string?)null).SetProperty(t => t.LineMessageId, (string?)null).SetProperty(t => t.IsToBeTold, false).SetProperty(t => t.AnswerMessage, (Guid?)null), ct);
}

/// <summary>Of a project that is over nothing more is told: who followed it is forgotten.</summary>
public sealed class ProjectFollowerRetention : RetentionRule
{
    public override string Kind => "project-followers";

    public override string Title => "ผู้ติดตามโครงการที่จบแล้ว (รหัสผู้ใช้ LINE)";

    public override int DefaultDays => 90;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var over = db.Set<Project>().Where(p => (p.State == ProjectState.Done || p.State == ProjectState.Cancelled) && p.HeardAt < before)
            .Where(p => db.Set<ProjectFollower>().Any(f => f.ProjectId == p.Id)).OrderBy(p => p.Number).Select(p => p.Id).Take(most);
        return db.Set<ProjectFollower>().Where(f => over.Contains(f.ProjectId)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>The same of a plan whose stages are all finished. One that was taken up again is not over.</summary>
public sealed class PlanFollowerRetention : RetentionRule
{
    public override string Kind => "plan-followers";

    public override string Title => "ผู้ติดตามแผนที่ครบทุกขั้นแล้ว (รหัสผู้ใช้ LINE)";

    public override int DefaultDays => 90;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var over = db.Set<PlanDraft>().Where(p => p.Done == PlanDraft.StageCount && !db.Set<PlanStep>().Any(s => s.PlanId == p.Id && s.At >= before))
            .Where(p => db.Set<PlanFollower>().Any(f => f.PlanId == p.Id)).OrderBy(p => p.Number).Select(p => p.Id).Take(most);
        return db.Set<PlanFollower>().Where(f => over.Contains(f.PlanId)).ExecuteDeleteAsync(ct);
    }
}
