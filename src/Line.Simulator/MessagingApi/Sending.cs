using System.Security.Cryptography;
using System.Text.Json;
using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.MessagingApi;

/// <summary>The five sends: what they check, what they cost, and what arrives in whose chat.</summary>
internal sealed class Sending(LinePlatform platform)
{
    private readonly MessageRules _rules = new(platform.Options.AllowLoopbackMedia);

    public LineAnswer Validate(LineCall call)
    {
        var problems = new Problems();
        _rules.Check(call.Json, problems);
        return problems.None ? LineAnswer.Ok() : problems.Answer();
    }

    public LineAnswer Reply(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var value = root.Text("replyToken", 1000, required: true);
        if (CheckSend(call, root, problems) is { } refusal) return refusal;

        lock (platform.Gate)
        {
            var account = call.Account;
            if (account.ReplyTokens.Find(value!) is not { } token || !ReplyTokens.IsUsable(token, call.Now))
                return LineAnswer.Refused(400, "Invalid reply token");
            if (ChatRules.Check(call.Json, token.ChatId) is { } misplaced) return misplaced;
            if (MessagesFor(account, call.Json, token.ChatId) is not { } messages) return LineAnswer.Refused(400, "Invalid quote token");

            token.Used = true;
            var delivered = !Ids.IsUser(token.ChatId) || !account.With(token.ChatId).IsBlocked;
            account.Usage.Add(SentVia.Reply, delivered ? 1 : 0, counts: false, call.Now);
            return LineAnswer.Ok(new { sentMessages = Deliver(call, token.ChatId, messages, SentVia.Reply, delivered) });
        }
    }

    public LineAnswer Push(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var to = root.Text("to", int.MaxValue, required: true);
        if (CheckSend(call, root, problems) is { } refusal) return refusal;
        if (!Ids.IsUser(to) && !Ids.IsGroup(to) && !Ids.IsRoom(to)) return LineAnswer.Refused(400, "The property, 'to', in the request body is invalid (line: -, column: -)");

        lock (platform.Gate)
        {
            if (AlreadyAccepted(call) is { } conflict) return conflict;
            if (ChatRules.Check(call.Json, to!) is { } misplaced) return misplaced;
            var recipients = Recipients(call.Account, to!, call.Now);
            if (recipients is null) return LineAnswer.Refused(400, "Failed to send messages");
            if (MessagesFor(call.Account, call.Json, to!) is not { } messages) return LineAnswer.Refused(400, "Invalid quote token");
            if (OverQuota(call, recipients.Value)) return LineAnswer.Refused(429, LineAnswer.MonthlyLimitText);

            call.Account.Usage.Add(SentVia.Push, recipients.Value, counts: true, call.Now);
            Count(call);
            var sent = LineJson.Element(Deliver(call, to!, messages, SentVia.Push, recipients > 0));
            Remember(call, sent);
            return LineAnswer.Ok(new { sentMessages = sent });
        }
    }

    public LineAnswer Multicast(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var to = root.Items("to", 1, 500, required: true);
        if (CheckSend(call, root, problems) is { } refusal) return refusal;

        lock (platform.Gate)
        {
            if (AlreadyAccepted(call) is { } conflict) return conflict;
            var reached = new HashSet<string>(to.Count);
            for (var i = 0; i < to.Count; i++)
            {
                var id = to[i].ValueKind is JsonValueKind.String ? to[i].GetString()! : "";
                if (!Ids.IsUser(id) || !platform.People.ContainsKey(id))
                    return LineAnswer.Refused(400, $"The property, 'to[{i}]', in the request body is invalid (line: -, column: -)");
                reached.Add(id);
            }

            return ToMany(call, reached, SentVia.Multicast);
        }
    }

    public LineAnswer Broadcast(LineCall call)
    {
        var problems = new Problems();
        if (CheckSend(call, new ObjectCheck(call.Json, new Place(""), problems), problems) is { } refusal) return refusal;
        lock (platform.Gate)
            return AlreadyAccepted(call) ?? ToMany(call, Friends(call.Account), SentVia.Broadcast);
    }

    /// <summary>The caller holds the gate.</summary>
    public LineAnswer ToMany(LineCall call, IReadOnlyCollection<string> people, SentVia via)
    {
        if (ChatRules.Check(call.Json, chatId: null) is { } misplaced) return misplaced;
        var reached = people.Where(id => call.Account.With(id).CanBeReached(call.Now)).ToHashSet();
        if (OverQuota(call, reached.Count)) return LineAnswer.Refused(429, LineAnswer.MonthlyLimitText);
        if (MessagesFor(call.Account, call.Json, chatId: null) is not { } messages) return LineAnswer.Refused(400, "Quote tokens can be used only in replies and pushes");

        call.Account.Usage.Add(via, reached.Count, counts: true, call.Now);
        Count(call);
        foreach (var id in people) Deliver(call, id, messages, via, reached.Contains(id));
        Remember(call, null);
        return LineAnswer.Ok();
    }

