using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A text. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message</summary>
/// <param name="Text">The text, 1 to 5,000 UTF-16 units. It is never shortened.</param>
public sealed record TextMessage(string Text) : Message
{
    /// <summary>
    /// LINE emoji, at most 20; each stands for a <c>$</c> in the text. LINE counts the words that stand for an emoji, whose length it does not
    /// publish: a text near its limit may still be refused.
    /// </summary>
    public IReadOnlyList<EmojiPlace> Emojis { get; init; } = [];

    /// <summary>Quote token of a message of the same chat that this one quotes. Only in replies and pushes.</summary>
    public string? QuoteToken { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "text");
        writer.Text("text", Text, 5000);
        if (Emojis.Count > 0)
            writer.Array("emojis", Emojis, 1, 20, WriteEmoji);
        writer.OptionalToken("quoteToken", QuoteToken);
    }

    private void WriteEmoji(LimitWriter writer, EmojiPlace emoji)
    {
        writer.Require(
            emoji.Index >= 0 && emoji.Index < Text.Length && Text[emoji.Index] == '$',
            "index",
            "the position of a $ in the text",
            emoji.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.Number("index", emoji.Index);
        writer.Token("productId", emoji.ProductId);
        writer.Token("emojiId", emoji.EmojiId);
    }
}

/// <summary>A LINE emoji in a <see cref="TextMessage"/>. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message</summary>
/// <param name="Index">Position of the <c>$</c> it replaces, in UTF-16 units from 0.</param>
/// <param name="ProductId">Id of the emoji set.</param>
/// <param name="EmojiId">Id of the emoji in the set.</param>
public sealed record EmojiPlace(int Index, string ProductId, string EmojiId);
