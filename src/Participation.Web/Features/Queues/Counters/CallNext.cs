using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Calls whose turn it is; with somebody still being served, finishes with them first.</summary>
public sealed class CallNext(ParticipationContext db, CounterDesk desk, FinishTicket finish, NearNotices near)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is { State: TicketState.Called }) return new CounterOutcome.Refused("บัตรที่เรียกอยู่ยังไม่ได้เริ่ม กด เริ่ม หรือ ไม่มา ก่อนเรียกคิวถัดไป");
        var finished = at.Ticket is { State: TicketState.Serving } served ? await finish.EndAsync(at, served, write) : null;
        var line = await at.Day.LineAsync(write);
        if (CallingRule.Next(line, at.Day.OrdinaryInARow, at.Day.Queue.OrdinaryPerPriority) is not { } next)
        {
            if (finished is not null) return new CounterOutcome.Done($"{finished} เสร็จแล้ว ยังไม่มีคนรอ");
            return new CounterOutcome.Refused(line.Count == 0 ? "ยังไม่มีคนรอ" : $"มีบัตรรออยู่ {line.Count} ใบ แต่ยังไม่มีใครมาถึงห้องรอ");
        }
        await PassOverAsync(db, at, line, next, write);
        var ticket = await db.FreshTicketAsync(next.TicketId, write);
        Call(at, ticket, TicketEventKind.Called);
        await near.RunAsync(at.Day, write);
        return new CounterOutcome.Done($"เรียก {ticket.Text}");
    }, ct);

    /// <summary>Whoever would have had their turn and is not there: told in the log, and behind those present once they come.</summary>
    internal static async Task PassOverAsync(ParticipationContext db, AtCounter at, IReadOnlyList<InLine> line, InLine next, CancellationToken ct)
    {
        var absent = line.Where(t => !t.IsPresent && t.Lane == next.Lane && t.IsBefore(next)).Select(t => t.TicketId).ToList();
        foreach (var passed in await db.Set<Ticket>().Where(t => absent.Contains(t.Id) && !t.IsPassedOver).OrderBy(t => t.OrderAt).ThenBy(t => t.OrderTie).ThenBy(t => t.Number).ToListAsync(ct))
        {
            passed.PassOver();
            at.Day.Log(TicketEventKind.PassedOver, at.By, passed);
        }
    }

    internal static void Call(AtCounter at, Ticket ticket, TicketEventKind kind, OutOfTurnReason? reason = null, int? overtaken = null, string? note = null)
    {
        at.Undoably(ticket, () =>
        {
            ticket.Call(at.Session.PointId, at.Session.Id, at.Day.Now);
            at.Session.TicketId = ticket.Id;
            var entry = at.Day.Log(kind, at.By, ticket, reason, overtaken, note: note);
            at.Day.CountCall(ticket, entry);
            return entry;
        });
    }
}
