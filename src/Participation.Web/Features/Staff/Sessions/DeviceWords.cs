namespace Participation.Web.Features.Staff.Sessions;

/// <summary>A browser in words by which its owner knows it again; nothing finer.</summary>
public static class DeviceWords
{
    // The first that fits: Edge and LINE call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Line/", "LINE"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var browser = First(Browsers, userAgent);
        var system = First(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => "อุปกรณ์ไม่ทราบชนิด",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} บน {system}",
        };
    }

    private static string? First((string Mark, string Name)[] known, string userAgent) =>
        known.Where(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
