using System.Globalization;
using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>Asks LINE's OAuth endpoints for tokens. Bodies are forms, and errors are <c>{"error","error_description"}</c>.</summary>
internal static class TokenEndpoint
{
    public static async Task<IssuedToken> IssueAsync(HttpClient http, Uri address, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        using var body = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(address, body, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        // 5xx says nothing about the credentials, so it carries no status: it is worth another try.
        if (status >= 500)
            throw new ChannelTokenException(string.Create(CultureInfo.InvariantCulture, $"No channel access token: LINE answered {status}."));

        using var document = Parse(bytes);
        var json = document?.RootElement;
        if (status == 200 && json?.Text("access_token") is { } token && json?.Integer("expires_in") is > 0 and var seconds)
            return new IssuedToken(token, TimeSpan.FromSeconds(seconds));
        throw new ChannelTokenException(
            string.Create(CultureInfo.InvariantCulture, $"No channel access token: LINE answered {status} {json?.Text("error")}. Check channel id and credentials."),
            status == 200 ? null : status);
    }

    private static JsonDocument? Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
