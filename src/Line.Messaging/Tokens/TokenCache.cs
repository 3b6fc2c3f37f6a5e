namespace Line.Messaging;

/// <summary>A token LINE issued, and for how long.</summary>
internal sealed record IssuedToken(string Value, TimeSpan Lifetime);

/// <summary>
/// Keeps an issued token and renews it before it ends. Many callers, one request: whoever comes while a token is being fetched waits for that
/// one, and a caller that stops waiting stops only its own waiting.
/// </summary>
internal sealed class TokenCache(Func<CancellationToken, Task<IssuedToken>> issue, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private string? _token;
    private DateTimeOffset _renewAt;
    private DateTimeOffset _endsAt;
    private Task<string>? _fetching;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<string> fetching;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            // Both: after a failed renewal the next attempt may be due only when the token has ended.
            if (_token is { } token && now < _renewAt && now < _endsAt)
                return ValueTask.FromResult(token);
            fetching = Fetch();
            // Renewed early: while the old one lives nobody has to wait for the new one.
            if (_token is { } living && now < _endsAt)
                return ValueTask.FromResult(living);
        }

        return new ValueTask<string>(fetching.WaitAsync(cancellationToken));
    }

    public async ValueTask<string?> RenewAsync(string rejected, CancellationToken cancellationToken)
    {
        Task<string> fetching;
        lock (_gate)
        {
            // Another caller's 401 may have brought a new one already.
            if (_token is { } token && token != rejected)
                return token;
            _token = null;
            fetching = Fetch();
        }

        return await fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Called under the lock.
    private Task<string> Fetch()
    {
        if (_fetching is null)
        {
            _fetching = Task.Run(FetchAsync);
            // Early renewals are not awaited by anybody; their failures surface when the old token has ended.
            _ = _fetching.ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
        }

        return _fetching;
    }

    private async Task<string> FetchAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(LongestWait, clock);
            var issued = await issue(patience.Token).ConfigureAwait(false);
            lock (_gate)
            {
                var now = clock.GetUtcNow();
                _token = issued.Value;
                _endsAt = now + issued.Lifetime;
                // A fifth of the lifetime is left for the renewal: 3 of the 15 minutes of a stateless token.
                _renewAt = now + (issued.Lifetime * 0.8);
                _fetching = null;
                return issued.Value;
            }
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _fetching = null;
                // While the old token lives, a failing endpoint is not asked by every call.
                _renewAt = clock.GetUtcNow() + LongestWait;
            }

            if (e is ChannelTokenException)
                throw;
            throw new ChannelTokenException("No channel access token: the request for one got no answer.", null, e);
        }
    }
}
