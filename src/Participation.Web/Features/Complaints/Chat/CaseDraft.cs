using System.Text.Json;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>What the chat asks for next.</summary>
public enum DraftStep
{
    /// <summary>It began with a picture.</summary>
    Kind,
    Words,
    Place,
    Naming,
    Name,

    /// <summary>Which unit a grievance is about, or its head.</summary>
    About,

    /// <summary>Whether it is the same as what others have told.</summary>
    Similar,
    Check,
}

/// <summary>A case as far as it has been told in the chat; kept in the conversation, gone with it.</summary>
public sealed record CaseDraft(CaseKind Kind, Guid Category, DraftStep Step)
{
    /// <summary>Longer ones are for the web form: a conversation keeps no more.</summary>
    public const int MaxWords = 1500;

    public const int MaxPictures = 5;

    public string Words { get; init; } = "";
    public string Place { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public NameChoice? Naming { get; init; }
    public string Name { get; init; } = "";
    public Guid? AboutUnit { get; init; }

    /// <summary>Messages it was told in: one that is taken back takes what it told with it.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];
    public string? WordsMessageId { get; init; }
    public string? PlaceMessageId { get; init; }

    /// <summary>How much of what is typed next it can hold.</summary>
    public int Most() => Step switch
    {
        DraftStep.Place when !Kind.IsEnquiry() => CaseMatter.MaxPlace,
        DraftStep.Name => CaseMatter.MaxName,
        _ => MaxWords,
    };

    public string ToState() => JsonSerializer.Serialize(this);

    public static CaseDraft? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize<CaseDraft>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
