using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Line.Messaging.Json;

/// <summary>How LINE counts a text. Reference: https://developers.line.biz/en/docs/messaging-api/text-character-count/</summary>
internal enum Count
{
    Utf16,
    Graphemes,
}

/// <summary>Something that writes itself as the properties of a JSON object, checking its limits on the way.</summary>
internal interface IJsonObject
{
    void Write(LimitWriter writer);
}

/// <summary>
/// Writes JSON for LINE and checks every limit in the same pass, so that a limit stands beside the property it belongs to and an error can
/// name the exact field. Null is left out; Thai and emoji are written as they are (escaped they would take twice the bytes).
/// </summary>
internal sealed partial class LimitWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json;
    private readonly List<(string? Name, int Index)> _path = [];

    private LimitWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Bytes written so far.</summary>
    public long Length => _json.BytesCommitted + _json.BytesPending;

    public static byte[] Object(IJsonObject value) => Object(value.Write);

    public static byte[] Object(Action<LimitWriter> properties)
    {
        using var writer = new LimitWriter();
        writer._json.WriteStartObject();
        properties(writer);
        writer._json.WriteEndObject();
        return writer.Finish();
    }

    /// <summary>A whole array, named only for the paths in errors.</summary>
    public static byte[] Array(string name, Action<LimitWriter> items)
    {
        using var writer = new LimitWriter();
        writer._json.WriteStartArray();
        writer._path.Add((name, -1));
        items(writer);
        writer._json.WriteEndArray();
        return writer.Finish();
    }

    public void Dispose() => _json.Dispose();

    public void Constant(string name, string value) => _json.WriteString(name, value);

    public void Flag(string name, bool? value)
    {
        if (value is { } given)
            _json.WriteBoolean(name, given);
    }

    /// <summary>JSON that was written and checked before.</summary>
    public void Raw(string name, ReadOnlySpan<byte> json)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(json, skipInputValidation: true);
    }

    public void Object(string name, IJsonObject? value)
    {
        if (value is not null)
            Object(name, value.Write);
    }

    public void Object(string name, Action<LimitWriter> properties)
    {
        _json.WriteStartObject(name);
        _path.Add((name, -1));
        properties(this);
        _path.RemoveAt(_path.Count - 1);
        _json.WriteEndObject();
    }

    public void Array<T>(string name, IReadOnlyList<T> items, int min, int max, Action<LimitWriter, T> properties)
    {
        Count(name, items.Count, min, max, "items");
        _json.WriteStartArray(name);
        _path.Add((name, -1));
        for (var i = 0; i < items.Count; i++)
            Item(i, items[i], properties);
        _path.RemoveAt(_path.Count - 1);
        _json.WriteEndArray();
    }

    /// <summary>One object inside an array.</summary>
    public void Item<T>(int index, T item, Action<LimitWriter, T> properties)
    {
        _json.WriteStartObject();
        _path.Add((null, index));
        properties(this, item);
        _path.RemoveAt(_path.Count - 1);
        _json.WriteEndObject();
    }

    public void Texts(string name, IReadOnlyList<string> values, int min, int max, Action<LimitWriter, string, string> check)
    {
        Count(name, values.Count, min, max, "items");
        _json.WriteStartArray(name);
        for (var i = 0; i < values.Count; i++)
        {
            check(this, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), values[i]);
            _json.WriteStringValue(values[i]);
        }

        _json.WriteEndArray();
    }

    private void WriteText(string name, string value)
    {
        if (value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            _json.WritePropertyName(name);
            _json.WriteRawValue(Quoted(value), skipInputValidation: true);
        }
        else
        {
            _json.WriteString(name, value);
        }
    }

    // Every encoder of System.Text.Json writes emoji as two escapes, which take 12 bytes in place of 4. Half a pair becomes U+FFFD.
    private static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 8).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                text.Append('\\').Append((char)rune.Value);
            else if (rune.Value is < 0x20 or 0x7F)
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                text.Append(rune.ToString());
        }

        return text.Append('"').ToString();
    }

    private byte[] Finish()
    {
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private string Path(string name)
    {
        var path = new StringBuilder();
        foreach (var (segment, index) in _path)
        {
            if (segment is null)
                path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
                path.Append(path.Length > 0 ? "." : "").Append(segment);
        }

        return name.Length == 0 ? path.ToString() : path.Append(path.Length > 0 ? "." : "").Append(name).ToString();
    }
}
