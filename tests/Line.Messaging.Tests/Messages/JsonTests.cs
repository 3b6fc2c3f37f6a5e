using System.Text;
using Line.Messaging.Messages;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Messages;

public sealed class JsonTests
{
    [Fact]
    public void Thai_and_emoji_are_written_as_they_are_and_nulls_are_left_out() =>
        Assert.Equal("""[{"type":"text","text":"ที่นี่ 😀 <b>&'\"\\"}]""", Json(new TextMessage("ที่นี่ 😀 <b>&'\"\\")));

    [Fact]
    public void Half_a_surrogate_becomes_a_replacement_and_never_broken_json() =>
        Assert.Equal("[{\"type\":\"text\",\"text\":\"a\uFFFDb\"}]", Json(new TextMessage("a\ud83db")));

    [Theory]
    [InlineData("\0\b\t\n\r\u001f\u007f\u2028\"\\/")]
    [InlineData("😀\0\b\t\n\r\u001f\u007f\u2028\"\\/")]
    public void Whatever_is_written_reads_back_the_same(string text)
    {
        using var json = System.Text.Json.JsonDocument.Parse(Json(new TextMessage(text)));
        Assert.Equal(text, json.RootElement[0].GetProperty("text").GetString());
    }

    [Fact]
    public void A_stored_batch_has_the_same_bytes()
    {
        var batch = MessageBatch.Of(new TextMessage("ก"), new StickerMessage("1", "2"));
        var stored = MessageBatch.FromStored(batch.Utf8Json.ToArray());
        Assert.Equal(batch.Utf8Json.ToArray(), stored.Utf8Json.ToArray());
        Assert.Equal(2, stored.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[{},{},{},{},{},{}]")]
    [InlineData("[{}")]
    public void Bytes_that_are_no_batch_are_refused(string json) => Assert.Throws<ArgumentException>(() => MessageBatch.FromStored(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Records_are_equal_by_value_and_change_by_copy()
    {
        var text = new TextMessage("ก");
        Assert.Equal(new TextMessage("ก"), text);
        Assert.Equal("ข", (text with { Text = "ข" }).Text);
    }

    [Fact]
    public void Every_message_is_written()
    {
        Assert.All(EveryMessage.Batches, batch => Assert.InRange(batch.Utf8Json.Length, 100, 20_000));
        Assert.DoesNotContain("null", string.Concat(EveryMessage.Batches.Select(batch => Encoding.UTF8.GetString(batch.Utf8Json.Span))), StringComparison.Ordinal);
    }

    private static string Json(params Message[] messages) => Encoding.UTF8.GetString(MessageBatch.Of(messages).Utf8Json.Span);
}
