using System.Text.Json.Nodes;

namespace Line.Messaging.Tests.Contract;

public sealed class DescriptionTests
{
    [Fact]
    public void Yaml_is_read_as_the_descriptions_write_it()
    {
        var node = YamlReader.Read("""
            ---
            # a comment
            title: "A: quoted # text"
            plain: text with # a comment
            folded:
              goes on
              here
            list:
              - one
              - name: two
                size: 2
            same:
            - true
            flow: [ a, b ]
            empty: []
            "/path/{id}":
              text: |+
                first: line

                second
              after: 1.5
            """);

        Assert.Equal(
            """{"title":"A: quoted # text","plain":"text with","folded":"goes on here","list":["one",{"name":"two","size":2}],"same":[true],"flow":["a","b"],"empty":[],"/path/{id}":{"text":"first: line\n\nsecond","after":1.5}}""",
            node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("a: 1\n  b: 2\nc")]
    [InlineData("a: \"open")]
    public void Yaml_that_is_not_understood_is_an_error(string text) => Assert.Throws<FormatException>(() => YamlReader.Read(text));

    [ContractFact]
    public void The_descriptions_are_read_to_the_end()
    {
        Assert.Equal("array", LineDescription.MessagingApi.Schema("MulticastRequest")["properties"]!["to"]!["type"]!.GetValue<string>());
        Assert.Equal("#/components/schemas/ErrorDetail", LineDescription.MessagingApi.Schema("ErrorResponse")["properties"]!["details"]!["items"]!["$ref"]!.GetValue<string>());
        Assert.Equal(19, LineDescription.Webhook.Schema("Event")["discriminator"]!["mapping"]!.AsObject().Count);
    }

    [ContractFact]
    public void The_check_finds_what_is_wrong()
    {
        var schema = new JsonObject { ["$ref"] = "#/components/schemas/PushMessageRequest" };
        var faults = SchemaCheck.Faults(LineDescription.MessagingApi, schema, System.Text.Json.JsonDocument.Parse(
            """{"messages":[{"type":"text","txt":"a"},{"type":"nothing"},{"type":"image","originalContentUrl":"a","previewImageUrl":"https://a/ก"}],"notificationDisabled":"yes"}""").RootElement);

        Assert.Equal(
            [
                "$.messages[0] has txt, which the description does not know",
                "$.messages[0] lacks text",
                "$.messages[1] has no type that the description knows",
                "$.messages[2].originalContentUrl is not a uri",
                "$.messages[2].previewImageUrl is not a uri",
                "$.notificationDisabled is String in place of boolean",
                "$ lacks to",
            ],
            faults);
    }
}
