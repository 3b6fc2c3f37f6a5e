using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;

namespace Participation.Web.LineChannel.Staff;

public sealed record ParkedLine(long Sequence, string Type, DateTime OccurredAt, int Attempts, string? Failure);

public sealed record LostLine(Guid Id, MessageClass Class, OutboxStatus Status, DeliveryError? Error, string? ErrorText, DateTime FinishedAt);

/// <summary>Where a page of messages begins: after this one, going back in time.</summary>
public sealed record LostCursor(DateTime FinishedAt, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FinishedAt.Ticks}-{Id:N}");

    public static LostCursor? TryParse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var message)
            ? new LostCursor(new DateTime(at, DateTimeKind.Utc), message)
            : null;
}

/// <summary>What did not work between LINE and us. Never what was said, and not by whom.</summary>
public sealed class DeliveryReport(ParticipationContext db)
{
    public const int PageSize = 25;

    // In the order of the partial index, so that both engines see that it fits.
    private static readonly Expression<Func<OutboxMessage, bool>> NotDelivered = m =>
        m.Status == OutboxStatus.Expired || m.Status == OutboxStatus.Refused || m.Status == OutboxStatus.Blocked || m.Status == OutboxStatus.Unknown;

    public Task<int> ParkedCountAsync(CancellationToken ct) => db.Inbox.CountAsync(e => e.Status == InboxStatus.Parked, ct);

    public Task<int> UntoldSinceAsync(DateTime since, CancellationToken ct) =>
        db.OutboxMessages.Where(NotDelivered).CountAsync(m => m.FinishedAt >= since && m.Class == MessageClass.Outcome, ct);

    public async Task<(IReadOnlyList<ParkedLine> Lines, long? Next)> ParkedAsync(long after, CancellationToken ct)
    {
        var lines = await db.Inbox.Where(e => e.Status == InboxStatus.Parked && e.Sequence > after).OrderBy(e => e.Sequence).Take(PageSize + 1)
            .Select(e => new ParkedLine(e.Sequence, e.Type, e.OccurredAt, e.Attempts, e.Failure)).ToListAsync(ct);
        return (lines.Take(PageSize).ToList(), lines.Count > PageSize ? lines[PageSize - 1].Sequence : null);
    }

    /// <summary>Either answers in the chat that were lost with their token, or messages of the other classes.</summary>
    public async Task<(IReadOnlyList<LostLine> Lines, LostCursor? Next)> LostAsync(bool answers, LostCursor? before, CancellationToken ct)
    {
        var lost = db.OutboxMessages.Where(NotDelivered).Where(m => (m.Class == MessageClass.Conversation) == answers);
        if (before is not null) lost = lost.Where(m => m.FinishedAt < before.FinishedAt || (m.FinishedAt == before.FinishedAt && m.Id < before.Id));
        var lines = await lost.OrderByDescending(m => m.FinishedAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new LostLine(m.Id, m.Class, m.Status, m.Error, m.ErrorText, m.FinishedAt!.Value)).ToListAsync(ct);
        var next = lines.Count > PageSize ? new LostCursor(lines[PageSize - 1].FinishedAt, lines[PageSize - 1].Id) : null;
        return (lines.Take(PageSize).ToList(), next);
    }
}
