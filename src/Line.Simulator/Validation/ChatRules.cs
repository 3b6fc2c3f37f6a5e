using System.Text.Json;
using Line.Simulator.MessagingApi;
using Line.Simulator.Platform;

namespace Line.Simulator.Validation;

/// <summary>What a message may hold depends on where it goes: names are called in groups only, films are followed to their end outside groups only.</summary>
internal static class ChatRules
{
    /// <param name="chatId">Null for sends to many people.</param>
    public static LineAnswer? Check(JsonElement request, string? chatId)
    {
        var inGroup = chatId is not null && !Ids.IsUser(chatId);
        var problems = new Problems();
        var index = 0;
        foreach (var message in request.GetProperty("messages").EnumerateArray())
        {
            var place = new Place("messages").Item(index++);
            if (!inGroup && message.Text("type") is "textV2" && CallsNames(message)) problems.Add("Mentions can be used only in replies and pushes to groups and rooms", place.Child("substitution"));
            if (inGroup && message.Text("trackingId") is not null) problems.Add("The trackingId cannot be used in groups and rooms", place.Child("trackingId"));
        }

        return problems.None ? null : problems.Answer();
    }

    private static bool CallsNames(JsonElement message) =>
        message.Member("substitution") is { ValueKind: JsonValueKind.Object } substitution
        && substitution.EnumerateObject().Any(entry => entry.Value.Text("type") is "mention");
}
