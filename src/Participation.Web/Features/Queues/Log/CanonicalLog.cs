using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Web.Features.Queues;

/// <summary>
/// A day's log as text in one fixed form, so that whoever holds the rows can work out the same hash: a line for each entry, its
/// fields separated by tabs, ended by a line feed, in UTF-8. Empty where there is no value. The officer's words are not in it.
/// </summary>
public static class CanonicalLog
{
    public const string Form = "sequence, at (UTC), step, actor, channel, card id, point id, session id, service id, reason, overtaken, other queue id, undoes";

    public static string Write(IEnumerable<TicketEvent> events)
    {
        var text = new StringBuilder();
        foreach (var e in events.OrderBy(e => e.Sequence)) text.Append(Line(e));
        return text.ToString();
    }

    /// <summary>How many entries from the first on have this hash: what was written after a day was frozen comes behind them. Null when none have.</summary>
    public static int? EntriesWith(string hash, IEnumerable<TicketEvent> events)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        if (Convert.ToHexStringLower(sum.GetCurrentHash()) == hash) return 0;
        foreach (var e in events.OrderBy(e => e.Sequence))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(Line(e)));
            count++;
            if (Convert.ToHexStringLower(sum.GetCurrentHash()) == hash) return count;
        }
        return null;
    }

    private static string Line(TicketEvent e) => new StringBuilder().AppendJoin('\t', e.Sequence.ToString(CultureInfo.InvariantCulture), e.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), e.Kind, e.Actor, e.Channel,
                Id(e.TicketId), Id(e.PointId), Id(e.SessionId), Id(e.ServiceKindId), e.Reason, Number(e.Overtaken), Id(e.OtherQueueId), Number(e.Undoes)).Append('\n').ToString();

    public static string HashOf(IEnumerable<TicketEvent> events) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(events))));

    private static string? Id(Guid? id) => id?.ToString("D");

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
