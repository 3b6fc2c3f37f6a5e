using System.Globalization;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// A text with mentions and LINE emoji in named places. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message-v2
/// </summary>
/// <param name="Text">
/// The text, 1 to 5,000 UTF-16 units, with places such as <c>{name}</c>. A brace that is meant as one is written twice; see <see cref="Escape"/>.
/// </param>
public sealed record TextMessageV2(string Text) : Message
{
    /// <summary>
    /// What stands in the places, by name (at most 20 of <c>0-9 A-Z a-z _</c>): at most 100, of them 20 mentions and 20 emoji.
    /// </summary>
    public IReadOnlyDictionary<string, Substitution> Substitutions { get; init; } = new Dictionary<string, Substitution>();

    /// <summary>Quote token of a message of the same chat that this one quotes. Only in replies and pushes.</summary>
    public string? QuoteToken { get; init; }

    /// <summary>Doubles the braces of a text from elsewhere, so that it holds no places.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "textV2");
        writer.Text("text", Text, 5000);
        if (Substitutions.Count > 0)
        {
            writer.Count("substitution", Substitutions.Count, 1, 100, "places");
            writer.Count("substitution", Substitutions.Values.Count(value => value is MentionSubstitution), 0, 20, "mentions");
            writer.Count("substitution", Substitutions.Values.Count(value => value is EmojiSubstitution), 0, 20, "emoji");
            writer.Object("substitution", WritePlaces);
        }

        writer.OptionalToken("quoteToken", QuoteToken);
    }

    private void WritePlaces(LimitWriter writer)
    {
        foreach (var (key, value) in Substitutions)
        {
            writer.Count(key, key.Length, 1, 20, "characters in the name");
            writer.Require(key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'), key, "named with 0-9, A-Z, a-z and _ only", "named otherwise");
            writer.Require(Text.Contains("{" + key + "}", StringComparison.Ordinal), key, "the name of a place in the text", "not in it");
            writer.Object(key, value);
        }
    }
}

/// <summary>What stands in a place of a text. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message-v2</summary>
public abstract record Substitution : IJsonObject
{
    private protected Substitution() { }

    void IJsonObject.Write(LimitWriter writer) => WriteBody(writer);

    internal abstract void WriteBody(LimitWriter writer);
}

/// <summary>
/// Mentions a person, or everyone. Only in replies and pushes to groups and rooms. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message-v2-mention-object
/// </summary>
/// <param name="UserId">The person; null for everyone.</param>
public sealed record MentionSubstitution(string? UserId) : Substitution
{
    /// <summary>Mentions everyone.</summary>
    public static MentionSubstitution Everyone { get; } = new((string?)null);

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "mention");
        writer.Object("mentionee", mentionee =>
        {
            mentionee.Constant("type", UserId is null ? "all" : "user");
            if (UserId is null)
                return;
            mentionee.Require(LineIds.IsUser(UserId), "userId", "U and 32 hexadecimal digits", string.Create(CultureInfo.InvariantCulture, $"{UserId.Length} characters of another form"));
            mentionee.Constant("userId", UserId);
        });
    }
}

/// <summary>A LINE emoji. Reference: https://developers.line.biz/en/reference/messaging-api/#text-message-v2-emoji-object</summary>
/// <param name="ProductId">Id of the emoji set.</param>
/// <param name="EmojiId">Id of the emoji in the set.</param>
public sealed record EmojiSubstitution(string ProductId, string EmojiId) : Substitution
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "emoji");
        writer.Token("productId", ProductId);
        writer.Token("emojiId", EmojiId);
    }
}
