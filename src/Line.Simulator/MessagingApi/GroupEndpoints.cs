using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.MessagingApi;

/// <summary>Groups and rooms: who is in them, and leaving.</summary>
internal static class GroupEndpoints
{
    public static IEnumerable<LineEndpoint> All(WebhookSender webhooks)
    {
        foreach (var kind in (string[])["group", "room"])
        {
            yield return new($"{kind}/member", "GET", $"/v2/bot/{kind}/{{id}}/member/{{userId}}", call => With(call, kind, group => Member(call, group)));
            yield return new($"{kind}/members", "GET", $"/v2/bot/{kind}/{{id}}/members/ids", call => With(call, kind, group => LineAnswer.Ok(new { memberIds = group.Members })));
            yield return new($"{kind}/count", "GET", $"/v2/bot/{kind}/{{id}}/members/count", call => With(call, kind, group => LineAnswer.Ok(new { count = group.Members.Count })));
            yield return new($"{kind}/leave", "POST", $"/v2/bot/{kind}/{{id}}/leave", call => With(call, kind, group => Leave(call, group, webhooks)));
        }

        yield return new("group/summary", "GET", "/v2/bot/group/{id}/summary",
            call => With(call, "group", group => LineAnswer.Ok(new { groupId = group.Id, groupName = group.Name, pictureUrl = group.PictureUrl })));
    }

    private static LineAnswer With(LineCall call, string kind, Func<GroupChat, LineAnswer> answer)
    {
        lock (call.Platform.Gate)
            return call.Platform.Groups.TryGetValue(call.Route("id"), out var group)
                && group.IsRoom == kind is "room"
                && group.Accounts.Contains(call.Account.ChannelId)
                    ? answer(group)
                    : LineAnswer.NotFound();
    }

    private static LineAnswer Member(LineCall call, GroupChat group)
    {
        var id = call.Route("userId");
        if (!group.Members.Contains(id) || !call.Platform.People.TryGetValue(id, out var person)) return LineAnswer.NotFound();
        return LineAnswer.Ok(new { userId = id, displayName = person.DisplayName, pictureUrl = person.PictureUrl });
    }

    private static LineAnswer Leave(LineCall call, GroupChat group, WebhookSender webhooks)
    {
        group.Accounts.Remove(call.Account.ChannelId);
        call.Platform.Note(call.Account, group.Id, $"{call.Account.DisplayName} ออกจากกลุ่ม");
        webhooks.Send(call.Account, group.Id, WebhookEvents.Leave(call.Now, group.Id));
        call.Platform.Tell(new Change("people", call.Account.ChannelId, null));
        return LineAnswer.Ok();
    }
}
