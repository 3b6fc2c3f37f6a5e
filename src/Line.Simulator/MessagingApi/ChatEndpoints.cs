using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.MessagingApi;

/// <summary>The dots of a coming answer, and read marks.</summary>
internal static class ChatEndpoints
{
    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("loading", "POST", "/v2/bot/chat/loading/start", Loading) { Body = RequestBody.Json, Rate = RateLimit.Second(100) };
        yield return new("markAsRead", "POST", "/v2/bot/chat/markAsRead", MarkAsRead) { Body = RequestBody.Json };
        yield return new("markAsRead/old", "POST", "/v2/bot/message/markAsRead", _ => LineAnswer.Refused(403, "Access to this API is not available for your account")) { Body = RequestBody.Json };
    }

    private static LineAnswer Loading(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var chatId = root.Text("chatId", 100, required: true);
        var seconds = root.Number("loadingSeconds", 5, 60, whole: true) ?? 20;
        if (seconds % 5 != 0) problems.Add("must be a multiple of 5", new Place("loadingSeconds"));
        if (chatId is not null && !Ids.IsUser(chatId)) problems.Add("must be a user ID", new Place("chatId"));
        root.NoOthers();
        if (!problems.None) return problems.Answer();

        lock (call.Platform.Gate)
        {
            if (!call.Platform.People.ContainsKey(chatId!)) return LineAnswer.Refused(400, "Invalid chatId");
            if (call.Account.With(chatId!).CanBeReached(call.Now))
            {
                var chat = call.Account.Chat(chatId!);
                chat.LoadingUntil = call.Now.AddSeconds(seconds);
                call.Platform.Announce(call.Account, chat);
            }

            return LineAnswer.Ok(status: 202);
        }
    }

    private static LineAnswer MarkAsRead(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var token = root.Text("markAsReadToken", 1000, required: true);
        root.NoOthers();
        if (!problems.None) return problems.Answer();

        lock (call.Platform.Gate)
        {
            if (!call.Account.ReadTokens.TryGetValue(token!, out var read)) return LineAnswer.Refused(400, "Invalid mark as read token");
            var chat = call.Account.Chat(read.ChatId);
            foreach (var entry in chat.Entries)
            {
                if (entry is { From: not null, Read: false })
                {
                    entry.Read = true;
                    call.Platform.Touch(call.Account, chat, entry);
                }

                if (entry.MessageId == read.MessageId) break;
            }

            return LineAnswer.Ok();
        }
    }
}
