using System.Text.Json;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>One answer as the tablet kept it, with the version of the form it was asked by.</summary>
public sealed record KioskAnswer(Guid Id, Guid Form, DateTime OccurredAt, Rating Rating, KioskTap? FollowUp);

public sealed record KioskTap(string Question, int Choice);

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
        if (!TryInstant(body, "sentAt", out var sentAt) || Number(body, "waiting") is not { } left || left is < 0 or > MostWaiting || !body.TryGetProperty("entries", out var entries)) return null;
        return entries.ValueKind == JsonValueKind.Array && entries.GetArrayLength() <= MostEntries
            ? new KioskDelivery(sentAt, left, [.. entries.EnumerateArray().Select(Answer)])
            : null;
    }

    private static KioskAnswer? Answer(JsonElement entry)
    {
        if (!HasOnly(entry, "id", "form", "occurredAt", "rating", "followUp")) return null;
        if (!TryId(entry, "id", out var id) || !TryId(entry, "form", out var form) || !TryInstant(entry, "occurredAt", out var at)) return null;
        if (Number(entry, "rating") is not { } face || !Enum.IsDefined((Rating)face)) return null;
        if (!entry.TryGetProperty("followUp", out var tap)) return new KioskAnswer(id, form, at, (Rating)face, null);
        return HasOnly(tap, "question", "choice") && tap.TryGetProperty("question", out var question) && question.ValueKind == JsonValueKind.String && Number(tap, "choice") is { } choice
            ? new KioskAnswer(id, form, at, (Rating)face, new KioskTap(question.GetString()!, choice))
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

    private static bool TryId(JsonElement element, string name, out Guid id)
    {
        id = default;
        return element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id);
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
