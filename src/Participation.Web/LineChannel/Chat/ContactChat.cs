using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>Address, telephone, map and whether the office is open now. Nothing about a person, so groups may ask as well.</summary>
public sealed class ContactChat(OfficeSign office) : ChatHandler
{
    public override string Topic => "contact";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Contact];

    public override bool SpeaksInGroups => true;

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var sign = await office.ReadAsync(ct);
        turn.Answer(new FlexMessage($"{sign.Name} {sign.State} {sign.Phone}".Trim(), Bubbles.Office(sign)) { QuickReply = turn.IsInGroup ? null : ChatTexts.Taps(Vocabulary.Person, Vocabulary.Ask, Vocabulary.Menu) });
    }
}
