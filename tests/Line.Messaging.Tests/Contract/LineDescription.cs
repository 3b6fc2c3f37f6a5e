using System.Text.Json.Nodes;

namespace Line.Messaging.Tests.Contract;

/// <summary>One of LINE's own OpenAPI descriptions.</summary>
internal sealed class LineDescription
{
    private readonly JsonNode _root;

    private LineDescription(string file) => _root = YamlReader.Read(File.ReadAllText(Path.Combine(Descriptions.RequiredFolder, file)));

    public static LineDescription MessagingApi { get; } = new("messaging-api.yml");

    public static LineDescription Insight { get; } = new("insight.yml");

    public static LineDescription Tokens { get; } = new("channel-access-token.yml");

    public static LineDescription Webhook { get; } = new("webhook.yml");

    public JsonObject Schema(string name) => _root["components"]!["schemas"]![name]!.AsObject();

    /// <summary>Follows a reference, if it is one.</summary>
    public JsonObject Resolve(JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference
            ? reference.TrimStart('#', '/').Split('/').Aggregate(_root, (node, name) => node[name]!).AsObject()
            : schema.AsObject();

    /// <summary>The operation that a request is; a path without places wins over one with places.</summary>
    public Operation? Find(HttpMethod method, Uri address)
    {
        var candidates = from path in _root["paths"]!.AsObject()
                         where Matches(path.Key, address.AbsolutePath)
                         where path.Value![method.Method.ToLowerInvariant()] is not null
                         orderby path.Key.Count(c => c == '{')
                         select path;
        return candidates.FirstOrDefault() is { Value: not null } found ? new Operation(this, found.Key, found.Value!.AsObject(), method) : null;
    }

    public string Server(JsonObject operation) => (operation["servers"] ?? _root["servers"])![0]!["url"]!.GetValue<string>();

    private static bool Matches(string template, string path)
    {
        var (expected, given) = (template.Split('/'), path.Split('/'));
        return expected.Length == given.Length && expected.Zip(given).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }
}

/// <summary>One call in a description.</summary>
internal sealed class Operation(LineDescription description, string path, JsonObject item, HttpMethod method)
{
    private JsonObject Node => item[method.Method.ToLowerInvariant()]!.AsObject();

    public string Name => Node["operationId"]!.GetValue<string>();

    public string Path => path;

    public string Server => description.Server(Node);

    public IEnumerable<JsonObject> Parameters =>
        ((item["parameters"]?.AsArray() ?? []).Concat(Node["parameters"]?.AsArray() ?? [])).Select(parameter => description.Resolve(parameter!));

    public JsonObject? BodyByType => Node["requestBody"] is { } body ? description.Resolve(body)["content"]!.AsObject() : null;

    /// <summary>Example, or else schema, of the answer of a status.</summary>
    public (JsonNode? Example, JsonNode? Schema) Answer(int status)
    {
        var content = Node["responses"]?[status.ToString(System.Globalization.CultureInfo.InvariantCulture)]?["content"]?["application/json"];
        return (content?["example"], content?["schema"]);
    }

    public int SuccessStatus => Node["responses"]!.AsObject().Select(answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture)).First(status => status is >= 200 and < 300);
}
