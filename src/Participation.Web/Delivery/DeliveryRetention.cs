using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery;

/// <summary>
/// Removes handled events and finished messages past their time, in small commits so that nobody waits for it.
/// Parked events stay until staff deal with them.
/// </summary>
public sealed class DeliveryRetention(IServiceScopeFactory scopes, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<DeliveryRetention> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Old events and messages could not be removed; the next round tries again");
            }
        }
    }

    /// <summary>Number of rows removed.</summary>
    public async Task<int> PruneAsync(CancellationToken ct)
    {
        var before = clock.Now() - TimeSpan.FromDays(options.Value.RetentionDays);
        var now = clock.Now();
        var events = await InBatchesAsync(db => db.Inbox.Where(e => db.Inbox
            .Where(o => o.FinishedAt < before && o.Status != InboxStatus.Parked).OrderBy(o => o.FinishedAt).Select(o => o.Sequence).Take(Batch).Contains(e.Sequence)), ct);
        var messages = await InBatchesAsync(db => db.OutboxMessages.Where(m => db.OutboxMessages
            .Where(o => o.FinishedAt < before).OrderBy(o => o.FinishedAt).Select(o => o.Id).Take(Batch).Contains(m.Id)), ct);
        var leases = await InBatchesAsync(db => db.Set<LaneLease>().Where(l => db.Set<LaneLease>()
            .Where(o => o.Until < now).OrderBy(o => o.Until).Select(o => o.Lane).Take(Batch).Contains(l.Lane)), ct);
        if (events + messages > 0) log.LogInformation("Retention removed {Events} events and {Messages} messages older than {Days} days", events, messages, options.Value.RetentionDays);
        return events + messages + leases;
    }

    private async Task<int> InBatchesAsync<T>(Func<ParticipationContext, IQueryable<T>> batch, CancellationToken ct)
    {
        var removed = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            var rows = await db.WriteAsync(token => batch(db).ExecuteDeleteAsync(token), ct);
            removed += rows;
            if (rows < Batch) return removed;
        }
    }
}
