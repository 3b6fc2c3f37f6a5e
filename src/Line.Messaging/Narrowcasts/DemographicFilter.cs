using System.Globalization;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>
/// People by attributes that LINE guesses. Combine with <see cref="And"/>, <see cref="Or"/> and <see cref="Not"/>.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter
/// </summary>
public abstract record DemographicFilter : IJsonObject
{
    private protected DemographicFilter() { }

    /// <summary>By gender.</summary>
    /// <param name="genders"><c>male</c>, <c>female</c>.</param>
    public static DemographicFilter Gender(params string[] genders) => new OneOf("gender", genders);

    /// <summary>By kind of phone.</summary>
    /// <param name="types"><c>ios</c>, <c>android</c>.</param>
    public static DemographicFilter AppType(params string[] types) => new OneOf("appType", types);

    /// <summary>By area.</summary>
    /// <param name="areas">LINE's codes, in Thailand <c>th_01</c> to <c>th_08</c>.</param>
    public static DemographicFilter Area(params string[] areas) => new OneOf("area", areas);

    /// <summary>By age.</summary>
    /// <param name="from">The youngest, in years: 15, 20 and so on up to 70; null for no bound.</param>
    /// <param name="below">Younger than this: 15, 20 and so on up to 70; null for no bound.</param>
    public static DemographicFilter Age(int? from, int? below) => new Between("age", "age_", from, below, [.. Enumerable.Range(3, 12).Select(step => step * 5)]);

    /// <summary>By how long they have been friends.</summary>
    /// <param name="fromDays">At least so many days: 7, 30, 90, 180 or 365; null for no bound.</param>
    /// <param name="belowDays">Fewer days than this: 7, 30, 90, 180 or 365; null for no bound.</param>
    public static DemographicFilter FriendFor(int? fromDays, int? belowDays) => new Between("subscriptionPeriod", "day_", fromDays, belowDays, [7, 30, 90, 180, 365]);

    /// <summary>Those to whom all of these apply.</summary>
    /// <param name="parts">At least one.</param>
    public static DemographicFilter And(params DemographicFilter[] parts) => new Operator("and", parts);

    /// <summary>Those to whom any of these applies.</summary>
    /// <param name="parts">At least one.</param>
    public static DemographicFilter Or(params DemographicFilter[] parts) => new Operator("or", parts);

    /// <summary>Those to whom this does not apply.</summary>
    /// <param name="part">Whom to leave out.</param>
    public static DemographicFilter Not(DemographicFilter part) => new Negation(part);

    void IJsonObject.Write(LimitWriter writer) => WriteBody(writer);

    internal abstract void WriteBody(LimitWriter writer);

    private sealed record OneOf(string Type, IReadOnlyList<string> Values) : DemographicFilter
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", Type);
            writer.Texts("oneOf", Values, 1, int.MaxValue, static (inner, field, value) => inner.Require(!string.IsNullOrEmpty(value), field, "present", "empty"));
        }
    }

    private sealed record Between(string Type, string Prefix, int? From, int? Below, IReadOnlyList<int> Steps) : DemographicFilter
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", Type);
            writer.Require(From is not null || Below is not null, "gte", "bounded on one side at least", "without bounds");
            Bound(writer, "gte", From);
            Bound(writer, "lt", Below);
        }

        private void Bound(LimitWriter writer, string name, int? value)
        {
            if (value is not { } given)
                return;
            var text = given.ToString(CultureInfo.InvariantCulture);
            writer.Require(Steps.Contains(given), name, $"one of {string.Join(", ", Steps)}", text);
            writer.Constant(name, Prefix + text);
        }
    }

    private sealed record Operator(string Name, IReadOnlyList<DemographicFilter> Parts) : DemographicFilter
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "operator");
            writer.Array(Name, Parts, 1, int.MaxValue, static (item, part) => part.WriteBody(item));
        }
    }

    private sealed record Negation(DemographicFilter Part) : DemographicFilter
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "operator");
            writer.Object("not", Part);
        }
    }
}
