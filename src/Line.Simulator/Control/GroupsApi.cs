using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.Control;

/// <summary>Groups and rooms of villagers, with or without the account in them.</summary>
internal static class GroupsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/groups", (LinePlatform platform, string? account) =>
        {
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate) return ControlApi.Json(platform.Groups.Values.Select(group => Views.Of(of, group)).ToList());
        });
        api.MapPost("/groups", async (LinePlatform platform, Phone phone, HttpRequest request, string? account) =>
            Add(platform, phone, ControlApi.AccountOf(platform, account), await ControlApi.ReadAsync<NewGroup>(request)));
        api.MapPost("/groups/{id}/join", (LinePlatform platform, Phone phone, string id, string? account) =>
            With(platform, account, id, (of, group) => Join(platform, phone, of, group)));
        api.MapPost("/groups/{id}/remove", (LinePlatform platform, Phone phone, string id, string? account) => With(platform, account, id, (of, group) =>
        {
            group.Accounts.Remove(of.ChannelId);
            return phone.Sent(of, id, WebhookEvents.Leave(platform.Now, id), null, "people");
        }));
        api.MapPost("/groups/{id}/members/{userId}/enter", (LinePlatform platform, Phone phone, string id, string userId, string? account) => With(platform, account, id, (of, group) =>
        {
            phone.Person(userId);
            if (group.Members.Contains(userId)) throw Refusal.Conflict("Already in the group.");
            group.Members.Add(userId);
            var token = of.ReplyTokens.Issue(id, platform.Now);
            return phone.Sent(of, id, WebhookEvents.MemberJoined(platform.Now, id, token.Value, [userId]), null, "people");
        }));
        api.MapPost("/groups/{id}/members/{userId}/exit", (LinePlatform platform, Phone phone, string id, string userId, string? account) => With(platform, account, id, (of, group) =>
        {
            if (!group.Members.Remove(userId)) throw Refusal.Conflict("Not in the group.");
            return phone.Sent(of, id, WebhookEvents.MemberLeft(platform.Now, id, [userId]), null, "people");
        }));
    }

    private static IResult Add(LinePlatform platform, Phone phone, Account account, NewGroup wanted)
    {
        lock (platform.Gate)
        {
            foreach (var member in wanted.Members) phone.Person(member);
            var group = new GroupChat { Id = wanted.Room ? Ids.Room() : Ids.Group(), Name = wanted.Name };
            group.Members.AddRange(wanted.Members.Distinct());
            platform.Groups[group.Id] = group;
            if (wanted.Join) Join(platform, phone, account, group);
            platform.Tell(new Change("people", account.ChannelId, null));
            return ControlApi.Json(Views.Of(account, group), 201);
        }
    }

    private static PhoneAct Join(LinePlatform platform, Phone phone, Account account, GroupChat group)
    {
        // LINE lets one official account into a group.
        if (group.Accounts.Count > 0) throw Refusal.Conflict("An account is in the group already.");
        group.Accounts.Add(account.ChannelId);
        var token = account.ReplyTokens.Issue(group.Id, platform.Now);
        return phone.Sent(account, group.Id, WebhookEvents.Join(platform.Now, group.Id, token.Value), null, "people");
    }

    private static IResult With(LinePlatform platform, string? account, string id, Func<Account, GroupChat, PhoneAct> act)
    {
        var of = ControlApi.AccountOf(platform, account);
        lock (platform.Gate)
            return platform.Groups.TryGetValue(id, out var group) ? ControlApi.Json(act(of, group)) : throw Refusal.NotFound($"No group {id}.");
    }
}
