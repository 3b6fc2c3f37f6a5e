using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.LineChannel.Chat;

/// <summary>What the account says by itself: on follow, when lost, on an old button.</summary>
public sealed class ChatGreeting(ParticipationContext db)
{
    public async Task WelcomeAsync(ChatTurn turn, CancellationToken ct) =>
        turn.Answer(new TextMessage($"สวัสดีค่ะ {await AgencyNameAsync(ct)} ยินดีรับใช้\n{HowToRate}"));

    public Task NotUnderstoodAsync(ChatTurn turn, CancellationToken ct)
    {
        turn.Answer(new TextMessage($"ยังไม่เข้าใจข้อความนี้ค่ะ\n{HowToRate}"));
        return Task.CompletedTask;
    }

    public Task OldButtonAsync(ChatTurn turn, CancellationToken ct)
    {
        turn.Answer(new TextMessage($"ปุ่มนี้เป็นของข้อความเก่า ใช้ไม่ได้แล้วค่ะ\n{HowToRate}"));
        return Task.CompletedTask;
    }

    public Task CancelledAsync(ChatTurn turn, bool wasInFlow, CancellationToken ct)
    {
        turn.Answer(new TextMessage(wasInFlow ? "ยกเลิกให้แล้วค่ะ" : "ขณะนี้ไม่มีรายการที่ค้างอยู่ค่ะ"));
        return Task.CompletedTask;
    }

    private const string HowToRate = "ให้คะแนนการบริการได้โดยพิมพ์รหัสบนป้ายที่ช่องบริการ เช่น S-D1";

    private async Task<string> AgencyNameAsync(CancellationToken ct) =>
        await db.Set<AgencyProfile>().Select(a => a.Name).SingleOrDefaultAsync(ct) ?? "หน่วยงาน";
}
