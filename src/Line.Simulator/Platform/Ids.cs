using System.Buffers;
using System.Security.Cryptography;

namespace Line.Simulator.Platform;

/// <summary>Identifiers in the forms LINE gives them.</summary>
internal static class Ids
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static string User() => "U" + Hex(32);

    public static string Group() => "C" + Hex(32);

    public static string Room() => "R" + Hex(32);

    public static string RichMenu() => "richmenu-" + Hex(32);

    public static string ReplyToken() => Hex(32);

    public static string Token(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static string RequestId() => Guid.CreateVersion7().ToString("D");

    public static string Ulid(DateTimeOffset at)
    {
        Span<char> text = stackalloc char[26];
        var time = at.ToUnixTimeMilliseconds();
        for (var i = 9; i >= 0; i--, time >>= 5) text[i] = Crockford[(int)(time & 31)];
        for (var i = 10; i < 26; i++) text[i] = Crockford[RandomNumberGenerator.GetInt32(32)];
        return new string(text);
    }

    public static bool IsUser(string? id) => IsOf('U', id);

    public static bool IsGroup(string? id) => IsOf('C', id);

    public static bool IsRoom(string? id) => IsOf('R', id);

    private static bool IsOf(char kind, string? id) =>
        id is { Length: 33 } && id[0] == kind && id.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;

    private static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
