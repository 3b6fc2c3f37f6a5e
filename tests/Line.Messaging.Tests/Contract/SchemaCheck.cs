using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Line.Messaging.Tests.Contract;

/// <summary>
/// Checks JSON against a schema of a description. Stricter than an ordinary validator in two ways: the discriminator is followed to the schema of the
/// concrete kind, and a property that no schema mentions is a fault, so that a misspelt one cannot pass.
/// </summary>
internal sealed class SchemaCheck(LineDescription description)
{
    private readonly List<string> _faults = [];

    public static IReadOnlyList<string> Faults(LineDescription description, JsonNode schema, JsonElement value)
    {
        var check = new SchemaCheck(description);
        check.Check(schema, value, "$");
        return check._faults;
    }

    private void Check(JsonNode reference, JsonElement value, string at)
    {
        var schema = Concrete(description.Resolve(reference), value, at);
        if (schema["oneOf"] is JsonArray choices)
        {
            if (!choices.Any(choice => Faults(description, choice!, value).Count == 0))
                Fault(at, "matches none of the choices");
            return;
        }

        var parts = Parts(schema).ToList();
        foreach (var part in parts)
            CheckOwn(part, value, at);
        if (value.ValueKind == JsonValueKind.Object)
            CheckMembers(parts, value, at);
    }

    private JsonObject Concrete(JsonObject schema, JsonElement value, string at)
    {
        if (schema["discriminator"] is not { } discriminator)
            return schema;
        var name = discriminator["propertyName"]!.GetValue<string>();
        if (value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(name, out var kind)
            && discriminator["mapping"]![kind.GetString()!] is { } target)
            return description.Resolve(new JsonObject { ["$ref"] = target.GetValue<string>() });
        Fault(at, $"has no {name} that the description knows");
        return schema;
    }

    // A schema with everything it is composed of. The base is not followed to its kinds again.
    private IEnumerable<JsonObject> Parts(JsonObject schema) =>
        (schema["allOf"]?.AsArray() ?? []).SelectMany(part => Parts(description.Resolve(part!))).Prepend(schema);

    private void CheckMembers(List<JsonObject> parts, JsonElement value, string at)
    {
        var known = parts.SelectMany(part => part["properties"]?.AsObject() ?? []).ToLookup(property => property.Key, property => property.Value);
        var others = parts.Select(part => part["additionalProperties"]).FirstOrDefault(schema => schema is JsonObject);
        foreach (var member in value.EnumerateObject())
        {
            if (known.Contains(member.Name))
                Check(known[member.Name].First()!, member.Value, $"{at}.{member.Name}");
            else if (others is not null)
                Check(others, member.Value, $"{at}.{member.Name}");
            else
                Fault(at, $"has {member.Name}, which the description does not know");
        }

        foreach (var required in parts.SelectMany(part => part["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()))
        {
            if (!value.TryGetProperty(required, out _))
                Fault(at, $"lacks {required}");
        }
    }

    private void CheckOwn(JsonObject schema, JsonElement value, string at)
    {
        if (schema["type"] is JsonValue type && !IsOfType(type.GetValue<string>(), value))
            Fault(at, $"is {value.ValueKind} in place of {type}");
        if (schema["enum"] is JsonArray allowed && !allowed.Any(item => item!.ToString() == value.ToString()))
            Fault(at, $"is {value}, which is not among {allowed.ToJsonString()}");
        if (value.ValueKind == JsonValueKind.String)
            CheckText(schema, value.GetString()!, at);
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (Number(schema, "minimum") > value.GetDouble() || Number(schema, "maximum") < value.GetDouble())
                Fault(at, $"is {value}, which is out of bounds");
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            if (Number(schema, "minItems") > value.GetArrayLength() || Number(schema, "maxItems") < value.GetArrayLength())
                Fault(at, $"has {value.GetArrayLength()} items");
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Check(schema["items"]!, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{index++}]"));
        }
    }

    private void CheckText(JsonObject schema, string text, string at)
    {
        // JSON Schema counts code points.
        var length = text.EnumerateRunes().Count();
        if (Number(schema, "minLength") > length || Number(schema, "maxLength") < length)
            Fault(at, $"has {length} characters");
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern))
            Fault(at, $"does not match {pattern}");
        var isWellFormed = schema["format"]?.GetValue<string>() switch
        {
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) && Ascii.IsValid(text),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!isWellFormed)
            Fault(at, $"is not a {schema["format"]}");
    }

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    private static double? Number(JsonObject schema, string name) => schema[name] is JsonValue value ? double.Parse(value.ToString(), CultureInfo.InvariantCulture) : null;

    private void Fault(string at, string what) => _faults.Add($"{at} {what}");
}
