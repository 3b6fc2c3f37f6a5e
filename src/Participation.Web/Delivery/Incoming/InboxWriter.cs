using System.Threading.Channels;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Incoming;

/// <summary>
/// Stores webhook events before LINE is told 200. Requests that arrive together share one commit: whoever waits here
/// is released after the commit that holds its events, so a hundred requests cost one flush to disk.
/// </summary>
public sealed class InboxWriter(IInboxStore store, WriteGate gate, InboxSignal signal, TimeProvider clock, ILogger<InboxWriter> log) : IHostedService
{
    private const int MaxGroup = 512;

    /// <summary>So many requests in one commit are a crowd; it goes ahead of the handlers: LINE waits two seconds for 200, a person a minute for an answer.</summary>
    private const int Crowd = 8;
    private static readonly TimeSpan CrowdMemory = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Request> _waiting = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private Thread? _thread;
    private long _lastCrowd;

    /// <summary>Requests came in crowds a moment ago. Real time, whatever the service's clock says: it is the processor that is shared.</summary>
    public bool IsCrowded => Volatile.Read(ref _lastCrowd) is var last and not 0 && TimeProvider.System.GetElapsedTime(last) < CrowdMemory;

    /// <summary>For everybody else who writes: while requests come in crowds, rests four times as long as the work since <paramref name="started"/> took.</summary>
    public Task GiveWayAsync(long started, CancellationToken ct) =>
        IsCrowded ? Task.Delay(4 * TimeProvider.System.GetElapsedTime(started), TimeProvider.System, ct) : Task.CompletedTask;

    /// <summary>Number of events that were new. Returns when they are on disk; throws when they are not.</summary>
    public Task<int> AppendAsync(IReadOnlyList<IncomingEvent> events)
    {
        if (events.Count == 0) return Task.FromResult(0);
        var request = new Request(events);
        return _waiting.Writer.TryWrite(request)
            ? request.Stored.Task
            : Task.FromException<int>(new InvalidOperationException("The inbox is closed: the service is stopping."));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: SQLite blocks while the disk flushes, and pool threads are for requests.
        _thread = new Thread(Run) { Name = "inbox writer", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return _thread is null ? Task.CompletedTask : Task.Run(_thread.Join, cancellationToken);
    }

    private void Run()
    {
        var group = new List<Request>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var request)) group.Add(request);
            Store(group);
            if (group.Count >= Crowd) Volatile.Write(ref _lastCrowd, TimeProvider.System.GetTimestamp());
            group.Clear();
        }
    }

    private void Store(List<Request> group)
    {
        try
        {
            Insert(group);
        }
        catch (Exception failure) when (group.Count > 1)
        {
            log.LogWarning(failure, "A group of {Requests} webhook requests could not be stored together; trying them one by one", group.Count);
            foreach (var request in group) StoreAlone(request);
        }
        catch (Exception failure)
        {
            group[0].Stored.TrySetException(failure);
        }
        signal.Set();
    }

    private void StoreAlone(Request request)
    {
        try
        {
            Insert([request]);
        }
        catch (Exception failure)
        {
            request.Stored.TrySetException(failure);
        }
    }

    private void Insert(List<Request> group)
    {
        int[] inserted;
        using (gate.EnterAhead())
            inserted = store.Insert(group.ConvertAll(r => r.Events), clock.Now());
        for (var i = 0; i < group.Count; i++) group[i].Stored.TrySetResult(inserted[i]);
    }

    private sealed record Request(IReadOnlyList<IncomingEvent> Events)
    {
        public TaskCompletionSource<int> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The database's own way to insert many events in one transaction, skipping those already there.</summary>
public interface IInboxStore
{
    /// <summary>Number of new events per request. Everything is durable on return; nothing is stored on an exception.</summary>
    int[] Insert(IReadOnlyList<IReadOnlyList<IncomingEvent>> requests, DateTime receivedAt);
}
