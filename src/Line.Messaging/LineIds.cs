using System.Buffers;

namespace Line.Messaging;

/// <summary>The form of LINE's ids, and whether they may stand in an address.</summary>
internal static class LineIds
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> UnsafeInPath = SearchValues.Create("/\\?#%");

    public static bool IsUser(string? id) => IsHexId(id, 'U');

    public static bool IsGroup(string? id) => IsHexId(id, 'C');

    public static bool IsRoom(string? id) => IsHexId(id, 'R');

    public static bool IsRichMenuAlias(string? id) =>
        id is { Length: >= 1 and <= 32 } && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');

    public static string User(string id, string parameter) => Checked(id, IsUser(id), "U and 32 hexadecimal digits", parameter);

    public static string Group(string id, string parameter) => Checked(id, IsGroup(id), "C and 32 hexadecimal digits", parameter);

    public static string Room(string id, string parameter) => Checked(id, IsRoom(id), "R and 32 hexadecimal digits", parameter);

    public static string Chat(string id, string parameter) =>
        Checked(id, IsUser(id) || IsGroup(id) || IsRoom(id), "a user, group or room id: U, C or R and 32 hexadecimal digits", parameter);

    public static string RichMenuAlias(string id, string parameter) => Checked(id, IsRichMenuAlias(id), "1 to 32 of a-z, 0-9, _ and -", parameter);

    /// <summary>
    /// An id whose form LINE does not promise (messages, rich menus), made safe for a path. Escaping alone is not enough:
    /// "." and ".." stay as they are and are resolved away.
    /// </summary>
    public static string Segment(string id, string parameter)
    {
        var safe = !string.IsNullOrEmpty(id) && id is not ("." or "..") && !id.AsSpan().ContainsAny(UnsafeInPath);
        return Uri.EscapeDataString(Checked(id, safe, "an id without / \\ ? # % that is neither . nor ..", parameter));
    }

    // The id itself stays out of the message: messages end up in logs.
    private static string Checked(string? id, bool valid, string form, string parameter) =>
        valid ? id! : throw new ArgumentException($"Not an id of the expected form: {form}.", parameter);

    private static bool IsHexId(string? id, char prefix) =>
        id is { Length: 33 } && id[0] == prefix && !id.AsSpan(1).ContainsAnyExcept(Hexadecimal);
}
