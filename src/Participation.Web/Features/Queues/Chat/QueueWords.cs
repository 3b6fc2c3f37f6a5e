using System.Globalization;
using Line.Messaging.Messages;

namespace Participation.Web.Features.Queues.Chat;

/// <summary>What the account says about queue cards.</summary>
public static class QueueWords
{
    /// <summary>The one push.</summary>
    public static Message Near(Ticket ticket, Queue queue, int ahead, Uri card) => new TextMessage(
        $"คิวของท่าน {ticket.Text} {queue.Name}\n{(ahead == 0 ? "ถึงคิวถัดไปแล้วค่ะ" : $"อีก {ahead.ToString(CultureInfo.InvariantCulture)} คิวถึงท่านค่ะ")} {(ticket.PresentAt is null ? "กรุณามาที่ห้องรอ แล้วแจ้งว่ามาถึง" : "กรุณาอยู่ใกล้ช่องบริการ")}\n{card}");
}
