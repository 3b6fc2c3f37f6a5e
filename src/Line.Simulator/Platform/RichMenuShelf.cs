using System.Text.Json;

namespace Line.Simulator.Platform;

/// <summary>Rich menus of one account, their aliases, and who sees which.</summary>
internal sealed class RichMenuShelf
{
    public Dictionary<string, RichMenu> Menus { get; } = [];

    public Dictionary<string, string> Aliases { get; } = [];

    public Dictionary<string, string> PerUser { get; } = [];

    /// <summary>The tab a person switched to; gone when the account links something else.</summary>
    public Dictionary<string, string> Switched { get; } = [];

    public Dictionary<string, BatchProgress> Batches { get; } = [];

    public string? DefaultId { get; set; }

    /// <summary>A menu linked to the person comes before the default one.</summary>
    public RichMenu? For(string userId) =>
        Switched.TryGetValue(userId, out var tab) && Menus.TryGetValue(tab, out var switched) ? switched
        : PerUser.TryGetValue(userId, out var own) && Menus.TryGetValue(own, out var menu) ? menu
        : DefaultId is not null ? Menus.GetValueOrDefault(DefaultId) : null;

    public void Delete(string id)
    {
        Menus.Remove(id);
        if (DefaultId == id) DefaultId = null;
        foreach (var user in PerUser.Where(link => link.Value == id).Select(link => link.Key).ToList()) PerUser.Remove(user);
    }
}

internal sealed class RichMenu
{
    public required string Id { get; init; }

    public required JsonElement Definition { get; init; }

    public byte[]? Image { get; set; }

    public string? ImageType { get; set; }

    public int Shown { get; set; }

    public Dictionary<int, int> Taps { get; } = [];
}

internal sealed record BatchProgress(string Phase, DateTimeOffset AcceptedTime, DateTimeOffset CompletedTime);

internal sealed record Narrowcast(string Phase, int? ErrorCode, int Target, int Success, DateTimeOffset At, DateTimeOffset ReadyAt);
