using System.Text.Json.Nodes;
using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.Control;

/// <summary>What a person does with LINE, and the webhook that follows from it.</summary>
internal sealed class Phone(LinePlatform platform, WebhookSender webhooks)
{
    public PhoneAct Follow(Account account, string userId)
    {
        lock (platform.Gate)
        {
            Person(userId);
            var friendship = account.With(userId);
            if (friendship is { IsFriend: true, IsBlocked: false }) throw Refusal.Conflict("Already a friend.");
            var unblocked = friendship.IsBlocked;
            friendship.IsFriend = true;
            friendship.IsBlocked = false;
            var token = account.ReplyTokens.Issue(userId, platform.Now);
            return Sent(account, userId, WebhookEvents.Follow(platform.Now, userId, token.Value, unblocked), null, "people");
        }
    }

    public PhoneAct Block(Account account, string userId)
    {
        lock (platform.Gate)
        {
            Person(userId);
            var friendship = account.With(userId);
            if (friendship.IsBlocked) throw Refusal.Conflict("Already blocked.");
            friendship.IsBlocked = true;
            account.RichMenus.PerUser.Remove(userId);
            return Sent(account, userId, WebhookEvents.Unfollow(platform.Now, userId), null, "people");
        }
    }

    /// <summary>Puts a message into the chat and tells the service about it. The caller fills in what its kind needs.</summary>
    public PhoneAct Say(Account account, string chatId, string userId, JsonObject content, bool quotable, StoredContent? stored = null)
    {
        lock (platform.Gate)
        {
            var source = Source(account, chatId, userId);
            var now = platform.Now;
            var id = platform.NextMessageId();
            content["id"] = id;
            if (quotable)
            {
                var quote = Ids.Token(48);
                account.QuoteTokens[quote] = (chatId, id);
                content["quoteToken"] = quote;
            }

            var read = Ids.Token(32);
            account.ReadTokens[read] = (chatId, id);
            content["markAsReadToken"] = read;
            if (stored is not null) account.Contents[id] = stored;
            Show(account, chatId, userId, id, content);
            if (chatId == userId) account.With(userId).LastWrote = now;

            var token = account.ReplyTokens.Issue(chatId, now);
            return Sent(account, chatId, WebhookEvents.Message(now, source, token.Value, content), id);
        }
    }

