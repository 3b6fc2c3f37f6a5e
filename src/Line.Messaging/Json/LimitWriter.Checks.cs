using System.Globalization;
using Line.Messaging.Messages;

namespace Line.Messaging.Json;

internal sealed partial class LimitWriter
{
    private const int LongestUrl = 2000;

    /// <summary>A required text within its limits.</summary>
    public void Text(string name, string value, int max, Count unit = Json.Count.Utf16, int min = 1)
    {
        if (value is null)
            throw Broken(name, "present", "null");
        CountText(name, value, min, max, unit);
        WriteText(name, value);
    }

    /// <summary>A text that may be left out. An empty one counts as given.</summary>
    public void OptionalText(string name, string? value, int max, Count unit = Json.Count.Utf16)
    {
        if (value is not null)
            Text(name, value, max, unit);
    }

    /// <summary>A required text whose length LINE does not limit (ids and tokens that LINE gave out).</summary>
    public void Token(string name, string value)
    {
        if (string.IsNullOrEmpty(value))
            throw Broken(name, "present", value is null ? "null" : "empty");
        WriteText(name, value);
    }

    public void OptionalToken(string name, string? value)
    {
        if (value is not null)
            Token(name, value);
    }

    /// <summary>A file for LINE to fetch: https only.</summary>
    public void HttpsUrl(string name, string value, int max = LongestUrl) => Url(name, value, max, "https");

    public void OptionalHttpsUrl(string name, string? value, int max = LongestUrl)
    {
        if (value is not null)
            HttpsUrl(name, value, max);
    }

    /// <summary>An address with one of the schemes, percent-encoded as LINE asks for.</summary>
    public void Url(string name, string value, int max, params ReadOnlySpan<string> schemes)
    {
        Text(name, value, max);
        if (value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw Broken(name, "percent-encoded", "an address with characters outside ASCII, or with spaces");
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || !schemes.Contains(uri.Scheme))
            throw Broken(name, $"an absolute address starting with {string.Join(", ", schemes!)}", uri is null ? "not an absolute address" : uri.Scheme);
    }

    public void Number(string name, long? value, long min = long.MinValue, long max = long.MaxValue)
    {
        if (value is not { } given)
            return;
        if (given < min || given > max)
            throw Broken(name, max == long.MaxValue ? $"at least {min.ToString(CultureInfo.InvariantCulture)}" : string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"), given.ToString(CultureInfo.InvariantCulture));
        _json.WriteNumber(name, given);
    }

    public void Decimal(string name, double? value, double min, double max)
    {
        if (value is not { } given)
            return;
        if (!(given >= min && given <= max))
            throw Broken(name, string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"), given.ToString(CultureInfo.InvariantCulture));
        _json.WriteNumber(name, given);
    }

    public void Count(string name, long count, long min, long max, string unit)
    {
        if (count < min)
            throw Broken(name, string.Create(CultureInfo.InvariantCulture, $"at least {min} {unit}"), count.ToString(CultureInfo.InvariantCulture));
        if (count > max)
            throw Broken(name, string.Create(CultureInfo.InvariantCulture, $"at most {max} {unit}"), count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A rule that is not a number, for example two fields that exclude each other.</summary>
    public void Require(bool holds, string name, string limit, string value)
    {
        if (!holds)
            throw Broken(name, limit, value);
    }

    public MessageLimitException Broken(string name, string limit, string value) => new(Path(name), limit, value);

    private void CountText(string name, string value, int min, int max, Count unit)
    {
        // Graphemes are never more than UTF-16 units, so the common case needs no segmentation.
        var within = value.Length <= max && value.Length >= min;
        if (within)
            return;
        var count = unit == Json.Count.Graphemes ? new StringInfo(value).LengthInTextElements : value.Length;
        Count(name, count, min, max, unit == Json.Count.Graphemes ? "graphemes" : "UTF-16 units");
    }
}
