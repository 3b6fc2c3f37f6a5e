using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.LineChannel.Chat;

/// <summary>As long as the inbox keeps messages; after that there is nothing left to take back.</summary>
public sealed class ChatMessageRetention : RetentionRule
{
    public override string Kind => "chat-messages";

    public override string Title => "เลขข้อความ LINE สำหรับการยกเลิกข้อความ (ไม่มีเนื้อความ)";

    public override int DefaultDays => 31;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<ChatMessage>().Where(m => db.Set<ChatMessage>()
            .Where(o => o.SeenAt < before).OrderBy(o => o.SeenAt).Select(o => o.MessageId).Take(most).Contains(m.MessageId)).ExecuteDeleteAsync(ct);
}
