using System.Globalization;
using System.Threading.Channels;
using Line.Simulator.Clock;

namespace Line.Simulator.Platform;

/// <summary>
/// Everything the simulated LINE knows. One lock guards it all: each change is short and in memory, and a single order of
/// events is what makes tests repeatable.
/// </summary>
internal sealed class LinePlatform
{
    private readonly Lock _feedGate = new();
    private readonly List<Channel<Change>> _feeds = [];
    private long _revision;
    private long _messageNumber;

    public LinePlatform(SimulatorOptions options)
    {
        Options = options;
        Calls = new Journal<ApiCall>(options.JournalCapacity);
        Deliveries = new Journal<WebhookDelivery>(options.JournalCapacity);
        Populate();
    }

    public SimulatorOptions Options { get; }

    public Lock Gate { get; } = new();

    public SimulatedClock Clock { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public List<Account> Accounts { get; } = [];

    public Dictionary<string, Villager> People { get; } = [];

    public Dictionary<string, GroupChat> Groups { get; } = [];

    public Journal<ApiCall> Calls { get; }

    public Journal<WebhookDelivery> Deliveries { get; }

    public FaultList Faults { get; } = new();

    /// <summary>Counts resets, so that deliveries begun before one do not touch what came after it.</summary>
    public int Generation { get; private set; }

    public long NextRevision() => Interlocked.Increment(ref _revision);

    /// <summary>Digits beyond 2^53, as LINE's are: a client that reads them as a JavaScript number loses the last ones.</summary>
    public string NextMessageId() =>
        (546_123_096_684_206_000 + Interlocked.Add(ref _messageNumber, 7)).ToString(CultureInfo.InvariantCulture);

    public Account? Account(string? channelId) =>
        string.IsNullOrEmpty(channelId) ? Accounts[0] : Accounts.Find(account => account.ChannelId == channelId);

    public void Touch(Account account, Chat chat, ChatEntry entry)
    {
        entry.Revision = NextRevision();
        Announce(account, chat);
    }

    public void Announce(Account account, Chat chat)
    {
        chat.Changed.Pulse();
        Tell(new Change("chat", account.ChannelId, chat.Id));
    }

    /// <summary>The caller holds the gate.</summary>
    public void Note(Account account, string chatId, string text)
    {
        var chat = account.Chat(chatId);
        chat.Notes.Add(new ChatNote(Now, text, NextRevision()));
        Announce(account, chat);
    }

    public void Tell(Change change)
    {
        lock (_feedGate)
            foreach (var feed in _feeds)
                feed.Writer.TryWrite(change);
    }

    public async IAsyncEnumerable<Change> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A page that sleeps loses the oldest notices; it reads everything new on the next one anyway.
        var feed = Channel.CreateBounded<Change>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_feedGate) _feeds.Add(feed);
        try
        {
            await foreach (var change in feed.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            lock (_feedGate) _feeds.Remove(feed);
        }
    }

    public void Reset()
    {
        lock (Gate)
        {
            Generation++;
            Clock.Reset();
            Faults.Clear();
            Populate();
        }

        Calls.Clear();
        Deliveries.Clear();
        Tell(new Change("reset", null, null));
    }

    private void Populate()
    {
        Accounts.Clear();
        People.Clear();
        Groups.Clear();
        Accounts.Add(new Account(Options.ChannelId, Options.ChannelSecret, Options.ChannelAccessToken)
        {
            BasicId = Options.BasicId,
            DisplayName = Options.DisplayName,
            WebhookUrl = Options.WebhookUrl,
            MonthlyLimit = Options.MonthlyLimit,
            IsVerified = Options.Verified,
        });
        if (!Options.DemoVillagers) return;

        // The same ids at every start, so that a service that kept its data still knows these people.
        string[] names = ["ป้าสมศรี ใจดี", "ลุงบุญมี ขยันทำ", "น้องฝน หมู่ 3", "ผู้ใหญ่วิชัย หมู่ 1"];
        for (var i = 0; i < names.Length; i++)
        {
            var id = "U" + (i + 1).ToString("x", CultureInfo.InvariantCulture).PadLeft(32, '0');
            People[id] = new Villager { UserId = id, DisplayName = names[i], Language = "th" };
        }
    }
}

/// <summary>A notice for open pages: what kind of thing changed, and where. The page then reads it.</summary>
internal sealed record Change(string Kind, string? Account, string? Chat);
