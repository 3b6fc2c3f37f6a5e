using Line.Messaging;
using Line.Messaging.RichMenus;

namespace Participation.RichMenus;

/// <summary>
/// Brings the account to what the folder says, in an order in which nobody is left without a menu: new menus with their
/// pictures, aliases, default, staff, and only then away with the superseded. Whatever cuts it short, the next run goes on.
/// </summary>
public sealed class Publisher(LineMessagingClient line, bool dryRun, Action<string> say, TimeProvider clock)
{
    private static readonly TimeSpan BatchStep = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BatchPatience = TimeSpan.FromMinutes(5);

    private readonly Calls _calls = new(dryRun, say);

    /// <returns>How many changes were made, or would be.</returns>
    public async Task<int> RunAsync(IReadOnlyList<MenuToPublish> menus, IReadOnlyList<string> staff, IReadOnlyList<string> notStaff, CancellationToken ct)
    {
        var stored = (await Calls.AskAsync("list the menus", line.ListRichMenusAsync(ct)))
            .Where(menu => menu.Menu.Name.StartsWith(MenuToPublish.Prefix, StringComparison.Ordinal)).ToList();
        var ids = new Dictionary<string, string>();
        foreach (var menu in menus) ids[menu.Key] = await CreateAsync(menu, stored, ct);
        var superseded = stored.Where(menu => !ids.ContainsValue(menu.Id)).ToList();

        await AliasesAsync(menus, ids, superseded, ct);
        foreach (var menu in menus.Where(menu => menu.IsDefault)) await DefaultAsync(menu, ids[menu.Key], ct);
        foreach (var menu in menus.Where(menu => menu.IsForStaff))
        {
            await MoveLinksAsync(menu, ids[menu.Key], superseded, ct);
            await StaffAsync(menu, ids[menu.Key], staff, notStaff, ct);
        }

        foreach (var old in superseded)
            await _calls.DoAsync($"delete the superseded {old.Menu.Name}", () => line.DeleteRichMenuAsync(old.Id, ct));
        return _calls.Made;
    }

    /// <summary>The menu of this name that has its picture; made if there is none.</summary>
    private async Task<string> CreateAsync(MenuToPublish menu, List<StoredRichMenu> stored, CancellationToken ct)
    {
        var same = stored.Where(old => old.Menu.Name == menu.Menu.Name).ToList();
        foreach (var candidate in same)
            if (await HasPictureAsync(candidate.Id, ct))
                return candidate.Id;

        // A run that was cut short leaves a menu without its picture.
        var id = same.FirstOrDefault()?.Id;
        if (id is null) await _calls.DoAsync($"create {menu.Menu.Name}", () => line.CreateRichMenuAsync(menu.Menu, ct), made => id = made);
        id ??= $"(new {menu.Key})";
        await _calls.DoAsync($"upload the picture of {menu.Key}", () => line.SetRichMenuImageAsync(id, menu.Image, ct));
        return id;
    }

    private async Task<bool> HasPictureAsync(string id, CancellationToken ct)
    {
        using var picture = new MemoryStream();
        var outcome = await line.GetRichMenuImageAsync(id, picture, ct);
        return outcome switch
        {
            ContentOutcome.Ready => true,
            ContentOutcome.NotFound => false,
            _ => throw new PublishingException($"LINE did not say whether {id} has a picture: {outcome.GetType().Name}"),
        };
    }

    private async Task AliasesAsync(IReadOnlyList<MenuToPublish> menus, Dictionary<string, string> ids, List<StoredRichMenu> superseded, CancellationToken ct)
    {
        var aliases = await Calls.AskAsync("list the aliases", line.ListRichMenuAliasesAsync(ct));
        foreach (var menu in menus)
        {
            var now = aliases.FirstOrDefault(alias => alias.AliasId == menu.Alias)?.RichMenuId;
            var id = ids[menu.Key];
            if (now is null) await _calls.DoAsync($"create the alias {menu.Alias}", () => line.CreateRichMenuAliasAsync(menu.Alias, id, ct));
            else if (now != id) await _calls.DoAsync($"point the alias {menu.Alias} to {menu.Menu.Name}", () => line.UpdateRichMenuAliasAsync(menu.Alias, id, ct));
        }

        foreach (var left in aliases.Where(alias => menus.All(menu => menu.Alias != alias.AliasId) && superseded.Exists(old => old.Id == alias.RichMenuId)))
            await _calls.DoAsync($"delete the alias {left.AliasId}", () => line.DeleteRichMenuAliasAsync(left.AliasId, ct));
    }

    private async Task DefaultAsync(MenuToPublish menu, string id, CancellationToken ct)
    {
        if (await Calls.AskOrNoneAsync("read the default menu", line.GetDefaultRichMenuIdAsync(ct)) != id)
            await _calls.DoAsync($"show {menu.Key} to everybody", () => line.SetDefaultRichMenuAsync(id, ct));
    }

    /// <summary>LINE cannot list who has a menu, but it can move them all; deleting the old one first would lose them.</summary>
    private async Task MoveLinksAsync(MenuToPublish menu, string id, List<StoredRichMenu> superseded, CancellationToken ct)
    {
        var moves = superseded.Where(menu.IsEarlier).Select(RichMenuOperation (old) => RichMenuOperation.Replace(old.Id, id)).ToList();
        if (moves.Count == 0) return;
        string? request = null;
        await _calls.DoAsync($"move everybody with an earlier {menu.Key} menu to this one", async () =>
        {
            var begun = await line.StartRichMenuBatchAsync(new RichMenuBatch(moves), ct);
            request = (begun as LineResult<Done>.Success)?.RequestId;
            return begun;
        });
        if (request is not null) await FinishAsync(request, ct);
    }

    private async Task FinishAsync(string request, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < BatchPatience; waited += BatchStep)
        {
            var progress = await Calls.AskAsync("ask how far the move is", line.GetRichMenuBatchProgressAsync(request, ct));
            if (progress.Phase is RichMenuBatchPhase.Succeeded) return;
            if (progress.Phase is RichMenuBatchPhase.Failed) throw new PublishingException("LINE could not move everybody to the new staff menu; nothing was deleted. Run again.");
            await Task.Delay(BatchStep, clock, ct);
        }

        throw new PublishingException("LINE is still moving people to the new staff menu; nothing was deleted. Run again in some minutes.");
    }

    private async Task StaffAsync(MenuToPublish menu, string id, IReadOnlyList<string> staff, IReadOnlyList<string> notStaff, CancellationToken ct)
    {
        var without = new List<string>();
        foreach (var user in staff.Except(notStaff))
            if (await Calls.AskOrNoneAsync("read a person's menu", line.GetRichMenuIdOfUserAsync(user, ct)) != id)
                without.Add(user);
        foreach (var some in without.Chunk(LineMessagingClient.MaxBulkUsers))
            await _calls.DoAsync($"link {menu.Key} to {some.Length} of the staff", () => line.LinkRichMenuToManyAsync(some, id, ct));
        foreach (var user in notStaff)
            if (await Calls.AskOrNoneAsync("read a person's menu", line.GetRichMenuIdOfUserAsync(user, ct)) is not null)
                await _calls.DoAsync("take the staff menu from one person", () => line.UnlinkRichMenuAsync(user, ct));
    }
}
