using Line.Messaging;

namespace Participation.RichMenus;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            Console.WriteLine(Wanted.Usage);
            return 0;
        }

        try
        {
            if (Wanted.Read(arguments, Setting("RICH_MENUS") ?? "rich-menus") is not { } wanted)
            {
                Console.Error.WriteLine(Wanted.Usage);
                return 2;
            }

            using var stop = new CancellationTokenSource();
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                stop.Cancel();
            };
            return await PublishAsync(wanted, stop.Token);
        }
        catch (Exception e) when (e is BadMenuException or PublishingException or ArgumentException or IOException or OperationCanceledException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static async Task<int> PublishAsync(Wanted wanted, CancellationToken ct)
    {
        var menus = MenuFolder.Read(wanted.Folder, Setting("Site__PublicUrl") is { } site ? new Uri(site) : null);
        var options = new LineMessagingOptions();
        if (Setting("Line__ApiBaseUrl") is { } api) options = options with { ApiBaseUrl = new Uri(api) };
        if (Setting("Line__DataApiBaseUrl") is { } data) options = options with { DataApiBaseUrl = new Uri(data) };
        using var http = new HttpClient();
        var line = new LineMessagingClient(http, Tokens(http, options), options);

        var made = await new Publisher(line, wanted.DryRun, Console.WriteLine, TimeProvider.System).RunAsync(menus, wanted.Staff, wanted.NotStaff, ct);
        Console.WriteLine(made == 0 ? "The rich menus are up to date." : wanted.DryRun ? $"{made} changes would be made." : $"{made} changes made.");
        return 0;
    }

    private static IChannelTokenSource Tokens(HttpClient http, LineMessagingOptions options) =>
        Setting("Line__ChannelAccessToken") is { } token ? new LongLivedToken(token)
        : Setting("Line__ChannelId") is { } id && Setting("Line__ChannelSecret") is { } secret ? new StatelessTokenSource(id, secret, http, TimeProvider.System, options.ApiBaseUrl)
        : throw new PublishingException("Set Line__ChannelAccessToken, or Line__ChannelId and Line__ChannelSecret.");

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
