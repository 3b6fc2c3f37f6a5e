using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Publications.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>A publication as LINE shows it: the short text, the way to the whole one, and the way out.</summary>
public static class NoticeMessage
{
    public static FlexMessage Of(Publication publication, string agency, Uri address)
    {
        var kind = publication.Kind.Rule().Words;
        var day = publication.PublishedAt is { } at ? ThaiCalendar.ShortDate(ThaiCalendar.Day(at)) : null;
        return new FlexMessage($"{kind}: {publication.Title}", new FlexBubble
        {
            Header = Bubbles.Header(kind, day is null ? agency : $"{agency} {day}"),
            Body = Flex.Column(Bubbles.Strong(publication.Title), Bubbles.Words(publication.Summary) with { Margin = FlexSize.Md }),
            Footer = Flex.Column(
                Bubbles.Do(new UriAction("อ่านทั้งหมด", address.AbsoluteUri)),
                Bubbles.Also(QuestionWords.Ask(publication.Number)),
                Bubbles.Also(NewsTaps.Refuse(publication.Kind))) with
            { Spacing = FlexSize.Md },
        });
    }

    /// <summary>For whoever reads it over the loudspeaker.</summary>
    public static FlexMessage ForGroup(Publication publication, string script, Guid villageId) => new($"ขอให้ประกาศเสียงตามสาย: {publication.Title}", new FlexBubble
    {
        Header = Bubbles.Header("ขอให้ประกาศเสียงตามสาย", "อ่านข้อความนี้ช้า ๆ แล้วแตะปุ่มข้างล่าง"),
        Body = Flex.Column([.. script.Split('\n').Where(line => line.Length > 0).Select(FlexComponent (line) => Bubbles.Words(line) with { Margin = FlexSize.Sm })]),
        Footer = Flex.Column(Bubbles.Do(NewsTaps.Announced(publication.Number, villageId))),
    });
}

/// <summary>Buttons under news. They stay in the chat for ever, so each names what it is about.</summary>
public static class NewsTaps
{
    public const string Topic = "news";
    public const string RefuseAct = "refuse";
    public const string WantAct = "want";
    public const string AnnouncedAct = "announced";

    public static PostbackAction Refuse(PublicationKind kind) => new($"ไม่รับ{kind.Rule().Words}", ChatTap.Data(Topic, RefuseAct, kind.ToString())) { DisplayText = $"ไม่รับ{kind.Rule().Words}" };

    public static PostbackAction Want(PublicationKind kind) => new($"รับ{kind.Rule().Words}", ChatTap.Data(Topic, WantAct, kind.ToString())) { DisplayText = $"รับ{kind.Rule().Words}" };

    public static PostbackAction Announced(int number, Guid villageId) =>
        new("ประกาศแล้ว", ChatTap.Data(Topic, AnnouncedAct, number.ToString(CultureInfo.InvariantCulture), villageId.ToString("N"))) { DisplayText = "ประกาศแล้ว" };
}
