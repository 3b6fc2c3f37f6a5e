namespace Line.Simulator.Platform;

/// <summary>Lets long polls wait for the next change of one thing without asking again and again.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Take this before reading the state, so that a change in between is not missed.</summary>
    public Task Next => _next.Task;

    public void Pulse() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Reads until there is something to see or the wall-clock time is up; then gives what there is.</summary>
    public async Task<T> WaitAsync<T>(Func<T> read, Func<T, bool> enough, TimeSpan patience, CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var next = Next;
            var seen = read();
            var left = patience - TimeProvider.System.GetElapsedTime(deadline);
            if (enough(seen) || left <= TimeSpan.Zero) return seen;
            try
            {
                await next.WaitAsync(left, TimeProvider.System, cancellationToken);
            }
            catch (TimeoutException)
            {
                return read();
            }
        }
    }
}
