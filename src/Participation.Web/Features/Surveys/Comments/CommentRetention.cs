using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Features.Surveys;

/// <summary>Words may name people, so they are not kept for ever; the figures they came with stay.</summary>
public sealed class CommentRetention : RetentionRule
{
    public override string Kind => "survey-comments";

    public override string Title => "ความเห็นและข้อเสนอแนะที่ประชาชนเขียนในแบบประเมิน";

    /// <summary>The five years of a local development plan.</summary>
    public override int DefaultDays => 1826;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<SurveyComment>().Where(c => db.Set<SurveyComment>().Where(o => o.HourSlot < before).OrderBy(o => o.HourSlot).Select(o => o.Id).Take(most).Contains(c.Id)).ExecuteDeleteAsync(ct);
}

/// <summary>An invitation is good for seven days; afterwards its row tells nothing, for it was counted when it was given out.</summary>
public sealed class InvitationRetention : RetentionRule
{
    public override string Kind => "survey-invitations";

    public override string Title => "คำเชิญให้คะแนนที่หมดอายุ (ไม่มีข้อมูลบุคคล)";

    public override int DefaultDays => 30;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<SurveyInvitation>().Where(i => db.Set<SurveyInvitation>().Where(o => o.HourSlot < before).OrderBy(o => o.HourSlot).Select(o => o.TokenHash).Take(most).Contains(i.TokenHash)).ExecuteDeleteAsync(ct);
}
