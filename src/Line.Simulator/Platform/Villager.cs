namespace Line.Simulator.Platform;

/// <summary>A person with LINE on the phone.</summary>
internal sealed class Villager
{
    public required string UserId { get; init; }

    public required string DisplayName { get; set; }

    public string? PictureUrl { get; set; }

    public string? StatusMessage { get; set; }

    public string? Language { get; set; }
}

/// <summary>A group, or a room (a chat of several people without a name).</summary>
internal sealed class GroupChat
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? PictureUrl { get; set; }

    public bool IsRoom => Id[0] == 'R';

    public List<string> Members { get; } = [];

    /// <summary>Channel ids of the accounts in it. LINE admits one official account to a group.</summary>
    public HashSet<string> Accounts { get; } = [];
}

/// <summary>What a person is to one account.</summary>
internal sealed class Friendship
{
    public bool IsFriend { get; set; }

    public bool IsBlocked { get; set; }

    /// <summary>A person who is not a friend can be written to for seven days after writing.</summary>
    public DateTimeOffset? LastWrote { get; set; }

    public bool CanBeReached(DateTimeOffset now) => !IsBlocked && (IsFriend || LastWrote > now - TimeSpan.FromDays(7));
}
