namespace Participation.Web.Persistence;

/// <summary>
/// One write transaction at a time on SQLite, first come, first served. It is there for latency: without it,
/// two hundred writers waiting inside SQLite's busy handler stall the thread pool for the better part of a second.
/// Correctness rests on BEGIN IMMEDIATE. On PostgreSQL the gate stands open.
/// </summary>
/// <remarks>
/// Two doors. Everybody queues at the first and one of them at a time waits at the second; the inbox comes to the second
/// directly, so the webhook, for which LINE waits two seconds, waits for one transaction and not for all who queue.
/// Neither can starve the other: they take turns.
/// </remarks>
public sealed class WriteGate(bool open) : IDisposable
{
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<Pass> EnterAsync(CancellationToken ct)
    {
        if (open) return default;
        await _queue.WaitAsync(ct);
        try
        {
            await _turn.WaitAsync(ct);
        }
        catch
        {
            _queue.Release();
            throw;
        }
        return new Pass(_turn, _queue);
    }

    /// <summary>For the inbox's own thread.</summary>
    public Pass EnterAhead()
    {
        if (open) return default;
        _turn.Wait();
        return new Pass(_turn, null);
    }

    public void Dispose()
    {
        _queue.Dispose();
        _turn.Dispose();
    }

    public readonly struct Pass(SemaphoreSlim? turn, SemaphoreSlim? queue) : IDisposable
    {
        public void Dispose()
        {
            turn?.Release();
            queue?.Release();
        }
    }
}
