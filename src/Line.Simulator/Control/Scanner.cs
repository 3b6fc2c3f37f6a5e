using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>What LINE's scanner makes of the text in a QR code.</summary>
internal static class Scanner
{
    public static ScanResult Read(LinePlatform platform, string text)
    {
        text = text.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "line"))
            return new ScanResult("prefill", Text: text);
        if (uri.Host is not "line.me" || !uri.AbsolutePath.StartsWith("/R/", StringComparison.Ordinal)) return new ScanResult("open", Url: text);

        var path = uri.AbsolutePath["/R/".Length..].TrimEnd('/').Split('/');
        switch (path)
        {
            case ["oaMessage", var id]:
                // The text is the whole query; "?text=" would be part of it.
                var prefill = Uri.UnescapeDataString(uri.Query.TrimStart('?'));
                return With(platform, id, prefill.Length > 0 ? "prefill" : "chat", prefill.Length > 0 ? prefill : null);
            case ["ti", "p", var id]: return With(platform, id, "addFriend", null);
            case ["share"]: return new ScanResult("share", Text: Query(uri, "text"));
            default: return new ScanResult("open", Url: text);
        }
    }

    private static ScanResult With(LinePlatform platform, string id, string kind, string? text)
    {
        var basicId = Uri.UnescapeDataString(id);
        var account = platform.Accounts.Find(account => string.Equals(account.BasicId, basicId, StringComparison.OrdinalIgnoreCase));
        return account is null ? new ScanResult("unknown", Text: basicId) : new ScanResult(kind, account.ChannelId, text);
    }

    private static string? Query(Uri uri, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query).TryGetValue(name, out var value) ? value.ToString() : null;
}
