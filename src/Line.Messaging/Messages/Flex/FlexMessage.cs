using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A message of free design. Reference: https://developers.line.biz/en/reference/messaging-api/#flex-message</summary>
/// <param name="AltText">What is shown in the list of chats, in notices and where Flex cannot be shown; 1 to 1,500 UTF-16 units.</param>
/// <param name="Contents">A bubble, a carousel, or the JSON of one.</param>
public sealed record FlexMessage(string AltText, FlexContainer Contents) : Message
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "flex");
        writer.Text("altText", AltText, 1500);
        ArgumentNullException.ThrowIfNull(Contents);
        writer.AnimatedImages = 0;
        Contents.WriteAs("contents", writer);
    }
}
