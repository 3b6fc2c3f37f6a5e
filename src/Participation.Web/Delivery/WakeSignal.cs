using System.Threading.Channels;

namespace Participation.Web.Delivery;

/// <summary>Wakes a loop at once when there is work; several signals before it looks are one.</summary>
public abstract class WakeSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Returns on a signal or when the slow poll is due, which covers restarts and other instances.</summary>
    public async Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct)
    {
        using var due = new CancellationTokenSource(poll, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, due.Token);
        try
        {
            await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The poll is due.
        }
    }
}

public sealed class InboxSignal : WakeSignal;

public sealed class OutboxSignal : WakeSignal;

public sealed class MulticastSignal : WakeSignal;
