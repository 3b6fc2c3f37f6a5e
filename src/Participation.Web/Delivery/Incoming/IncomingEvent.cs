namespace Participation.Web.Delivery.Incoming;

/// <summary>An event on its way into the inbox.</summary>
public sealed record IncomingEvent(string EventKey, string Lane, string Type, DateTime OccurredAt, ReadOnlyMemory<byte> Payload);
