using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Line.Messaging.Tests.Contract;

/// <summary>
/// Reads the part of YAML that LINE's descriptions are written in: block maps and lists, one-line flow lists, quoted and plain scalars over one or
/// several lines, block scalars, comments. Anything else is an error, so that a description is never half read.
/// </summary>
internal sealed class YamlReader
{
    private readonly List<(int Indent, string Text, int Number)> _lines;
    private readonly string[] _raw;
    private int _at;

    private YamlReader(string text)
    {
        _raw = text.ReplaceLineEndings("\n").Split('\n');
        _lines = [.. _raw.Select((line, number) => (line.Length - line.TrimStart(' ').Length, line.Trim(), number))];
    }

    public static JsonNode Read(string text)
    {
        var reader = new YamlReader(text);
        reader.SkipBlank();
        if (reader.Current.Text == "---")
            reader._at++;
        var node = reader.Block(0) ?? throw reader.Unreadable();
        reader.SkipBlank();
        return reader._at == reader._lines.Count ? node : throw reader.Unreadable();
    }

    private (int Indent, string Text, int Number) Current => _lines[_at];

    private FormatException Unreadable() => new($"YAML that is not understood in line {Math.Min(_at, _lines.Count - 1) + 1}");

    private void SkipBlank()
    {
        while (_at < _lines.Count && (Current.Text.Length == 0 || Current.Text[0] == '#'))
            _at++;
    }

    private JsonNode? Block(int least)
    {
        SkipBlank();
        if (_at == _lines.Count || Current.Indent < least)
            return null;
        if (IsItem(Current.Text))
            return Sequence(Current.Indent);
        return Key(Current.Text) is null ? Scalar(Folded(least)) : Mapping(Current.Indent);
    }

    private static bool IsItem(string text) => text == "-" || text.StartsWith("- ", StringComparison.Ordinal);

    private JsonArray Sequence(int indent)
    {
        var items = new JsonArray();
        for (SkipBlank(); _at < _lines.Count && Current.Indent == indent && IsItem(Current.Text); SkipBlank())
        {
            var rest = Current.Text[1..].TrimStart(' ');
            var inner = indent + Current.Text.Length - rest.Length;
            if (rest.Length == 0 || rest[0] == '#')
            {
                _at++;
                items.Add(Block(indent + 1));
            }
            else
            {
                // The item begins on the line of its dash: read it as if it stood there alone.
                _lines[_at] = (inner, rest, Current.Number);
                items.Add(Key(rest) is null ? Value(rest, indent + 1) : Mapping(inner));
            }
        }

        return items;
    }

    private JsonObject Mapping(int indent)
    {
        var map = new JsonObject();
        for (SkipBlank(); _at < _lines.Count && Current.Indent == indent && Key(Current.Text) is { } key; SkipBlank())
            map.Add(key.Name, Value(key.Remainder, indent + 1, sequenceIndent: indent));
        return map;
    }

    private JsonNode? Value(string rest, int least, int? sequenceIndent = null)
    {
        if (rest.Length == 0 || rest[0] == '#')
        {
            _at++;
            SkipBlank();
            var isSequenceHere = _at < _lines.Count && Current.Indent == sequenceIndent && IsItem(Current.Text);
            return isSequenceHere ? Sequence(Current.Indent) : Block(least);
        }

        if (rest[0] == '|')
            return BlockScalar(least);
        if (rest[0] == '[')
        {
            _at++;
            return new JsonArray([.. rest[1..rest.LastIndexOf(']')].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Scalar)]);
        }

        if (rest is "{}" or "{ }")
        {
            _at++;
            return new JsonObject();
        }

        _lines[_at] = (least, rest, Current.Number);
        return Scalar(Folded(least));
    }

    private JsonValue BlockScalar(int least)
    {
        var text = new StringBuilder();
        for (_at++; _at < _lines.Count && (Current.Text.Length == 0 || Current.Indent >= least); _at++)
            text.Append(_raw[_at].Trim()).Append('\n');
        return JsonValue.Create(text.ToString().TrimEnd('\n'));
    }

    // A scalar and the lines that go on with it.
    private string Folded(int least)
    {
        var text = new StringBuilder(Current.Text);
        var isQuoted = text[0] is '"' or '\'';
        for (_at++; _at < _lines.Count; _at++)
        {
            var isClosed = isQuoted && Unquoted(text.ToString()) is not null;
            if (isClosed || Current.Text.Length == 0 || Current.Indent < least)
                break;
            text.Append(' ').Append(Current.Text);
        }

        return text.ToString();
    }

    private static JsonNode? Scalar(string text)
    {
        if (text.Length > 0 && text[0] is '"' or '\'')
            return JsonValue.Create(Unquoted(text) ?? throw new FormatException($"An unclosed quotation: {text}"));
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        var plain = comment < 0 ? text : text[..comment].TrimEnd();
        return plain switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "null" or "~" => null,
            _ when long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
            _ when double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && char.IsAsciiDigit(plain[^1]) => JsonValue.Create(number),
            _ => JsonValue.Create(plain),
        };
    }

    private static string? Unquoted(string text)
    {
        var quote = text[0];
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == quote)
                return value.ToString();
            if (text[i] == '\\' && quote == '"' && i + 1 < text.Length)
                value.Append(text[++i] == 'n' ? '\n' : text[i]);
            else
                value.Append(text[i]);
        }

        return null;
    }

    private static (string Name, string Remainder)? Key(string text)
    {
        if (text[0] is '"' or '\'')
        {
            var end = text.IndexOf(text[0], 1);
            return end > 0 && text.Length > end + 1 && text[end + 1] == ':' ? (text[1..end], text[(end + 2)..].Trim()) : null;
        }

        var colon = text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal) ? text.Length - 1 : text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && text[0] is not ('[' or '{' or '`') ? (text[..colon], text[(colon + 1)..].Trim()) : null;
    }
}
