using System.Text.Json;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

/// <summary>Channel access tokens: stateless, short-lived and v2.1. The signature of a JWT is not checked, its claims are.</summary>
internal static class TokenEndpoints
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan Stateless = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static IEnumerable<LineEndpoint> All()
    {
        yield return Form("token/v3", "POST", "/oauth2/v3/token", IssueStateless);
        yield return Form("token/v2.1", "POST", "/oauth2/v2.1/token", IssueV21);
        yield return Form("token/v2.1/revoke", "POST", "/oauth2/v2.1/revoke", Revoke);
        yield return new("token/v2.1/verify", "GET", "/oauth2/v2.1/verify", call => Task.FromResult(Verify(call, call.Query("access_token")))) { Anonymous = true };
        yield return new("token/v2.1/kid", "GET", "/oauth2/v2.1/tokens/kid", KeyIds) { Anonymous = true };
        yield return Form("token/short", "POST", "/v2/oauth/accessToken", IssueShort) with { Rate = RateLimit.Second(370) };
        yield return Form("token/short/verify", "POST", "/v2/oauth/verify", (call, form) => Verify(call, form["access_token"]));
        yield return Form("token/short/revoke", "POST", "/v2/oauth/revoke", Revoke);
    }

    private static LineEndpoint Form(string name, string method, string path, Func<LineCall, IFormCollection, LineAnswer> answer) =>
        new(name, method, path, async call => answer(call, await call.FormAsync())) { Body = RequestBody.Form, Anonymous = true };

    private static LineAnswer IssueStateless(LineCall call, IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials") return LineAnswer.OAuthRefused("unsupported_grant_type", "unsupported grant_type");
        lock (call.Platform.Gate)
        {
            if ((form.ContainsKey("client_assertion") ? ByAssertion(call, form, out _) : BySecret(call, form)) is not { } account) return InvalidClient();
            var token = account.Tokens.Issue("stateless", Stateless, call.Now);
            return LineAnswer.Ok(new Dictionary<string, object> { ["token_type"] = "Bearer", ["access_token"] = token.Token, ["expires_in"] = 900 });
        }
    }

    private static LineAnswer IssueShort(LineCall call, IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials") return LineAnswer.OAuthRefused("unsupported_grant_type", "unsupported grant_type");
        lock (call.Platform.Gate)
        {
            if (BySecret(call, form) is not { } account) return InvalidClient();
            var live = account.Tokens.OfKind("short", call.Now).ToList();
            if (live.Count >= 30) account.Tokens.Revoke(live[0].Token);
            var token = account.Tokens.Issue("short", Longest, call.Now);
            return LineAnswer.Ok(new Dictionary<string, object> { ["access_token"] = token.Token, ["expires_in"] = (long)Longest.TotalSeconds, ["token_type"] = "Bearer" });
        }
    }

    private static LineAnswer IssueV21(LineCall call, IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials") return LineAnswer.OAuthRefused("unsupported_grant_type", "unsupported grant_type");
        lock (call.Platform.Gate)
        {
            if (ByAssertion(call, form, out var lifetime) is not { } account) return InvalidClient();
            if (lifetime is not { } seconds || seconds < 1 || seconds > Longest.TotalSeconds) return LineAnswer.OAuthRefused("invalid_request", "token_exp is invalid");
            if (account.Tokens.OfKind("v2.1", call.Now).Count() >= 30) return LineAnswer.OAuthRefused("invalid_request", "The number of issued tokens exceeds the limit");
            var token = account.Tokens.Issue("v2.1", TimeSpan.FromSeconds(seconds), call.Now, keyId: Ids.Token(16));
            return LineAnswer.Ok(new Dictionary<string, object> { ["access_token"] = token.Token, ["token_type"] = "Bearer", ["expires_in"] = seconds, ["key_id"] = token.KeyId! });
        }
    }

    private static LineAnswer KeyIds(LineCall call)
    {
        lock (call.Platform.Gate)
            return ByJwt(call, call.Query("client_assertion"), out _) is not { } account ? InvalidClient()
                : LineAnswer.Ok(new { kids = account.Tokens.OfKind("v2.1", call.Now).Select(token => token.KeyId) });
    }

    private static LineAnswer Verify(LineCall call, string? token)
    {
        lock (call.Platform.Gate)
        {
            foreach (var account in call.Platform.Accounts)
                if (token is not null && account.Tokens.SecondsLeft(token, call.Now) is { } seconds)
                    return LineAnswer.Ok(new Dictionary<string, object> { ["client_id"] = account.ChannelId, ["expires_in"] = Math.Min(seconds, 315_360_000), ["scope"] = "" });
            return LineAnswer.OAuthRefused("invalid_request", "access token expired");
        }
    }

    private static LineAnswer Revoke(LineCall call, IFormCollection form)
    {
        var token = form["access_token"].ToString();
        if (token.Length == 0) return LineAnswer.OAuthRefused("invalid_request", "access_token is missing");
        lock (call.Platform.Gate)
        {
            if (form.ContainsKey("client_id") && BySecret(call, form) is null) return InvalidClient();
            foreach (var account in call.Platform.Accounts) account.Tokens.Revoke(token);
            return LineAnswer.Empty(200);
        }
    }

    private static Account? BySecret(LineCall call, IFormCollection form) =>
        call.Platform.Accounts.Find(account => account.ChannelId == form["client_id"] && account.ChannelSecret == form["client_secret"]);

    private static Account? ByAssertion(LineCall call, IFormCollection form, out long? lifetime)
    {
        lifetime = null;
        return form["client_assertion_type"] == JwtBearer ? ByJwt(call, form["client_assertion"], out lifetime) : null;
    }

    private static Account? ByJwt(LineCall call, string? jwt, out long? lifetime)
    {
        lifetime = null;
        try
        {
            var parts = (jwt ?? "").Split('.');
            if (parts.Length != 3) return null;
            var header = Part(parts[0]);
            var claims = Part(parts[1]);
            if (header.Text("alg") is not "RS256" || header.Text("kid") is null || claims.Text("iss") != claims.Text("sub") || claims.Text("aud") is not "https://api.line.me/") return null;
            var now = call.Now.ToUnixTimeSeconds();
            if (claims.Member("exp") is not { ValueKind: JsonValueKind.Number } exp || exp.GetInt64() < now || exp.GetInt64() > now + 30 * 60) return null;
            lifetime = claims.Member("token_exp") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetInt64() : null;
            return call.Platform.Accounts.Find(account => account.ChannelId == claims.Text("iss"));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static JsonElement Part(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        using var document = JsonDocument.Parse(Convert.FromBase64String(base64.PadRight(base64.Length + (4 - base64.Length % 4) % 4, '=')));
        return document.RootElement.Clone();
    }

    private static LineAnswer InvalidClient() => LineAnswer.OAuthRefused("invalid_client", "invalid client_id or client_secret");
}
