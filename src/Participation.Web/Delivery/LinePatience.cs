namespace Participation.Web.Delivery;

/// <summary>A page asks LINE and goes on without the answer where it takes longer than anybody waits.</summary>
public static class LinePatience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>Null where LINE did not answer in time. Real seconds: it is a person who waits.</summary>
    public static async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T?>> ask, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Longest, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return default;
        }
    }
}
