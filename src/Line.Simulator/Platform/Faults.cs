namespace Line.Simulator.Platform;

internal enum FaultKind
{
    /// <summary>500 and nothing was done.</summary>
    ServerError,

    /// <summary>500 although the request took effect.</summary>
    ServerErrorAfterAccepting,
    RateLimited,
    MonthlyLimit,

    /// <summary>429: too many messages to one person in a short time. LINE publishes neither the number nor its words.</summary>
    TooManyToOneUser,

    /// <summary>429: an operation on the same object is still running.</summary>
    ConcurrentOperations,
    BadRequest,
    Unauthorized,
    NotFound,

    /// <summary>No answer until the caller gives up; nothing was done.</summary>
    Hang,

    /// <summary>No answer until the caller gives up although the request took effect.</summary>
    HangAfterAccepting,

    /// <summary>The connection is cut; nothing was done.</summary>
    DropBeforeAccepting,

    /// <summary>The connection is cut although the request took effect.</summary>
    DropAfterAccepting,
}

internal sealed class Fault
{
    public required int Id { get; init; }

    /// <summary>Name of the endpoint (reply, push, profile ...) or * for all.</summary>
    public required string Endpoint { get; init; }

    public required FaultKind Kind { get; init; }

    public string? Account { get; init; }

    public string? Message { get; init; }

    /// <summary>How often it still strikes; null until it is cleared.</summary>
    public int? Left { get; set; }

    public int Struck { get; set; }
}

/// <summary>Failures on demand.</summary>
internal sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    public Fault Add(string endpoint, FaultKind kind, string? account, string? message, int? count)
    {
        lock (_gate)
        {
            var fault = new Fault { Id = ++_lastId, Endpoint = endpoint, Kind = kind, Account = account, Message = message, Left = count };
            _faults.Add(fault);
            return fault;
        }
    }

    public Fault? Strike(string endpoint, string? account)
    {
        lock (_gate)
        {
            var fault = _faults.Find(f =>
                f.Left is null or > 0 && (f.Endpoint == "*" || f.Endpoint == endpoint) && (f.Account is null || f.Account == account));
            if (fault is null) return null;
            fault.Struck++;
            if (fault.Left is not null) fault.Left--;
            return fault;
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (_gate) return [.. _faults];
    }

    public void Clear(int? id = null)
    {
        lock (_gate) _faults.RemoveAll(fault => id is null || fault.Id == id);
    }
}
