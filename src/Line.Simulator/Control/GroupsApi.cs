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
        api.MapPost("/groups/{id}/join", (LinePlatform platform, Phone phone, string id, string? account, string? by) =>
            With(platform, account, id, (of, group) => Join(platform, phone, of, group, by)));
        api.MapPost("/groups/{id}/remove", (LinePlatform platform, Phone phone, string id, string? account, string? by) => With(platform, account, id, (of, group) =>
        {
            if (!group.Accounts.Remove(of.ChannelId)) throw Refusal.Conflict("The account is not in the group.");
            platform.Note(of, id, $"{Name(platform, by) ?? "สมาชิก"} นำ {of.DisplayName} ออกจากกลุ่ม");
            return phone.Sent(of, id, WebhookEvents.Leave(platform.Now, id), null, "people");
        }));
        api.MapPost("/groups/{id}/members/{userId}/enter", (LinePlatform platform, Phone phone, string id, string userId, string? account, string? by) => With(platform, account, id, (of, group) =>
        {
            var person = phone.Person(userId);
            if (group.Members.Contains(userId)) throw Refusal.Conflict("Already in the group.");
            group.Members.Add(userId);
            platform.Note(of, id, Name(platform, by) is { } host ? $"{host} เชิญ {person.DisplayName} เข้ากลุ่ม" : $"{person.DisplayName} เข้าร่วมกลุ่ม");
            var token = of.ReplyTokens.Issue(id, platform.Now);
            return phone.Sent(of, id, WebhookEvents.MemberJoined(platform.Now, id, token.Value, [userId]), null, "people");
        }));
        api.MapPost("/groups/{id}/members/{userId}/exit", (LinePlatform platform, Phone phone, string id, string userId, string? account) => With(platform, account, id, (of, group) =>
        {
            if (!group.Members.Remove(userId)) throw Refusal.Conflict("Not in the group.");
            platform.Note(of, id, $"{Name(platform, userId)} ออกจากกลุ่ม");
            return phone.Sent(of, id, WebhookEvents.MemberLeft(platform.Now, id, [userId]), null, "people");
        }));
    }

    private static string? Name(LinePlatform platform, string? userId) => userId is not null && platform.People.TryGetValue(userId, out var person) ? person.DisplayName : null;

    private static IResult Add(LinePlatform platform, Phone phone, Account account, NewGroup wanted)
    {
        lock (platform.Gate)
        {
            foreach (var member in wanted.Members) phone.Person(member);
            var group = new GroupChat { Id = wanted.Room ? Ids.Room() : Ids.Group(), Name = wanted.Name };
            group.Members.AddRange(wanted.Members.Distinct());
            platform.Groups[group.Id] = group;
            if (wanted.Join) Join(platform, phone, account, group, wanted.Members.Count > 0 ? wanted.Members[0] : null);
            platform.Tell(new Change("people", account.ChannelId, null));
            return ControlApi.Json(Views.Of(account, group), 201);
        }
    }

    private static PhoneAct Join(LinePlatform platform, Phone phone, Account account, GroupChat group, string? by)
    {
        // LINE lets one official account into a group.
        if (group.Accounts.Count > 0) throw Refusal.Conflict("An account is in the group already.");
        group.Accounts.Add(account.ChannelId);
        platform.Note(account, group.Id, $"{Name(platform, by) ?? "สมาชิก"} เชิญ {account.DisplayName} เข้ากลุ่ม");
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
