namespace Participation.Web.Delivery.Incoming;

/// <summary>
/// What the channel does with an event. Runs inside the write transaction that marks the event handled:
/// it changes rows and enqueues messages through the scope's context, and never calls the network.
/// </summary>
public interface IInboxHandler
{
    Task<InboxVerdict> HandleAsync(InboxEvent inboxEvent, CancellationToken ct);
}

public enum InboxVerdict
{
    Handled,

    /// <summary>Handled, and its content is to be forgotten in the same commit.</summary>
    HandledAndForgotten,

    /// <summary>Of a kind this service has no use for; kept and marked.</summary>
    Ignored,
}
