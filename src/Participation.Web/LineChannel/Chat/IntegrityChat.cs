using Line.Messaging.Messages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// Takes nothing in. It warns, and gives the plain address of the page, without anything in it by which the page could
/// know who opens it. What was typed is forgotten in the same commit.
/// </summary>
public sealed class IntegrityChat(IOptions<SiteOptions> site, ConversationStore conversations) : ChatHandler
{
    public override string Topic => "integrity";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Integrity];

    public override bool StandsIn => true;

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        turn.Forget();
        turn.Answer(ChatTexts.OfIntegrity(await conversations.FindAsync(turn.UserId, ct) is not null));
        turn.Answer(new FlexMessage("ช่องทางแจ้งที่ปลอดภัย", new FlexBubble
        {
            Body = Flex.Column() with
            {
                Spacing = FlexSize.Md,
                Contents =
                [
                    Bubbles.Do(new UriAction("เปิดช่องทางแจ้ง", new Uri(site.Value.PublicUrl, "/report").ToString())),
                    Bubbles.Also(new UriAction("โทร ป.ป.ช. 1205", "tel:1205")),
                    Bubbles.Also(new UriAction("โทร ป.ป.ท. 1206", "tel:1206")),
                ],
            },
        }));
    }
}
