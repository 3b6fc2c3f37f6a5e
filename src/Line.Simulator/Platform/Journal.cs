namespace Line.Simulator.Platform;

internal interface IJournalEntry
{
    long Seq { get; set; }
}

/// <summary>What happened, in order, for tests and for the developer pane. Bounded: the oldest entries go first.</summary>
internal sealed class Journal<T>(int capacity) where T : class, IJournalEntry
{
    private readonly Lock _gate = new();
    private readonly LinkedList<T> _entries = [];
    private long _last;

    public Signal Changed { get; } = new();

    public void Append(T entry)
    {
        lock (_gate)
        {
            entry.Seq = ++_last;
            _entries.AddLast(entry);
            if (_entries.Count > capacity) _entries.RemoveFirst();
        }

        Changed.Pulse();
    }

    /// <summary>The newest <paramref name="limit"/> entries that fit, oldest of them first.</summary>
    public IReadOnlyList<T> After(long seq, int limit, Func<T, bool> fits)
    {
        lock (_gate)
        {
            var found = new List<T>();
            for (var node = _entries.Last; node is not null && node.Value.Seq > seq && found.Count < limit; node = node.Previous)
                if (fits(node.Value))
                    found.Add(node.Value);
            found.Reverse();
            return found;
        }
    }

    public T? Find(long seq)
    {
        lock (_gate) return _entries.FirstOrDefault(entry => entry.Seq == seq);
    }

    public void Clear()
    {
        lock (_gate) _entries.Clear();
        Changed.Pulse();
    }
}
