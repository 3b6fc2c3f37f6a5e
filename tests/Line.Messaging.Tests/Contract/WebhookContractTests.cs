using System.Text;
using System.Text.Json.Nodes;
using Line.Messaging.Webhooks;

namespace Line.Messaging.Tests.Contract;

public sealed class WebhookContractTests
{
    [ContractFact]
    public void Every_kind_of_event_of_the_description_is_read_as_its_own_kind()
    {
        var kinds = Kinds("Event");
        foreach (var kind in kinds)
        {
            var parsed = Parse(kind);
            Assert.IsNotType<UnknownEvent>(parsed);
            Assert.Equal(kind, parsed.Type);
            Assert.NotNull(parsed.WebhookEventId);
            Assert.NotNull(parsed.Timestamp);
            Assert.Equal(EventMode.Active, parsed.Mode);
            Assert.True(parsed.IsRedelivery);
            Assert.IsType<UserSource>(parsed.Source);
        }

        Assert.Equal(kinds.Count, kinds.Select(kind => Parse(kind).GetType()).Distinct().Count());
    }

    [ContractFact]
    public void Every_kind_of_message_of_the_description_is_read_as_its_own_kind()
    {
        var kinds = Kinds("MessageContent");
        var types = kinds.Select(kind => Assert.IsType<MessageEvent>(Parse("message", json => json["message"] = Sample("MessageContent", kind))).Message.GetType()).ToList();

        Assert.DoesNotContain(typeof(UnknownContent), types);
        Assert.Equal(kinds.Count, types.Distinct().Count());
    }

    [ContractFact]
    public void Every_kind_of_source_of_the_description_is_read_as_its_own_kind()
    {
        var types = Kinds("Source").Select(kind => Parse("follow", json => json["source"] = Sample("Source", kind)).Source!.GetType());
        Assert.Equal([typeof(UserSource), typeof(GroupSource), typeof(RoomSource)], types);
    }

    private static WebhookEvent Parse(string kind, Action<JsonNode>? change = null)
    {
        var json = Sample("Event", kind);
        change?.Invoke(json);
        return WebhookParser.ParseEvent(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static JsonNode Sample(string schema, string kind) =>
        new SchemaSample(LineDescription.Webhook).Of(new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" }, kind)!;

    private static List<string> Kinds(string schema) =>
        [.. LineDescription.Webhook.Schema(schema)["discriminator"]!["mapping"]!.AsObject().Select(kind => kind.Key)];
}
