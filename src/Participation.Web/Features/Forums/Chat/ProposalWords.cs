using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>The buttons of proposals, and what they carry.</summary>
public static class ProposalTaps
{
    public const string Topic = "proposal";
    public const string Latest = "latest";
    public const string Follow = "follow";
    public const string Leave = "leave";

    public static readonly PostbackAction All = new("ข้อเสนอถึงไหนแล้ว", ChatTap.Data(Topic, Latest)) { DisplayText = "ข้อเสนอถึงไหนแล้ว" };

    public static PostbackAction To(string label, string act, Proposal proposal) =>
        new(label, ChatTap.Data(Topic, act, proposal.Number.ToString(CultureInfo.InvariantCulture))) { DisplayText = $"{label} เลขที่ {proposal.Number}" };
}

/// <summary>What the account says about proposals.</summary>
public static class ProposalWords
{
    /// <summary>Before the dash of the code that the page's link types.</summary>
    public const char Letter = 'P';

    public const int MostCards = 10;

    private static readonly QuickReply Ways = new([new QuickReplyItem(ProposalTaps.All), ChatTexts.Tap(Vocabulary.Forum), ChatTexts.Tap(Vocabulary.Menu)]);

    public static readonly Message Unknown = new TextMessage("ไม่พบข้อเสนอเลขที่นี้ค่ะ ดูเลขที่ในหน้าข้อเสนออีกครั้ง") { QuickReply = Ways };

    public static Message None(Uri all) => new TextMessage($"ยังไม่มีข้อเสนอที่รับไว้ค่ะ\nบอกปัญหาหรือความต้องการได้ในเวทีประชาคม\nหน้าข้อเสนอทั้งหมด {all}") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static Message Latest(IReadOnlyList<Proposal> proposals, ForumLinks links) => new FlexMessage($"ข้อเสนอล่าสุด {proposals.Count} เรื่อง", new FlexCarousel([.. proposals.Select(p => Card(p, links))])) { QuickReply = Ways };

    public static Message One(Proposal proposal, ForumLinks links) => new FlexMessage($"ข้อเสนอเลขที่ {proposal.Number}", Card(proposal, links)) { QuickReply = Ways };

    public static Message Following(Proposal proposal) => new TextMessage($"ติดตามข้อเสนอเลขที่ {proposal.Number} ให้แล้วค่ะ\n{proposal.Title}\nเมื่อมีความคืบหน้าจะบอกที่นี่ ถ้าข้อความของเดือนนั้นหมด ดูได้ที่หน้าข้อเสนอ")
    {
        QuickReply = new QuickReply([new QuickReplyItem(ProposalTaps.To("เลิกติดตาม", ProposalTaps.Leave, proposal)), .. Ways.Items]),
    };

    public static Message NotFollowing(Proposal proposal) => new TextMessage($"เลิกติดตามข้อเสนอเลขที่ {proposal.Number} แล้วค่ะ")
    {
        QuickReply = new QuickReply([new QuickReplyItem(ProposalTaps.To("ติดตาม", ProposalTaps.Follow, proposal)), .. Ways.Items]),
    };

    /// <summary>A step, to its author or to whoever follows.</summary>
    public static Message Changed(Proposal proposal, ProposalStep step, Uri page, bool isAuthor) => new TextMessage(string.Join('\n', new[]
    {
        isAuthor ? $"ข้อเสนอของท่าน เลขที่ {proposal.Number}" : $"ข้อเสนอที่ท่านติดตาม เลขที่ {proposal.Number}",
        proposal.Title,
        "",
        step.State switch
        {
            ProposalState.Received or ProposalState.Considered => proposal.Standing(),
            ProposalState.Underway => $"{step.State.Words()} {step.Progress} %",
            ProposalState.InPlan or ProposalState.Declined or ProposalState.Forwarded or ProposalState.Done => step.State.Words(),
        },
        Labels.Cut(step.Words, 1500),
        $"ดูความคืบหน้าที่ {page}",
    }.Where((line, i) => i == 2 || line.Length > 0)))
    {
        QuickReply = isAuthor ? Ways : new QuickReply([new QuickReplyItem(ProposalTaps.To("เลิกติดตาม", ProposalTaps.Leave, proposal)), .. Ways.Items]),
    };

    private static FlexBubble Card(Proposal proposal, ForumLinks links) => new()
    {
        Header = Bubbles.Header($"ข้อเสนอเลขที่ {proposal.Number}", proposal.State.Words()),
        Body = Flex.Column(Bubbles.Strong(proposal.Title), Bubbles.Words(Labels.Cut(proposal.Standing(), 200))) with { Spacing = FlexSize.Sm },
        Footer = Flex.Column(Bubbles.Do(ProposalTaps.To("ติดตาม", ProposalTaps.Follow, proposal)), Bubbles.Also(new UriAction("ดูรายละเอียด", links.Of(proposal).ToString()))) with { Spacing = FlexSize.Sm },
    };
}