    public PhoneAct Postback(Account account, string chatId, string userId, string data, string? displayText, IReadOnlyDictionary<string, string>? parameters)
    {
        lock (platform.Gate)
        {
            var source = Source(account, chatId, userId);
            string? id = null;
            if (!string.IsNullOrEmpty(displayText))
            {
                id = platform.NextMessageId();
                Show(account, chatId, userId, id, new JsonObject { ["type"] = "text", ["id"] = id, ["text"] = displayText }, read: account.MarksReadByItself);
            }

            if (chatId == userId) account.With(userId).LastWrote = platform.Now;
            var token = account.ReplyTokens.Issue(chatId, platform.Now);
            var values = parameters is null ? null : new JsonObject(parameters.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
            return Sent(account, chatId, WebhookEvents.Postback(platform.Now, source, token.Value, data, values), id);
        }
    }

    public PhoneAct Unsend(Account account, string chatId, string userId, string messageId)
    {
        lock (platform.Gate)
        {
            var source = Source(account, chatId, userId);
            var chat = account.Chat(chatId);
            if (chat.Find(messageId) is not { From: { } from } entry || from != userId) throw Refusal.NotFound("No such message of this person.");
            if (entry.Unsent) throw Refusal.Conflict("Already unsent.");
            entry.Unsent = true;
            if (account.Contents.TryGetValue(messageId, out var stored)) stored.Unsent = true;
            platform.Touch(account, chat, entry);
            return Sent(account, chatId, WebhookEvents.Unsend(platform.Now, source, messageId), messageId);
        }
    }

    /// <summary>LINE lets people change a text they wrote in a group; the event has a reply token of its own and no token for read marks.</summary>
    public PhoneAct Edit(Account account, string chatId, string userId, EditRequest request)
    {
        lock (platform.Gate)
        {
            var source = Source(account, chatId, userId);
            var chat = account.Chat(chatId);
            if (Ids.IsUser(chatId)) throw Refusal.Conflict("Only messages in groups can be changed.");
            if (chat.Find(request.MessageId) is not { From: { } from, Unsent: false } entry || from != userId || entry.Message.Text("type") is not "text") throw Refusal.NotFound("No such text of this person.");
            var content = JsonNode.Parse(entry.Message.GetRawText())!.AsObject();
            content["text"] = request.Text;
            content.Remove("markAsReadToken");
            content.Remove("mention");
            entry.Message = LineJson.Element(content);
            entry.Edited = true;
            platform.Touch(account, chat, entry);
            var token = account.ReplyTokens.Issue(chatId, platform.Now);
            return Sent(account, chatId, WebhookEvents.MessageEdited(platform.Now, source, token.Value, content), request.MessageId);
        }
    }

    /// <summary>Only a film with a tracking id, watched to its end by one person, is told about.</summary>
    public PhoneAct Played(Account account, string chatId, string userId, string messageId)
    {
        lock (platform.Gate)
        {
            var source = Source(account, chatId, userId);
            if (!Ids.IsUser(chatId) || account.Chat(chatId).Find(messageId)?.Message.Text("trackingId") is not { } tracking)
                return new PhoneAct(messageId, null, null, platform.NextRevision());
            var token = account.ReplyTokens.Issue(chatId, platform.Now);
            return Sent(account, chatId, WebhookEvents.VideoPlayComplete(platform.Now, source, token.Value, tracking), messageId);
        }
    }

    public Villager Person(string userId) =>
        platform.People.TryGetValue(userId, out var person) ? person : throw Refusal.NotFound($"No villager {userId}.");

    /// <summary>The caller holds the gate.</summary>
    public PhoneAct Sent(Account account, string chatId, JsonObject happened, string? messageId, string change = "chat")
    {
        var eventId = (string)happened["webhookEventId"]!;
        var token = (string?)happened["replyToken"];
        if (Hears(account, chatId, happened)) webhooks.Send(account, chatId, happened);
        platform.Announce(account, account.Chat(chatId));
        if (change is not "chat") platform.Tell(new Change(change, account.ChannelId, null));
        return new PhoneAct(messageId, eventId, token, platform.NextRevision());
    }

    /// <summary>An account hears of a group only while it is in it, and of its own leaving.</summary>
    private bool Hears(Account account, string chatId, JsonObject happened) =>
        !platform.Groups.TryGetValue(chatId, out var group) || group.Accounts.Contains(account.ChannelId) || (string?)happened["type"] is "leave";

    private JsonObject Source(Account account, string chatId, string userId)
    {
        Person(userId);
        if (Ids.IsUser(chatId))
        {
            if (account.With(chatId).IsBlocked) throw Refusal.Conflict("This person has blocked the account.");
            return WebhookEvents.User(userId);
        }

        if (!platform.Groups.TryGetValue(chatId, out var group)) throw Refusal.NotFound($"No group {chatId}.");
        if (!group.Members.Contains(userId)) throw Refusal.Conflict("This person is not in the group.");
        return WebhookEvents.Group(chatId, userId);
    }

    private void Show(Account account, string chatId, string userId, string id, JsonObject content, bool read = false) =>
        account.Chat(chatId).Add(new ChatEntry
        {
            MessageId = id,
            Revision = platform.NextRevision(),
            From = userId,
            Via = SentVia.Phone,
            At = platform.Now,
            Message = LineJson.Element(content),
            QuotedMessageId = (string?)content["quotedMessageId"],
            Read = read,
        });
}
