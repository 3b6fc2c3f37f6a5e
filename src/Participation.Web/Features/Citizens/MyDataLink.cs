using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Citizens;

/// <summary>
/// The address of /me that the bot gives to one person: encrypted and signed, for this purpose only, and good for a
/// quarter of an hour. Whoever holds it in that time is taken for the person, and the message with it says so.
/// </summary>
public sealed class MyDataLink(TimedTokens tokens, IOptions<SiteOptions> site)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const string Purpose = "my-data-link";

    public string AddressFor(string lineUserId) => new Uri(site.Value.PublicUrl, "/me?t=" + TokenFor(lineUserId)).ToString();

    public string TokenFor(string lineUserId) => tokens.Issue(Purpose, Encoding.ASCII.GetBytes(lineUserId));

    /// <summary>Whose it is; null when it is not ours or its time is over.</summary>
    public string? Read(string? token) => tokens.Read(Purpose, token, Life) is { } lineUserId ? Encoding.ASCII.GetString(lineUserId) : null;
}
