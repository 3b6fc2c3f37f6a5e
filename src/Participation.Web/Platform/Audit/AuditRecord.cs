using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// What was done, by whom, to which record, before it is numbered and chained. Holds record ids and closed values;
/// names, contacts and free words of citizens never belong here, because an entry can not be erased.
/// </summary>
public sealed record AuditRecord(string Actor, string Action, string Subject, IReadOnlyDictionary<string, AuditChange>? Changes = null)
{
    internal byte[] ToCanonicalBytes(long sequence, DateTime at)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", sequence);
            json.WriteString("at", at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("actor", Actor);
            json.WriteString("action", Action);
            json.WriteString("subject", Subject);
            if (Changes is { Count: > 0 })
            {
                json.WriteStartObject("changes");
                foreach (var (field, change) in Changes.OrderBy(c => c.Key, StringComparer.Ordinal))
                {
                    json.WriteStartObject(field);
                    if (change.Before is not null) json.WriteString("before", change.Before);
                    if (change.After is not null) json.WriteString("after", change.After);
                    json.WriteEndObject();
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}

public sealed record AuditChange(string? Before, string? After);
