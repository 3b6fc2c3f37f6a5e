using System.Text.Json;
using Line.Simulator.Control;

namespace Participation.Web.Tests.Support;

/// <summary>A villager with the account in their LINE: types, taps, reads.</summary>
public sealed class Talk(LineWorld world, VillagerView who)
{
    public string UserId => who.UserId;
    public LineWorld World => world;

    /// <summary>The answers to what was done last.</summary>
    public IReadOnlyList<ChatEntryView> Answers { get; private set; } = [];

    /// <summary>Everything these answers say, wherever it stands in them.</summary>
    public string Words => string.Join("\n", Answers.SelectMany(a => Texts(a.Message)));

    public IReadOnlyList<JsonElement> Taps => [.. Answers.SelectMany(a => ActionsIn(a.Message))];

    public IReadOnlyList<string> Labels => [.. Taps.Select(LabelOf)];

    public static async Task<Talk> WithFriendAsync(LineWorld world, string name = "มาลี")
    {
        var talk = new Talk(world, await world.Line.AddVillagerAsync(name));
        await talk.DoAsync(() => world.Line.FollowAsync(talk.UserId));
        return talk;
    }

    public Task SayAsync(string text) => DoAsync(() => world.Line.SendTextAsync(UserId, text));

    public Task TapAsync(string label) => TapAsync(Taps.FirstOrDefault(a => LabelOf(a) == label) is { ValueKind: JsonValueKind.Object } action
        ? action
        : throw new InvalidOperationException($"There is nothing to tap called {label}, only: {string.Join(", ", Labels)}."));

    public Task TapAsync(JsonElement action) => DoAsync(() => world.Line.TapAsync(UserId, action));

    public async Task DoAsync(Func<Task> act)
    {
        var before = (await world.MessagesOnPhoneAsync(UserId)).Count;
        await act();
        await world.SettleAsync();
        Answers = [.. (await world.MessagesOnPhoneAsync(UserId)).Skip(before)];
    }

    public static string LabelOf(JsonElement action) =>
        action.TryGetProperty("label", out var label) ? label.GetString()! : action.TryGetProperty("text", out var text) ? text.GetString()! : action.GetRawText();

    /// <summary>What can be tapped, wherever it stands in the message.</summary>
    public static IReadOnlyList<JsonElement> ActionsIn(JsonElement message) =>
        [.. Objects(message).Where(o => o.TryGetProperty("action", out _)).Select(o => o.GetProperty("action")), .. Objects(message).Where(o => o.TryGetProperty("actions", out _)).SelectMany(o => o.GetProperty("actions").EnumerateArray())];

    private static IEnumerable<string> Texts(JsonElement message) =>
        Objects(message).Where(o => o.TryGetProperty("type", out var type) && type.ValueEquals("text") && o.TryGetProperty("text", out _)).Select(o => o.GetProperty("text").GetString()!);

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
