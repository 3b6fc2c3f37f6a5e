namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// What a button carries: version, topic, act and arguments, as in <c>1/survey/rate/D1/5</c>. It comes back from a phone,
/// perhaps from a message of last year, so it has a version and no authority.
/// </summary>
public sealed record ChatTap(string Topic, string Act, IReadOnlyList<string> Arguments)
{
    private const string Version = "1";

    public static string Data(string topic, string act, params ReadOnlySpan<string> arguments) =>
        string.Join('/', [Version, topic, act, .. arguments.ToArray().Select(Uri.EscapeDataString)]);

    public static ChatTap? TryParse(string data)
    {
        var parts = data.Split('/');
        return parts.Length >= 3 && parts[0] == Version
            ? new ChatTap(parts[1], parts[2], parts[3..].Select(Uri.UnescapeDataString).ToArray())
            : null;
    }
}
