using System.Globalization;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Queues;

/// <summary>The steps of officers as the audit trail names them.</summary>
public static class QueueAudit
{
    public static readonly IReadOnlyList<(string Action, string Words)> Words = [.. Enum.GetValues<TicketEventKind>().Select(kind => (Action(kind), "บัตรคิว: " + LogWords.Of(kind)))];

    public static string Action(TicketEventKind kind) => "ticket." + string.Concat(kind.ToString().Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    internal static Dictionary<string, AuditChange> Details(TicketEvent entry, Ticket? ticket, Queue queue)
    {
        var details = new Dictionary<string, AuditChange>
        {
            ["queue"] = new(null, queue.Code),
            ["sequence"] = new(null, entry.Sequence.ToString(CultureInfo.InvariantCulture)),
        };
        if (ticket is not null) details["number"] = new(null, ticket.Text);
        if (entry.Reason is { } reason) details["reason"] = new(null, reason.ToString());
        if (entry.Overtaken is { } overtaken) details["overtaken"] = new(null, overtaken.ToString(CultureInfo.InvariantCulture));
        return details;
    }
}

/// <summary>The log in words: for officers, supervisors and whoever reads the evidence.</summary>
public static class LogWords
{
    public static string Of(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Issued => "รับบัตร",
        TicketEventKind.Present => "มาถึงห้องรอ",
        TicketEventKind.PassedOver => "ถึงคิวแต่ยังไม่มา จึงข้ามไปก่อน",
        TicketEventKind.Called => "เรียกตามลำดับ",
        TicketEventKind.CalledOutOfTurn => "เรียกนอกลำดับ",
        TicketEventKind.Recalled => "เรียกซ้ำ",
        TicketEventKind.Started => "เริ่มให้บริการ",
        TicketEventKind.ServiceChanged => "ทำงานถัดไปของคนเดิม",
        TicketEventKind.Held => "พักบัตรไว้",
        TicketEventKind.Resumed => "ทำต่อจากที่พักไว้",
        TicketEventKind.Missed => "เรียกแล้วไม่มา",
        TicketEventKind.SteppedOut => "ขอไปธุระก่อน",
        TicketEventKind.Returned => "กลับเข้าคิว",
        TicketEventKind.TransferredOut => "ส่งต่อไปคิวอื่น",
        TicketEventKind.TransferredIn => "รับต่อจากคิวอื่น",
        TicketEventKind.Finished => "เสร็จ",
        TicketEventKind.Left => "คืนบัตร",
        TicketEventKind.Undone => "กดผิด ย้อนกลับ",
        TicketEventKind.PaperServed => "บัตรกระดาษที่ให้บริการแล้ว",
        TicketEventKind.DayClosed => "สิ้นวัน ปิดบัตร",
        TicketEventKind.CounterOpened => "เปิดช่อง",
        TicketEventKind.CounterClosed => "ปิดช่อง",
    };

    public static string Of(OutOfTurnReason reason) => reason switch
    {
        OutOfTurnReason.Emergency => "เจ็บป่วยกะทันหัน หรือเด็กเล็กรอไม่ไหว",
        OutOfTurnReason.FrailWithOrdinaryCard => "ผู้สูงอายุ ผู้พิการ หรือหญิงตั้งครรภ์ที่รับบัตรธรรมดา",
        OutOfTurnReason.Unfinished => "เรียกกลับมาทำเรื่องที่สำนักงานทำไม่เสร็จ",
        OutOfTurnReason.WrongLine => "รับบัตรผิดคิว",
        OutOfTurnReason.OfficeMistake => "เจ้าหน้าที่ข้ามคิวไปโดยผิดพลาด",
        OutOfTurnReason.Other => "เหตุอื่น",
    };

    public static string Of(TicketClass ticketClass) => ticketClass switch
    {
        TicketClass.Ordinary => "ทั่วไป",
        TicketClass.Elderly => "ผู้สูงอายุ 60 ปีขึ้นไป",
        TicketClass.Disabled => "ผู้พิการ",
        TicketClass.Pregnant => "หญิงตั้งครรภ์",
        TicketClass.Monk => "พระภิกษุ สามเณร นักบวช",
    };

    public static string Of(TicketChannel channel) => channel switch
    {
        TicketChannel.Line => "LINE",
        TicketChannel.Web => "มือถือ",
        TicketChannel.Staff => "เจ้าหน้าที่",
        TicketChannel.Screen => "จอรับบัตร",
        TicketChannel.Paper => "บัตรกระดาษ",
    };

    public static string Of(TicketState state) => state switch
    {
        TicketState.Waiting => "รอเรียก",
        TicketState.Called => "กำลังเรียก",
        TicketState.Serving => "กำลังรับบริการ",
        TicketState.Held => "พักไว้",
        TicketState.Missed => "เรียกแล้วไม่มา",
        TicketState.Away => "ไปธุระ",
        TicketState.Finished => "เสร็จแล้ว",
        TicketState.Left => "คืนบัตรแล้ว",
        TicketState.Expired => "หมดวันแล้ว",
    };

    public static string Of(Lane lane) => lane switch
    {
        Lane.Ordinary => "ทั่วไป",
        Lane.Priority => "บัตรพิเศษ",
    };
}
