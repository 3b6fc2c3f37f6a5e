using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Features.Forums;

/// <summary>Who meant to come is nobody's business once the forum is long over. The person is taken out of the row, which stays counted.</summary>
public sealed class ForumIntentRetention : RetentionRule
{
    public override string Kind => "forum-intents";

    public override string Title => "ใครบอกว่าจะไปเวทีประชาคม (หลังจากนั้นเหลือแต่จำนวน)";

    public override int DefaultDays => 365;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<ForumIntent>().Where(i => db.Set<ForumIntent>()
            .Where(o => o.LineUserId != null && o.SaidAt < before).OrderBy(o => o.SaidAt).Select(o => o.Id).Take(most).Contains(i.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.LineUserId, (string?)null).SetProperty(i => i.WantsReminder, false), ct);
}
