using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>The words of one publication as each channel wants them. Written from the same text, so that no channel says something else.</summary>
public sealed record ChannelTexts(string Loudspeaker, string Social, string Newsletter, string Line)
{
    public static ChannelTexts Of(Publication publication, string agency, Uri address, DateOnly today)
    {
        var day = publication.PublishedAt is { } at ? ThaiCalendar.Day(at) : today;
        var summary = publication.Summary;
        var source = SourceOf(publication);
        return new(
            // Heard once, among other noise: who speaks, the matter twice, where to go. No address is read aloud, and no figure guessed at.
            SpokenThai.Of($"""
            ประกาศจาก{agency}
            เรื่อง {publication.Title}
            {summary}
            ขอย้ำอีกครั้ง {summary}
            สงสัยถามได้ที่สำนักงาน {agency} ประกาศ ณ {ThaiCalendar.LongDate(day)}
            """),
            $"""
            📢 {publication.Title}

            {summary}

            อ่านทั้งหมดที่ {address}
            {agency} {ThaiCalendar.ShortDate(day)}
            """,
            string.Join(' ', new[] { publication.Title, summary, source, $"อ่านเพิ่มเติม {address}" }.Where(part => part.Length > 0)),
            $"""
            {publication.Title}
            {summary}
            """);
    }

    /// <summary>ที่มา: หนังสือ … ที่ … ลงวันที่ …</summary>
    public static string SourceOf(Publication publication)
    {
        if (publication.Source.Length == 0 && publication.LetterNumber.Length == 0) return "";
        var letter = publication.LetterNumber.Length == 0 ? "" : $"หนังสือที่ {publication.LetterNumber}{(publication.LetterDate is { } day ? $" ลงวันที่ {ThaiCalendar.ShortDate(day)}" : "")}";
        return $"ที่มา {string.Join(' ', new[] { publication.Source, letter }.Where(part => part.Length > 0))}";
    }
}
