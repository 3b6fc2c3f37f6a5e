using System.Globalization;

namespace Line.Messaging.Webhooks;

/// <summary>
/// Parameters of a postback: the chosen date or time, or the outcome of a rich menu switch. Dates and times carry no zone: they are what the
/// person saw on the phone. Reference: https://developers.line.biz/en/reference/messaging-api/#postback-event
/// </summary>
/// <param name="Values">Everything received, by LINE's names.</param>
public sealed record PostbackParams(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The date of a picker in mode date; null if absent or not a date.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact(Value("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The time of a picker in mode time, to the minute; null if absent or not a time.</summary>
    public TimeOnly? Time =>
        TimeOnly.TryParseExact(Value("time"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The date and time of a picker in mode datetime, to the minute and of unspecified kind; null if absent or malformed.</summary>
    public DateTime? DateTime =>
        System.DateTime.TryParseExact(Value("datetime"), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    /// <summary>Alias of the rich menu switched to; absent on some failures.</summary>
    public string? NewRichMenuAliasId => Value("newRichMenuAliasId");

    /// <summary>Outcome of a rich menu switch: SUCCESS, RICHMENU_ALIAS_ID_NOTFOUND, RICHMENU_NOTFOUND or FAILED.</summary>
    public string? Status => Value("status");

    private string? Value(string name) => Values.GetValueOrDefault(name);
}
