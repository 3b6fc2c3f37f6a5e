using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Line.Messaging.Messages;
using Line.Messaging.RichMenus;

namespace Participation.RichMenus;

/// <summary>The menus as they lie in the folder rich-menus: menus.json names them, each has a JSON and a PNG.</summary>
public static class MenuFolder
{
    private const string Site = "{site}";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the folder; {site} in a menu becomes the public address of the service.</summary>
    public static IReadOnlyList<MenuToPublish> Read(string folder, Uri? site)
    {
        var index = JsonSerializer.Deserialize<Index>(File.ReadAllText(Path.Combine(folder, "menus.json")), Json)
            ?? throw new BadMenuException("menus.json is empty.");
        return [.. index.Menus.Select(entry => Read(folder, entry, site))];
    }

    private static MenuToPublish Read(string folder, Entry entry, Uri? site)
    {
        var json = File.ReadAllText(Path.Combine(folder, entry.File + ".json"));
        if (json.Contains(Site, StringComparison.Ordinal))
            json = json.Replace(Site, site?.ToString().TrimEnd('/') ?? throw new BadMenuException($"{entry.File}.json links to the service: set Site__PublicUrl."), StringComparison.Ordinal);
        var picture = File.ReadAllBytes(Path.Combine(folder, entry.File + ".png"));
        try
        {
            var menu = RichMenu.FromJson(json);
            var image = RichMenuImage.FromBytes(picture);
            if ((image.Width, image.Height) != (menu.Size.Width, menu.Size.Height))
                throw new BadMenuException($"{entry.File}.png is {image.Width} x {image.Height}, its menu {menu.Size.Width} x {menu.Size.Height}.");
            var published = menu with { Name = NameOf(entry.File, json, picture) };
            return new MenuToPublish(entry.File, entry.Alias, published, image, entry.ShownTo is "everybody", entry.ShownTo is "staff");
        }
        catch (Exception e) when (e is MessageLimitException or ArgumentException)
        {
            throw new BadMenuException($"{entry.File}: {e.Message}", e);
        }
    }

    /// <summary>The name carries the content's hash: a menu with this name needs no publishing, one with another hash is superseded.</summary>
    private static string NameOf(string key, string json, byte[] picture)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(json.ReplaceLineEndings("\n")));
        hash.AppendData(picture);
        return $"{MenuToPublish.Prefix}{key}/{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }

    private sealed record Index(IReadOnlyList<Entry> Menus);

    private sealed record Entry(string File, string Alias, string? ShownTo);
}

/// <summary>A menu with its picture. The key is its file name and the middle part of its name at LINE; tabs call it by the alias.</summary>
public sealed record MenuToPublish(string Key, string Alias, RichMenu Menu, RichMenuImage Image, bool IsDefault, bool IsForStaff)
{
    /// <summary>Only menus whose name begins so are ours to replace and delete.</summary>
    public const string Prefix = "participation/";

    public bool IsEarlier(StoredRichMenu stored) => stored.Menu.Name.StartsWith($"{Prefix}{Key}/", StringComparison.Ordinal);
}

public sealed class BadMenuException(string message, Exception? inner = null) : Exception(message, inner);