    public static List<string> Friends(Account account) =>
        [.. account.Friendships.Where(pair => pair.Value is { IsFriend: true, IsBlocked: false }).Select(pair => pair.Key)];

    /// <summary>What is common to the body of every send; the caller has read its own properties already.</summary>
    public LineAnswer? CheckSend(LineCall call, ObjectCheck root, Problems problems)
    {
        root.Take("messages");
        root.Bool("notificationDisabled");
        if (call.Context.Request.Path.Value is { } path && (path.EndsWith("/push", StringComparison.Ordinal) || path.EndsWith("/multicast", StringComparison.Ordinal)))
            foreach (var (unit, index) in root.Items("customAggregationUnits", 1, 1).Select((unit, index) => (unit, index)))
                if (unit.ValueKind is not JsonValueKind.String || !UnitName(unit.GetString()!))
                    problems.Add("invalid unit name", new Place("customAggregationUnits").Item(index));
        _rules.Check(call.Json, problems);
        root.NoOthers();
        return problems.None ? null : problems.Answer();
    }

    public static LineAnswer? AlreadyAccepted(LineCall call)
    {
        if (call.RetryKey is not { } key || call.Account.RetryKeys.Find(key, call.Now) is not { } accepted) return null;
        var answer = LineJson.Bytes(new { message = "The retry key is already accepted", sentMessages = accepted.SentMessages });
        return new LineAnswer(409, answer)
        {
            AcceptedRequestId = accepted.RequestId,
            Warning = accepted.BodyHash == Hash(call.Body) ? null : "The retry key was used with another body",
        };
    }

    public static bool OverQuota(LineCall call, int recipients) =>
        call.Account.MonthlyLimit is { } limit && call.Account.Usage.ThisMonth(call.Now) + Math.Max(1, recipients) > limit;

    public static void Remember(LineCall call, JsonElement? sent)
    {
        if (call.RetryKey is { } key)
            call.Account.RetryKeys.Remember(key, new RetryKeys.Accepted(call.RequestId, call.Now, Hash(call.Body), sent));
    }

    private static void Count(LineCall call)
    {
        if (call.Json.Member("customAggregationUnits") is { } units)
            foreach (var unit in units.EnumerateArray())
                call.Account.Usage.Units(call.Now).Add(unit.GetString()!);
    }

    private static bool UnitName(string name) => name.Length is >= 1 and <= 30 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_');

    private static string Hash(byte[] body) => Convert.ToHexString(SHA256.HashData(body));

    /// <summary>How many people a push to this target reaches and costs; null when LINE does not know the target.</summary>
    private int? Recipients(Account account, string to, DateTimeOffset now)
    {
        if (Ids.IsUser(to)) return platform.People.ContainsKey(to) ? account.With(to).CanBeReached(now) ? 1 : 0 : null;
        return platform.Groups.TryGetValue(to, out var group) && group.Accounts.Contains(account.ChannelId) ? group.Members.Count : null;
    }

    private static List<JsonElement>? MessagesFor(Account account, JsonElement request, string? chatId)
    {
        var messages = request.GetProperty("messages").EnumerateArray().ToList();
        foreach (var quoted in messages.Select(message => message.Text("quoteToken")).OfType<string>())
            if (chatId is null || !account.QuoteTokens.TryGetValue(quoted, out var source) || source.ChatId != chatId)
                return null;
        return messages;
    }

    private List<SentMessage> Deliver(LineCall call, string chatId, List<JsonElement> messages, SentVia via, bool delivered)
    {
        var account = call.Account;
        var chat = account.Chat(chatId);
        var sent = new List<SentMessage>();
        foreach (var message in messages)
        {
            var id = platform.NextMessageId();
            string? quote = null;
            if (message.Text("type") is "text" or "textV2" or "sticker" or "image" or "video" or "template" or "flex" or "imagemap")
            {
                quote = Ids.Token(48);
                account.QuoteTokens[quote] = (chatId, id);
            }

            chat.Add(new ChatEntry
            {
                MessageId = id,
                Revision = platform.NextRevision(),
                Via = via,
                At = call.Now,
                Message = message,
                Delivered = delivered,
                Silent = call.Json.Flag("notificationDisabled"),
                QuotedMessageId = message.Text("quoteToken") is { } token ? account.QuoteTokens.GetValueOrDefault(token).MessageId : null,
                RequestId = call.RequestId,
            });
            sent.Add(new SentMessage(id, quote));
        }

        platform.Announce(account, chat);
        return sent;
    }

    internal sealed record SentMessage(string Id, string? QuoteToken);
}
