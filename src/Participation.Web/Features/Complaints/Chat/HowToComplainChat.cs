using Line.Messaging.Messages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>How to complain, as the page and the poster say it: steps, who is responsible, until when, and how to follow it.</summary>
public sealed class HowToComplainChat(CaseTexts texts, ResponsibleOfficers officers, IOptions<SiteOptions> site) : ChatHandler
{
    public override string Topic => "how-to-complain";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.HowToComplain];

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var steps = await texts.StepsAsync(CaseTextKind.Steps, new Uri(site.Value.PublicUrl, "/c/track").AsTyped(), ct);
        var line = (await officers.DutyAsync(CaseKind.Grievance, ct))?.Lines.FirstOrDefault(l => l.Holders.Count > 0);
        turn.Answer(new FlexMessage("ร้องทุกข์ ร้องเรียน ทำอย่างไร", new FlexBubble
        {
            Header = Bubbles.Header("ร้องทุกข์ ร้องเรียน ทำอย่างไร", "ไม่เสียเงิน ทุกทางเข้าทะเบียนเดียวกัน นับวันเท่ากัน"),
            Body = Flex.Column([
                .. steps.SelectMany(IEnumerable<FlexComponent> (step, at) => [Bubbles.Words($"{at + 1} {step.Head}".TrimEnd()) with { Weight = FlexWeight.Bold }, Bubbles.Words(step.Words)]),
                new FlexSeparator { Margin = FlexSize.Lg },
                Bubbles.Words(line is null ? "ผู้รับผิดชอบ: ศูนย์รับเรื่องที่สำนักงาน" : $"ผู้รับผิดชอบ: {line.Holders[0].Name} {line.Position} ตามคำสั่งที่ {line.OrderNumber}") with { Color = Bubbles.Soft, Margin = FlexSize.Lg }]) with
            { Spacing = FlexSize.Sm },
            Footer = Flex.Column(Bubbles.Do(new MessageAction("ร้องเรียน", Vocabulary.Complain)), Bubbles.Also(new MessageAction("ติดตามเรื่อง", Vocabulary.Track))) with { Spacing = FlexSize.Md },
        })
        { QuickReply = ChatTexts.Taps(Vocabulary.Complain, Vocabulary.Track, Vocabulary.Menu) });
    }
}
