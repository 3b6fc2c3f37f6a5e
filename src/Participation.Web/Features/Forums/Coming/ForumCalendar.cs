using System.Globalization;
using System.Text;

namespace Participation.Web.Features.Forums;

/// <summary>A forum as a calendar takes it in (RFC 5545): times in UTC, lines folded at 75 bytes and never inside a letter.</summary>
public static class ForumCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    public static string Of(Forum forum, string agency, Uri page)
    {
        var (from, until) = forum.Instants();
        var text = new StringBuilder();
        Add(text, "BEGIN:VCALENDAR");
        Add(text, "VERSION:2.0");
        Add(text, "PRODID:-//Participation//Forums//TH");
        Add(text, "CALSCALE:GREGORIAN");
        Add(text, "METHOD:PUBLISH");
        Add(text, "BEGIN:VEVENT");
        Add(text, string.Create(CultureInfo.InvariantCulture, $"UID:forum-{forum.Id:N}@{page.Host}"));
        Add(text, "DTSTAMP:" + Time(forum.CorrectedAt ?? forum.AnnouncedAt ?? forum.CreatedAt));
        Add(text, "DTSTART:" + Time(from));
        Add(text, "DTEND:" + Time(until));
        Add(text, "SUMMARY:" + Escaped(forum.Title));
        Add(text, "LOCATION:" + Escaped(forum.Place));
        Add(text, "DESCRIPTION:" + Escaped(string.Join('\n', [agency, forum.When(), .. forum.AgendaLines().Select((line, i) => $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {line}"), page.ToString()])));
        Add(text, "URL:" + page);
        Add(text, forum.State == ForumState.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Add(text, "END:VEVENT");
        Add(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Time(DateTime utc) => utc.ToString(Stamp, CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Add(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                // The space that says "goes on" counts.
                bytes = 1;
            }
            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
