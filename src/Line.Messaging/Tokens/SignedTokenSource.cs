using System.Buffers.Text;
using System.Security.Cryptography;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>
/// Channel access tokens v2.1, issued against a signature with a key registered for the channel, so that no secret is kept. At most 30 are valid at a
/// time and a further one is refused: keep the lifetime short where processes start often. Kept, renewed before they end, and fetched again once when
/// LINE answers 401. Safe to share.
/// </summary>
/// <remarks>
/// Reference: https://developers.line.biz/en/reference/messaging-api/#issue-channel-access-token-v2-1 and
/// https://developers.line.biz/en/docs/messaging-api/generate-json-web-token/
/// </remarks>
public sealed class SignedTokenSource : IChannelTokenSource
{
    /// <summary>Longest life of a token.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    // LINE takes assertions of at most 30 minutes; less leaves room for a clock that runs ahead.
    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(25);

    private readonly TokenCache _cache;

    /// <summary>Gets tokens with a key.</summary>
    /// <param name="channelId">Id of the Messaging API channel.</param>
    /// <param name="keyId">The <c>kid</c> that the console gave for the public key.</param>
    /// <param name="privateKey">The private RSA key of 2,048 bits; stays the caller's, and must live as long as this source.</param>
    /// <param name="http">Carries the requests.</param>
    /// <param name="timeProvider">The clock for signing and renewing.</param>
    /// <param name="lifetime">Life of each token, up to 30 days; null for one hour, which lets a process start 28 times an hour.</param>
    /// <param name="apiBaseUrl">Host; null for <c>https://api.line.me</c>.</param>
    public SignedTokenSource(
        string channelId, string keyId, RSA privateKey, HttpClient http, TimeProvider timeProvider, TimeSpan? lifetime = null, Uri? apiBaseUrl = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channelId);
        ArgumentException.ThrowIfNullOrWhiteSpace(keyId);
        ArgumentNullException.ThrowIfNull(privateKey);
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var life = lifetime ?? TimeSpan.FromHours(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(life, TimeSpan.FromMinutes(1), nameof(lifetime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, LongestLifetime, nameof(lifetime));
        var address = new Uri((apiBaseUrl ?? new LineMessagingOptions().ApiBaseUrl).AbsoluteUri.TrimEnd('/') + "/oauth2/v2.1/token");
        _cache = new TokenCache(
            cancellationToken => TokenEndpoint.IssueAsync(http, address, Form(Assertion(channelId, keyId, privateKey, timeProvider.GetUtcNow(), life)), cancellationToken),
            timeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken = default) => _cache.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> RenewAsync(string rejected, CancellationToken cancellationToken = default) => _cache.RenewAsync(rejected, cancellationToken);

    private static KeyValuePair<string, string>[] Form(string assertion) =>
    [
        new("grant_type", "client_credentials"),
        new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new("client_assertion", assertion),
    ];

    private static string Assertion(string channelId, string keyId, RSA key, DateTimeOffset now, TimeSpan lifetime)
    {
        var header = LimitWriter.Object(writer =>
        {
            writer.Constant("alg", "RS256");
            writer.Constant("typ", "JWT");
            writer.Constant("kid", keyId);
        });
        var claims = LimitWriter.Object(writer =>
        {
            writer.Constant("iss", channelId);
            writer.Constant("sub", channelId);
            // The audience is LINE's own address, whatever host the request goes to.
            writer.Constant("aud", "https://api.line.me/");
            writer.Number("exp", (now + AssertionLifetime).ToUnixTimeSeconds());
            writer.Number("token_exp", (long)lifetime.TotalSeconds);
        });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
