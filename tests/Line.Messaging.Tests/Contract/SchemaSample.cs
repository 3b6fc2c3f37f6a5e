using System.Globalization;
using System.Text.Json.Nodes;

namespace Line.Messaging.Tests.Contract;

/// <summary>Makes JSON with every property that a schema has, as LINE might send it.</summary>
internal sealed class SchemaSample(LineDescription description)
{
    public JsonNode? Of(JsonNode reference, string? kind = null)
    {
        var schema = description.Resolve(reference);
        if (schema["discriminator"] is { } discriminator)
        {
            var name = discriminator["propertyName"]!.GetValue<string>();
            var mapping = discriminator["mapping"]!.AsObject();
            var chosen = kind ?? mapping.First().Key;
            var concrete = Members(description.Resolve(new JsonObject { ["$ref"] = mapping[chosen]!.GetValue<string>() }));
            concrete[name] = chosen;
            return concrete;
        }

        if (schema["enum"] is JsonArray values)
            return values[0]!.DeepClone();
        return (schema["type"]?.GetValue<string>() ?? "object") switch
        {
            "string" => Text(schema),
            "integer" => JsonValue.Create(schema["minimum"] is JsonValue minimum ? minimum.GetValue<long>() : 7L),
            "number" => JsonValue.Create(13.75),
            "boolean" => JsonValue.Create(true),
            "array" => new JsonArray(Of(schema["items"]!)),
            _ => Members(schema),
        };
    }

    private JsonObject Members(JsonObject schema)
    {
        var members = new JsonObject();
        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            foreach (var (name, value) in Members(description.Resolve(part!)))
                members[name] = value?.DeepClone();
        }

        foreach (var (name, value) in schema["properties"]?.AsObject() ?? [])
            members[name] = Of(value!);
        if (schema["additionalProperties"] is JsonObject other)
            members["extra"] = Of(other);
        return members;
    }

    private static JsonValue Text(JsonObject schema) => JsonValue.Create(schema["format"]?.GetValue<string>() switch
    {
        "uri" => "https://example.com/a.jpg",
        "uuid" => "0198a2f0-0000-7000-8000-000000000001",
        "date-time" => "2026-11-20T09:30:15.121Z",
        _ => schema["pattern"]?.GetValue<string>() == "^U[0-9a-f]{32}$" ? "U" + new string('0', 32) : "ข้อความ".ToString(CultureInfo.InvariantCulture),
    });
}
