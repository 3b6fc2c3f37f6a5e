using System.Text.Json;
using Line.Messaging.Messages;

namespace Line.Messaging.Json;

internal sealed partial class LimitWriter
{
    /// <summary>Animated images so far in this message: LINE counts them over the whole of it.</summary>
    public int AnimatedImages { get; set; }

    /// <summary>An enumeration by LINE's name, which is the member's name in kebab case.</summary>
    public void Keyword<T>(string name, T? value)
        where T : struct, Enum
    {
        if (value is not { } given)
            return;
        _json.WriteString(name, Keywords<T>.Names.TryGetValue(given, out var keyword) ? keyword : throw Broken(name, "one of the named values", "another"));
    }

    /// <summary>A length of one of the forms the property takes.</summary>
    public void FlexLength(string name, FlexSize? value, FlexSizes allowed)
    {
        if (value is not { } given)
            return;
        Require(given.IsAmong(allowed), name, $"of the kinds {allowed}", given.ToString());
        _json.WriteString(name, given.ToString());
    }

    /// <summary>A colour as #RRGGBB or #RRGGBBAA.</summary>
    public void Color(string name, string? value)
    {
        if (value is null)
            return;
        Require(value is { Length: 7 or 9 } && value[0] == '#' && value.Skip(1).All(char.IsAsciiHexDigit), name, "a colour as #RRGGBB or #RRGGBBAA", "something else");
        _json.WriteString(name, value);
    }

    private static class Keywords<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
