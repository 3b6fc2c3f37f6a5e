using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The code of a forum's hall, and what makes a phone or a friend in LINE count once: worked out with a key outside the database,
/// so that nothing has to be kept for it and whoever reads the tables cannot tell who came.
/// </summary>
public sealed class HallKeys(AuditKey key, TimedTokens tokens)
{
    public static readonly TimeSpan ScreenLife = TimeSpan.FromDays(1);

    // As in ShortCode: no letter that looks like a digit.
    private const string Letters = "ACDEFGHJKMNPQRTUVWXY";
    private const string ScreenPurpose = "forum-screen";
    private const int LongestToken = 64;

    private readonly byte[] _key = key.For("forum-hall");

    /// <summary>Two letters that cannot be guessed in a few tries, and the forum's number: KT12.</summary>
    public string CodeOf(Forum forum)
    {
        var hash = Hash($"code:{forum.Id:N}");
        return string.Create(CultureInfo.InvariantCulture, $"{Letters[hash[0] % Letters.Length]}{Letters[hash[1] % Letters.Length]}{forum.Number}");
    }

    public bool IsCodeOf(Forum forum, string? typed) => NumberIn(typed) == forum.Number && ShortCode.TryParse(Bare(typed!), out var code) && code == Canonical(CodeOf(forum));

    /// <summary>Which forum a typed code speaks of, before it is known whether it is right.</summary>
    public static int? NumberIn(string? typed) =>
        ShortCode.TryParse(Bare(typed ?? ""), out var code) && code.Length > 2 && int.TryParse(code[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a phone keeps. Made of the form it pressed on, so that the same form sent twice is the same phone.</summary>
    public string PhoneToken(Guid forumId, Guid formId) => WebEncoders.Base64UrlEncode(Hash($"phone:{forumId:N}:{formId:N}")[..16]);

    public byte[] KeyOfPhone(Guid forumId, string token) => Hash($"from-phone:{forumId:N}:{(token.Length > LongestToken ? token[..LongestToken] : token)}");

    public byte[] KeyOfLine(Guid forumId, string lineUserId) => Hash($"from-line:{forumId:N}:{lineUserId}");

    /// <summary>Lets the screen in the hall show the code: at home nobody has use for it.</summary>
    public string ScreenToken(Forum forum) => tokens.Issue(ScreenPurpose, forum.Id.ToByteArray());

    public bool IsScreen(Forum forum, string? token) => tokens.Read(ScreenPurpose, token, ScreenLife) is { Length: 16 } id && new Guid(id) == forum.Id;

    // The poster says F-KT12 for LINE; somebody will type it into the page.
    private static string Bare(string typed)
    {
        var plain = typed.Trim();
        return plain.Length > 3 && plain[0] is 'F' or 'f' && "-–—‑ ".Contains(plain[1], StringComparison.Ordinal) ? plain[2..] : plain;
    }

    private static string? Canonical(string issued) => ShortCode.TryParse(issued, out var code) ? code : null;

    private byte[] Hash(string subject) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(subject));
}
