using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

/// <summary>The service is over. The person may rate it: on the card, and in the next free reply.</summary>
public sealed class FinishTicket(CounterDesk desk, TicketHolders holders, IRatingInvitations invitations, TicketTokens tokens)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
        at.Ticket is { State: TicketState.Serving } ticket
            ? new CounterOutcome.Done($"{await EndAsync(at, ticket, write)} เสร็จแล้ว")
            : new CounterOutcome.Refused("ยังไม่ได้เริ่มให้บริการบัตรใด"), ct);

    internal async Task<string> EndAsync(AtCounter at, Ticket ticket, CancellationToken ct)
    {
        at.Undoably(ticket, () =>
        {
            ticket.Finish(at.Day.Now);
            at.Session.TicketId = null;
            return at.Day.Log(TicketEventKind.Finished, at.By, ticket, serviceKind: ticket.ServiceKindId);
        });
        await holders.CloseAsync(ticket.Id, ct, toBeInvited: true);
        // Nobody can be shown an invitation to a paper card: it has no address.
        if (ticket.Series == TicketSeries.Main)
            await invitations.InviteAsync(new FinishedMatter(FinishedKind.Ticket, at.Session.PointId, ticket.ServiceKindId, at.Day.Now) { Seed = tokens.InvitationSeed(ticket.Id) }, ct);
        return ticket.Text;
    }
}
