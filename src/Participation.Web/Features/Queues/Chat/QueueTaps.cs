using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Queues.Chat;

/// <summary>The buttons of queue cards, and what they carry.</summary>
public static class QueueTaps
{
    public const string Topic = "queue";
    public const string Show = "show";
    public const string List = "list";
    public const string Special = "special";
    public const string Take = "take";
    public const string Card = "card";
    public const string Here = "here";
    public const string Out = "out";
    public const string OutYes = "out-yes";
    public const string Leave = "leave";
    public const string LeaveYes = "leave-yes";
    public const string How = "how";

    public static PostbackAction To(string label, string act, params ReadOnlySpan<string> arguments) => new(label, ChatTap.Data(Topic, act, arguments)) { DisplayText = label };

    public static PostbackAction On(string label, string act, Guid ticketId) => To(label, act, ticketId.ToString("N"));

    public static PostbackAction Fresh(Guid ticketId) => On("ดูคิวล่าสุด", Card, ticketId);

    public static PostbackAction Arrived(Guid ticketId) => On("ถึงห้องรอแล้ว", Here, ticketId) with { InputOption = InputOption.OpenKeyboard };

    public static PostbackAction Rules(string queueCode) => To("คิวทำงานอย่างไร", How, queueCode);

    public static PostbackAction AnotherCard(string queueCode) => To("รับบัตรใบใหม่", Show, queueCode);
}
