using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>Villagers, and what they are to the account.</summary>
internal static class PeopleApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users", (LinePlatform platform, string? account) =>
        {
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate) return ControlApi.Json(platform.People.Values.Select(person => Views.Of(of, person)).ToList());
        });
        api.MapPost("/users", async (LinePlatform platform, Phone phone, HttpRequest request, string? account) =>
        {
            var wanted = await ControlApi.ReadAsync<NewVillager>(request);
            return Add(platform, phone, ControlApi.AccountOf(platform, account), wanted);
        });
        api.MapPost("/users/many", async (LinePlatform platform, HttpRequest request, string? account) =>
            ControlApi.Json(AddMany(platform, ControlApi.AccountOf(platform, account), await ControlApi.ReadAsync<ManyFriends>(request)), 201));
        api.MapPost("/users/{userId}/follow", (LinePlatform platform, Phone phone, string userId, string? account) =>
            ControlApi.Json(phone.Follow(ControlApi.AccountOf(platform, account), userId)));
        api.MapPost("/users/{userId}/block", (LinePlatform platform, Phone phone, string userId, string? account) =>
            ControlApi.Json(phone.Block(ControlApi.AccountOf(platform, account), userId)));
        api.MapPost("/users/{userId}/scan", async (LinePlatform platform, HttpRequest request) =>
        {
            var body = await ControlApi.ReadAsync<Dictionary<string, string>>(request);
            var text = body.GetValueOrDefault("url") ?? throw Refusal.Bad("A url is needed.");
            lock (platform.Gate) return ControlApi.Json(Scanner.Read(platform, text));
        });
        api.MapGet("/users/{userId}/richmenu", (LinePlatform platform, string userId, string? account) =>
        {
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate)
            {
                if (of.RichMenus.For(userId) is not { } menu) return Results.NoContent();
                menu.Shown++;
                return ControlApi.Json(new RichMenuView(menu.Id, menu.Definition, menu.Image is not null));
            }
        });
        api.MapGet("/richmenus/{id}/image", (LinePlatform platform, string id, string? account) =>
        {
            lock (platform.Gate)
                return ControlApi.AccountOf(platform, account).RichMenus.Menus.TryGetValue(id, out var menu) && menu.Image is not null
                    ? Results.Bytes(menu.Image, menu.ImageType)
                    : Results.NotFound();
        });
        api.MapPost("/richmenus/{id}/areas/{area:int}/tapped", (LinePlatform platform, string id, int area, string? account) =>
        {
            lock (platform.Gate)
                if (ControlApi.AccountOf(platform, account).RichMenus.Menus.TryGetValue(id, out var menu))
                    menu.Taps[area] = menu.Taps.GetValueOrDefault(area) + 1;
            return Results.NoContent();
        });
    }

    private static List<string> AddMany(LinePlatform platform, Account account, ManyFriends wanted)
    {
        if (wanted.Count is < 1 or > 200_000) throw Refusal.Bad("The count is 1 to 200,000.");
        lock (platform.Gate)
        {
            var ids = new List<string>(wanted.Count);
            for (var i = 0; i < wanted.Count; i++)
            {
                var person = new Villager { UserId = Ids.User(), DisplayName = wanted.DisplayName, Language = "th" };
                platform.People[person.UserId] = person;
                account.With(person.UserId).IsFriend = true;
                ids.Add(person.UserId);
            }
            platform.Tell(new Change("people", null, null));
            return ids;
        }
    }

    private static IResult Add(LinePlatform platform, Phone phone, Account account, NewVillager wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.DisplayName)) throw Refusal.Bad("A displayName is needed.");
        lock (platform.Gate)
        {
            var id = wanted.UserId ?? Ids.User();
            if (!Ids.IsUser(id)) throw Refusal.Bad("A userId is U and 32 hexadecimal digits.");
            if (platform.People.ContainsKey(id)) throw Refusal.Conflict("This userId exists.");
            var person = new Villager
            {
                UserId = id,
                DisplayName = wanted.DisplayName.Trim(),
                PictureUrl = wanted.PictureUrl,
                StatusMessage = wanted.StatusMessage,
                Language = wanted.Language,
            };
            platform.People[id] = person;
            platform.Tell(new Change("people", null, null));
            if (wanted.Friend) phone.Follow(account, id);
            return ControlApi.Json(Views.Of(account, person), 201);
        }
    }
}
