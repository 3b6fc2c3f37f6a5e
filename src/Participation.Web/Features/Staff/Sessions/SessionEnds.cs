using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Sessions;

/// <summary>
/// For answers that go on for hours, such as server-sent events: they end when their session does. At once when it was ended
/// in this process; within <see cref="Interval"/> when it ran out or was ended by another instance.
/// </summary>
public sealed class SessionEnds(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<CancellationTokenSource, Guid> _watched = new();

    /// <summary>Cancelled when the session ends or <paramref name="aborted"/> is. Dispose of it with the answer.</summary>
    public Watch Follow(Guid sessionId, CancellationToken aborted)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _watched[source] = sessionId;
        return new Watch(source, () => _watched.TryRemove(source, out _));
    }

    public void Ended(IReadOnlyCollection<Guid> sessions)
    {
        foreach (var (source, id) in _watched)
        {
            if (!sessions.Contains(id)) continue;
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The answer ended by itself just now.
            }
        }
    }

    /// <summary>Looks after the sessions that are followed; reads nothing while there are none.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var ids = _watched.Values.Distinct().ToList();
        if (ids.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var sessions = await db.Set<StaffSession>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
        var now = clock.Now();
        // A stream is use: the session's idle time does not run while it is open.
        var open = sessions.Where(s => s.EndedAt is null && now - s.StartedAt < StaffSession.Life).Select(s => s.Id).ToHashSet();
        Ended(ids.Where(id => !open.Contains(id)).ToHashSet());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(stoppingToken);
    }

    public sealed class Watch(CancellationTokenSource source, Action forget) : IDisposable
    {
        public CancellationToken Ended => source.Token;

        public void Dispose()
        {
            forget();
            source.Dispose();
        }
    }
}
