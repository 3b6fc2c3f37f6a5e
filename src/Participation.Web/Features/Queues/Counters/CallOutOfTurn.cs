using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Calls somebody other than the next: with a reason from the list and a note, shown to supervisors at once and counted in
/// public. Whoever is next anyway is called as such, and nothing is counted.
/// </summary>
public sealed class CallOutOfTurn(ParticipationContext db, CounterDesk desk, NearNotices near, IStaffNotices notices, TimeProvider clock)
{
    public const int ShortestNote = 5;

    public Task<CounterOutcome> RunAsync(CounterPress press, Guid ticketId, OutOfTurnReason? reason, string? note, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is not null) return new CounterOutcome.Refused($"ช่องนี้ยังมี {at.Ticket.Text} อยู่ ทำให้เสร็จ พักไว้ หรือกด ไม่มา ก่อน");
        if (await db.FreshAsync(db.Set<Ticket>().Where(t => t.Id == ticketId && t.QueueId == at.Day.Queue.Id && t.Day == at.Day.Day), write) is not { State: TicketState.Waiting } ticket)
            return new CounterOutcome.Refused("บัตรนี้ไม่ได้รออยู่ในคิวนี้แล้ว");
        var line = await at.Day.LineAsync(write);
        if (CallingRule.Next(line, at.Day.OrdinaryInARow, at.Day.Queue.OrdinaryPerPriority) is { } next && next.TicketId == ticketId)
        {
            await CallNext.PassOverAsync(db, at, line, next, write);
            CallNext.Call(at, ticket, TicketEventKind.Called);
            await near.RunAsync(at.Day, write);
            return new CounterOutcome.Done($"เรียก {ticket.Text} ตามลำดับ");
        }
        if (reason is null) return new CounterOutcome.Refused("กรุณาเลือกเหตุผลที่เรียกนอกลำดับ", "Reason");
        var words = PlainText.Clean(note ?? "");
        if (words.Length is < ShortestNote or > TicketNote.MaxText) return new CounterOutcome.Refused($"กรุณาเขียนเหตุผลสั้น ๆ {ShortestNote} ถึง {TicketNote.MaxText} ตัวอักษร ผู้กำกับดูแลจะได้อ่าน", "Note");
        var overtaken = Overtaken(line, ticketId, at.Day);
        CallNext.Call(at, ticket, TicketEventKind.CalledOutOfTurn, reason, overtaken, words);
        await notices.TellThoseWhoMayAsync(Permission.SuperviseQueues, new Place(at.Day.Queue.UnitId), new StaffNotice($"มีการเรียกนอกลำดับ 1 ครั้ง เวลา {ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(clock.Now())))}", "/staff/queues/out-of-turn"), [press.AccountId], write);
        await near.RunAsync(at.Day, write);
        return new CounterOutcome.Done($"เรียก {ticket.Text} นอกลำดับ ข้าม {overtaken} คน");
    }, ct);

    /// <summary>Those who are there and would have been called before.</summary>
    internal static int Overtaken(IReadOnlyList<InLine> line, Guid ticketId, OpenDay day)
    {
        var there = line.Where(t => t.IsPresent || t.TicketId == ticketId);
        return CallingRule.Order(there, day.OrdinaryInARow, day.Queue.OrdinaryPerPriority).TakeWhile(t => t.TicketId != ticketId).Count();
    }
}
