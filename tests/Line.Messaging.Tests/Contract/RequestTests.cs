using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Line.Messaging.Messages;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Contract;

public sealed class RequestTests
{
    public static TheoryData<string> Names => [.. EveryRequest.Calls.Keys];

    [Fact]
    public void No_call_of_the_client_is_left_out()
    {
        var calls = typeof(LineMessagingClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name);
        Assert.Equal(calls.Order(), EveryRequest.Calls.Keys.Order());
    }

    [Fact]
    public void No_kind_of_message_is_left_out()
    {
        var kinds = typeof(Message).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Message)));
        Assert.Equal(kinds.Select(type => type.Name).Order(), EveryMessage.All.Select(message => message.GetType().Name).Distinct().Order());
    }

    [ContractTheory]
    [MemberData(nameof(Names))]
    public async Task A_request_is_what_the_description_says(string call)
    {
        var line = new StubLine(Answer);

        var result = await Call(call, line);

        Assert.NotEmpty(line.Requests);
        Assert.All(line.Requests, request => Assert.Equal([], Faults(request)));
        Assert.All(result, outcome => Assert.Contains(outcome.GetType().Name, (string[])["Success", "Success`1", "Accepted", "Ready"]));
    }

    private static async Task<List<object>> Call(string call, StubLine line)
    {
        var task = EveryRequest.Calls[call](line.Client());
        await task;
        var result = task.GetType().GetProperty("Result")?.GetValue(task);
        return result switch
        {
            IEnumerable many => [.. many.Cast<object>()],
            null => [],
            _ when result.GetType().Name == "VoidTaskResult" => [],
            _ => [result],
        };
    }

    private static HttpResponseMessage Answer(SentRequest request)
    {
        var (description, operation) = Find(request);
        var (example, schema) = operation.Answer(operation.SuccessStatus);
        var answer = example ?? (schema is null ? new JsonObject() : new SchemaSample(description).Of(schema));
        return StubLine.Response((HttpStatusCode)operation.SuccessStatus, answer!.ToJsonString(), ("x-line-request-id", "r-1"));
    }

    private static List<string> Faults(SentRequest request)
    {
        var (description, operation) = Find(request);
        var faults = new List<string>();
        if (request.Uri.GetLeftPart(UriPartial.Authority) != operation.Server)
            faults.Add($"goes to {request.Uri.Host} in place of {operation.Server}");
        CheckQuery(description, operation, request, faults);
        if (request.RetryKey is not null && operation.Parameters.All(parameter => parameter["name"]!.ToString() != "X-Line-Retry-Key"))
            faults.Add("has a retry key, which the description does not know");
        CheckBody(description, operation, request, faults);
        return faults;
    }

    private static void CheckQuery(LineDescription description, Operation operation, SentRequest request, List<string> faults)
    {
        var query = HttpUtility.ParseQueryString(request.Uri.Query);
        var known = operation.Parameters.Where(parameter => parameter["in"]!.ToString() == "query").ToDictionary(parameter => parameter["name"]!.ToString());
        faults.AddRange(query.AllKeys.Where(name => !known.ContainsKey(name!)).Select(name => $"asks with {name}, which the description does not know"));
        foreach (var (name, parameter) in known)
        {
            if (query[name] is { } value)
                faults.AddRange(SchemaCheck.Faults(description, parameter["schema"]!, Typed(parameter["schema"]!, value)));
            else if (parameter["required"]?.GetValue<bool>() == true)
                faults.Add($"lacks {name}");
        }
    }

    private static JsonElement Typed(JsonNode schema, string value) =>
        JsonSerializer.SerializeToElement<object>(schema["type"]?.ToString() == "integer" ? long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value);

    private static void CheckBody(LineDescription description, Operation operation, SentRequest request, List<string> faults)
    {
        if (operation.BodyByType is not { } types)
        {
            if (request.Body.Length > 0)
                faults.Add("has a body, which the description does not know");
            return;
        }

        if (types["application/json"]?["schema"] is { } schema)
        {
            Assert.Equal("application/json; charset=utf-8", request.ContentType);
            using var body = JsonDocument.Parse(request.Body);
            faults.AddRange(SchemaCheck.Faults(description, schema, body.RootElement));
        }
        else if (types["*/*"] is null || request.Body.Length == 0)
        {
            faults.Add("has no body of a kind that the description knows");
        }
    }

    private static (LineDescription Description, Operation Operation) Find(SentRequest request)
    {
        LineDescription[] descriptions = [LineDescription.MessagingApi, LineDescription.Insight];
        var found = descriptions.Select(description => (description, operation: description.Find(request.Method, request.Uri))).FirstOrDefault(pair => pair.operation is not null);
        return found.operation is { } operation ? (found.description, operation) : throw new InvalidOperationException($"The descriptions know no {request.Method} {request.Uri}.");
    }
}
