using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Takes pre-printed paper numbers into the service: of somebody who waits, at the end of the line as it is now whatever the
/// paper says of its arrival; or, after an outage, of somebody who was served, which moves nobody.
/// </summary>
public sealed class KeyInPaperTicket(ParticipationContext db, DayBook days, TicketTokens tokens, OrderedIds ids, TimeProvider clock)
{
    /// <summary>Somebody with a paper number waits in the hall.</summary>
    /// <param name="queueCode">Which queue.</param>
    /// <param name="number">On the paper.</param>
    /// <param name="ticketClass">Who it is for.</param>
    /// <param name="claimed">When the paper says they came, of today in Bangkok; shown as claimed.</param>
    /// <param name="actor">Who keys it in.</param>
    /// <param name="ct">Ends it.</param>
    public Task<EditOutcome> WaitingAsync(string queueCode, int number, TicketClass ticketClass, TimeOnly? claimed, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await FindAsync(queueCode, number, write) is not ({ } queue, { } block)) return new EditOutcome.Refused("Number", "เลขนี้ไม่อยู่ในชุดบัตรกระดาษที่ประกาศไว้");
        var day = await days.OpenAsync(queue, write);
        if (await IsThereAsync(queue.Id, day.Day, number, write)) return new EditOutcome.Refused("Number", "เลขนี้บันทึกของวันนี้แล้ว");
        if (claimed is { } time && ThaiCalendar.ToUtc(day.Day.ToDateTime(time)) > day.Now) return new EditOutcome.Refused("Claimed", "เวลาที่รับบัตรอยู่ในอนาคต กรุณาดูบนบัตรอีกครั้ง");
        var ticket = Make(day, block, number, ticketClass, claimed, day.Day);
        ticket.ArriveInHall(day.Now);
        db.Add(ticket);
        day.Log(TicketEventKind.Issued, new Doer(actor, TicketChannel.Paper), ticket);
        return new EditOutcome.Saved(ticket.Id.ToString());
    }, ct, new EditOutcome.Refused("Number", "เลขนี้บันทึกแล้ว"));

    /// <summary>Somebody with a paper number was served while the service was down, today or on an earlier day.</summary>
    public Task<EditOutcome> ServedAsync(string queueCode, DateOnly on, int number, TicketClass ticketClass, TimeOnly claimed, Guid? pointId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await FindAsync(queueCode, number, write) is not ({ } queue, { } block)) return new EditOutcome.Refused("Number", "เลขนี้ไม่อยู่ในชุดบัตรกระดาษที่ประกาศไว้");
        if (pointId is { } point && !await db.Set<QueueCounter>().AnyAsync(c => c.QueueId == queue.Id && c.PointId == point, write)) return new EditOutcome.Refused("PointId", "ช่องนี้ไม่ได้ให้บริการคิวนี้");
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        if (on > today || ThaiCalendar.ToUtc(on.ToDateTime(claimed)) > now) return new EditOutcome.Refused("Claimed", "เวลาที่รับบริการอยู่ในอนาคต");
        if (on < today.AddDays(-7)) return new EditOutcome.Refused("Day", "บันทึกย้อนหลังได้ไม่เกิน 7 วัน");
        var day = await days.OpenAsync(queue, on, write);
        if (await IsThereAsync(queue.Id, on, number, write)) return new EditOutcome.Refused("Number", "เลขนี้บันทึกของวันนั้นแล้ว");
        var ticket = Make(day, block, number, ticketClass, claimed, on);
        ticket.EnterAsServed(pointId, now);
        db.Add(ticket);
        day.Log(TicketEventKind.PaperServed, new Doer(actor, TicketChannel.Paper, pointId), ticket);
        return new EditOutcome.Saved(ticket.Id.ToString());
    }, ct, new EditOutcome.Refused("Number", "เลขนี้บันทึกแล้ว"));

    private Ticket Make(OpenDay day, PaperBlock block, int number, TicketClass ticketClass, TimeOnly? claimed, DateOnly on)
    {
        var id = ids.Next(day.Now);
        return new Ticket
        {
            Id = id,
            HomeQueueId = day.Queue.Id,
            QueueId = day.Queue.Id,
            Day = on,
            Series = TicketSeries.Paper,
            Prefix = block.Prefix,
            Number = number,
            Class = ticketClass,
            Channel = TicketChannel.Paper,
            ArrivedAt = day.Now,
            OrderAt = day.Now,
            ClaimedAt = claimed is { } time ? ThaiCalendar.ToUtc(on.ToDateTime(time)) : null,
            TokenHash = TicketTokens.Hash(tokens.TokenOf(id)),
        };
    }

    private Task<bool> IsThereAsync(Guid queueId, DateOnly day, int number, CancellationToken ct) =>
        db.Set<Ticket>().AnyAsync(t => t.HomeQueueId == queueId && t.Day == day && t.Series == TicketSeries.Paper && t.Number == number, ct);

    private async Task<(Queue? Queue, PaperBlock? Block)> FindAsync(string queueCode, int number, CancellationToken ct)
    {
        if (await db.FindQueueAsync(queueCode, ct) is not { } queue) return (null, null);
        return (queue, await db.Set<PaperBlock>().AsNoTracking().Where(b => b.QueueId == queue.Id && b.ClosedAt == null && b.First <= number && b.Last >= number).FirstOrDefaultAsync(ct));
    }
}
