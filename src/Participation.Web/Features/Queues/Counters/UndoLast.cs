using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Takes back the last press at this counter while it is seconds old and nothing has come of it. Leaves a trace.</summary>
public sealed class UndoLast(ParticipationContext db, CounterDesk desk, TicketHolders holders)
{
    public async Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct)
    {
        // Read ahead only to know whose locks to take; decided again under them.
        var step = (await db.Set<CounterSession>().AsNoTracking().SingleOrDefaultAsync(s => s.PointId == press.PointId && s.ClosedAt == null, ct))?.Undoable();
        return await desk.PressAsync(press, async (at, other, write) =>
        {
            if (at.Session.Undoable() is not { } last || last.QueueId != step?.QueueId || last.Sequence != step.Sequence) return new CounterOutcome.Refused("ไม่มีอะไรให้ย้อนกลับ");
            if (at.Day.Now - last.At > UndoableStep.Life) return new CounterOutcome.Refused($"ย้อนกลับได้ภายใน {UndoableStep.Life.TotalSeconds:0} วินาทีหลังกดเท่านั้น");
            var ticket = await db.FreshTicketAsync(last.TicketId, write);
            // Sent on: the card stands in the other queue, whose log has the last word about it.
            if (ticket.Revision != last.Sequence || ticket.QueueId != last.QueueId) return new CounterOutcome.Refused("มีอย่างอื่นเกิดขึ้นกับบัตรนี้แล้ว ย้อนกลับไม่ได้");
            if (last.AtCounter is null ? at.Session.TicketId != ticket.Id : at.Session.TicketId is { } now && now != ticket.Id) return new CounterOutcome.Refused("ช่องนี้มีบัตรอื่นแล้ว ย้อนกลับไม่ได้");
            if (last.Kind is TicketEventKind.Finished or TicketEventKind.Missed && !await holders.ReopenAsync(ticket.Id, write)) return new CounterOutcome.Refused("เจ้าของบัตรรับบัตรใบใหม่ไปแล้ว ย้อนกลับไม่ได้");
            if (other is not null) other.Log(TicketEventKind.Undone, at.By, ticket, undoes: last.Sequence, otherQueue: at.Day.Queue.Id);
            ticket.Restore(last.Before);
            if (last.Kind is TicketEventKind.Called or TicketEventKind.CalledOutOfTurn) at.Day.UncountCall(last);
            at.Session.TicketId = last.AtCounter;
            // In the queue where it was pressed: of a transfer the entry there is the one before.
            var undone = last.QueueId == at.Day.Queue.Id ? last.Sequence : await db.Set<TicketEvent>().Where(e => e.QueueId == at.Day.Queue.Id && e.Day == at.Day.Day && e.TicketId == ticket.Id && e.Kind == TicketEventKind.TransferredOut).MaxAsync(e => e.Sequence, write);
            at.Day.Log(TicketEventKind.Undone, at.By, ticket, undoes: undone);
            at.Session.Remember(null);
            return new CounterOutcome.Done($"ย้อนกลับแล้ว: {ticket.Text} {LogWords.Of(ticket.State)}");
        }, ct, step?.QueueId);
    }
}
