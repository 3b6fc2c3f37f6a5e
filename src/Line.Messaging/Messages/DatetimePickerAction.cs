using System.Globalization;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// Lets the person choose a date or a time, which comes back in a postback event. The values carry no time zone.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action
/// </summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Data">What the event will carry, 1 to 300 UTF-16 units.</param>
/// <param name="Mode">What is asked for.</param>
public sealed record DatetimePickerAction(string? Label, string Data, PickerMode Mode) : LineAction(Label)
{
    /// <summary>What is chosen at first; only its part that <see cref="Mode"/> asks for is used. Between 1900-01-01 and 2100-12-31.</summary>
    public DateTime? Initial { get; init; }

    /// <summary>The earliest choice; before <see cref="Max"/>.</summary>
    public DateTime? Min { get; init; }

    /// <summary>The latest choice; after <see cref="Min"/>.</summary>
    public DateTime? Max { get; init; }

    internal override string TypeName => "datetimepicker";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Text("data", Data, 300);
        writer.Constant("mode", Mode switch
        {
            PickerMode.Date => "date",
            PickerMode.Time => "time",
            PickerMode.DateTime => "datetime",
        });
        WriteMoment(writer, "initial", Initial);
        WriteMoment(writer, "min", Min);
        WriteMoment(writer, "max", Max);
        if (Min is { } min && Max is { } max)
            writer.Require(string.CompareOrdinal(Text(min), Text(max)) < 0, "max", "later than min", Text(max));
    }

    private void WriteMoment(LimitWriter writer, string name, DateTime? moment)
    {
        if (moment is not { } given)
            return;
        writer.Require(Mode == PickerMode.Time || given.Year is >= 1900 and <= 2100, name, "between 1900-01-01 and 2100-12-31", Text(given));
        writer.Constant(name, Text(given));
    }

    private string Text(DateTime moment) => moment.ToString(
        Mode switch
        {
            PickerMode.Date => "yyyy-MM-dd",
            PickerMode.Time => "HH:mm",
            PickerMode.DateTime => "yyyy-MM-dd'T'HH:mm",
        },
        CultureInfo.InvariantCulture);
}

/// <summary>What a picker asks for. Reference: https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action</summary>
public enum PickerMode
{
    /// <summary>A date.</summary>
    Date,

    /// <summary>A time, to the minute.</summary>
    Time,

    /// <summary>A date and a time.</summary>
    DateTime,
}
