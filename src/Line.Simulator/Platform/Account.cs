using System.Security.Cryptography;
using System.Text;
using Line.Simulator.MessagingApi;

namespace Line.Simulator.Platform;

/// <summary>A LINE official account with its Messaging API channel.</summary>
internal sealed class Account(string channelId, string channelSecret, string accessToken)
{
    private readonly Dictionary<string, Chat> _chats = [];
    private readonly Dictionary<string, Friendship> _friendships = [];

    public string ChannelId { get; } = channelId;

    public string ChannelSecret { get; } = channelSecret;

    public string BotUserId { get; } = "U" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("bot" + channelId)).AsSpan(0, 16));

    public required string BasicId { get; set; }

    public required string DisplayName { get; set; }

    public string? PictureUrl { get; set; }

    public string? WebhookUrl { get; set; }

    public WebhookBehaviour Webhook { get; set; } = new();

    /// <summary>Only verified and premium accounts may list their friends.</summary>
    public bool IsVerified { get; set; }

    /// <summary>With the chat feature off LINE marks what people write as read by itself.</summary>
    public bool MarksReadByItself { get; set; } = true;

    /// <summary>Null is unlimited.</summary>
    public int? MonthlyLimit { get; set; }

    public AccessTokens Tokens { get; } = new(accessToken);

    public RetryKeys RetryKeys { get; } = new();

    public ReplyTokens ReplyTokens { get; } = new();

    public RateLimiter Limiter { get; } = new();

    public Usage Usage { get; } = new();

    public Dictionary<string, StoredContent> Contents { get; } = [];

    /// <summary>Quote token to the chat and message it may be used for.</summary>
    public Dictionary<string, (string ChatId, string MessageId)> QuoteTokens { get; } = [];

    public Dictionary<string, (string ChatId, string MessageId)> ReadTokens { get; } = [];

    public RichMenuShelf RichMenus { get; } = new();

    public Dictionary<string, Narrowcast> Narrowcasts { get; } = [];

    public IEnumerable<KeyValuePair<string, Friendship>> Friendships => _friendships;

    public Chat Chat(string id)
    {
        if (!_chats.TryGetValue(id, out var chat)) _chats[id] = chat = new Chat(id);
        return chat;
    }

    public Friendship With(string userId)
    {
        if (!_friendships.TryGetValue(userId, out var friendship)) _friendships[userId] = friendship = new Friendship();
        return friendship;
    }
}

/// <summary>How webhooks of one account are sent; all of it may be changed while running.</summary>
internal sealed record WebhookBehaviour
{
    /// <summary>"Use webhook" of the console.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Keeps webhooks back until they are released.</summary>
    public bool Paused { get; init; }

    /// <summary>"Webhook redelivery" of the console; off by default, as on LINE.</summary>
    public bool Redelivery { get; init; }

    public int MaxRedeliveries { get; init; } = 3;

    /// <summary>LINE does not publish its interval; this is the first one, and each further one is five times as long.</summary>
    public TimeSpan RedeliveryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many extra copies of each webhook are sent at the same time.</summary>
    public int Duplicates { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>Collects this many events and sends them in another order than they happened; 0 keeps the order.</summary>
    public int Disorder { get; init; }
}
