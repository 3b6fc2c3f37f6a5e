namespace Line.Simulator.Validation;

/// <summary>LINE's rules for addresses: length, scheme, percent-encoded.</summary>
internal sealed class Urls(bool allowLoopbackMedia)
{
    private static readonly string[] ActionSchemes = ["http", "https", "line", "tel"];

    /// <summary>A picture, film or sound that LINE fetches.</summary>
    public void Media(ObjectCheck at, string name, int max = 2000, bool required = true)
    {
        if (Read(at, name, max, required) is not { } uri) return;
        if (uri.Scheme == Uri.UriSchemeHttps) return;
        if (allowLoopbackMedia && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) return;
        at.Problems.Add("invalid uri scheme", at.Place.Child(name));
    }

    /// <summary>What a tap opens.</summary>
    public static void Link(ObjectCheck at, string name, int max = 1000, bool required = true)
    {
        if (Read(at, name, max, required) is { } uri && !ActionSchemes.Contains(uri.Scheme))
            at.Problems.Add("invalid uri scheme", at.Place.Child(name));
    }

    private static Uri? Read(ObjectCheck at, string name, int max, bool required)
    {
        var text = at.Text(name, max, required);
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Any(letter => letter is <= ' ' or > '~') || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            at.Problems.Add("invalid uri", at.Place.Child(name));
            return null;
        }

        return uri;
    }
}
