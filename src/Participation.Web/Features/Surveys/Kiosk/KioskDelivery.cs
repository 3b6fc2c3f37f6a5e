using System.Text.Json;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>One answer as the tablet kept it.</summary>
public sealed record KioskAnswer(Guid Id, DateTime OccurredAt, Rating Rating, KioskFollowUp? FollowUp);

public sealed record KioskFollowUp(string Question, string Choice);

/// <summary>What a tablet sends: its own clock, what it keeps back, and the oldest answers it has. None is a sign of life.</summary>
public sealed record KioskDelivery(DateTime SentAt, int Waiting, IReadOnlyList<KioskAnswer?> Entries)
{
    public const int MostEntries = 50;
    public const int MostBytes = 64 * 1024;
    private const int MostWaiting = 1_000_000;

    /// <summary>Null when it is no delivery at all. An entry that makes no sense is null in its place, so that it holds up no other.</summary>
    public static KioskDelivery? TryRead(JsonElement body)
    {
        if (!HasOnly(body, "sentAt", "waiting", "entries")) return null;
        if (!TryInstant(body, "sentAt", out var sentAt) || !body.TryGetProperty("waiting", out var waiting) || !body.TryGetProperty("entries", out var entries)) return null;
        if (waiting.ValueKind != JsonValueKind.Number || !waiting.TryGetInt32(out var left) || left is < 0 or > MostWaiting) return null;
        return entries.ValueKind == JsonValueKind.Array && entries.GetArrayLength() <= MostEntries
            ? new KioskDelivery(sentAt, left, [.. entries.EnumerateArray().Select(Answer)])
            : null;
    }

    private static KioskAnswer? Answer(JsonElement entry)
    {
        if (!HasOnly(entry, "id", "occurredAt", "rating", "followUp")) return null;
        if (!entry.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || !id.TryGetGuid(out var clientId)) return null;
        if (!TryInstant(entry, "occurredAt", out var at)) return null;
        if (!entry.TryGetProperty("rating", out var rating) || rating.ValueKind != JsonValueKind.Number || !rating.TryGetInt32(out var face) || !Enum.IsDefined((Rating)face)) return null;
        if (!entry.TryGetProperty("followUp", out var followUp) || followUp.ValueKind == JsonValueKind.Null) return new KioskAnswer(clientId, at, (Rating)face, null);
        return HasOnly(followUp, "question", "choice") && Text(followUp, "question") is { } question && Text(followUp, "choice") is { } choice
            ? new KioskAnswer(clientId, at, (Rating)face, new KioskFollowUp(question, choice))
            : null;
    }

    private static bool HasOnly(JsonElement element, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object) return false;
        foreach (var property in element.EnumerateObject())
            if (!known.Contains(property.Name)) return false;
        return true;
    }

    private static bool TryInstant(JsonElement element, string name, out DateTime at)
    {
        at = default;
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || !value.TryGetDateTimeOffset(out var instant)) return false;
        at = instant.UtcDateTime;
        return true;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
