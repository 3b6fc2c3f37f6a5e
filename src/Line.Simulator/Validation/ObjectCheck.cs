using System.Globalization;
using System.Text.Json;

namespace Line.Simulator.Validation;

/// <summary>
/// Reads one JSON object against LINE's rules. Every property asked for is known; what is left over at the end is an error,
/// because a property with a misspelt name would be lost on LINE without a word.
/// </summary>
internal sealed class ObjectCheck(JsonElement element, Place place, Problems problems, bool nullsAreErrors = false)
{
    private readonly HashSet<string> _known = ["type"];

    public Place Place => place;

    public Problems Problems => problems;

    public string? Type => element.Text("type");

    public bool Has(string name) => Take(name) is not null;

    public JsonElement? Take(string name)
    {
        _known.Add(name);
        return element.Member(name);
    }

    /// <summary>A text with a limit in UTF-16 units, or in what a reader sees as letters where LINE counts so.</summary>
    public string? Text(string name, int max, bool required = false, bool asLetters = false)
    {
        if (Take(name) is not { } value)
        {
            if (required) problems.Add("May not be empty", place.Child(name));
            return null;
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            problems.Add("must be a string", place.Child(name));
            return null;
        }

        var text = value.GetString()!;
        var length = asLetters ? new StringInfo(text).LengthInTextElements : text.Length;
        if (length == 0) problems.Add("May not be empty", place.Child(name));
        else if (length > max) problems.Add($"Length must be between 0 and {max}", place.Child(name));
        return text;
    }

    public string? OneOf(string name, IReadOnlyCollection<string> values, bool required = false)
    {
        var text = Text(name, int.MaxValue, required);
        if (!string.IsNullOrEmpty(text) && !values.Contains(text))
            problems.Add($"Must be one of the following values: [{string.Join(", ", values)}]", place.Child(name));
        return text;
    }

    public double? Number(string name, double min, double max, bool required = false, bool whole = false)
    {
        if (Take(name) is not { } value)
        {
            if (required) problems.Add("May not be null", place.Child(name));
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Number)
        {
            problems.Add("must be a number", place.Child(name));
            return null;
        }

        var number = value.GetDouble();
        if (number < min || number > max || (whole && number != Math.Floor(number)))
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"must be between {min} and {max}"), place.Child(name));
        return number;
    }

    public bool? Bool(string name, bool required = false)
    {
        if (Take(name) is not { } value)
        {
            if (required) problems.Add("May not be null", place.Child(name));
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        problems.Add("must be a boolean", place.Child(name));
        return null;
    }

    public ObjectCheck? Object(string name, bool required = false)
    {
        if (Take(name) is { } value) return At(value, place.Child(name));
        if (required) problems.Add("May not be null", place.Child(name));
        return null;
    }

    public IReadOnlyList<JsonElement> Items(string name, int min, int max, bool required = false)
    {
        if (Take(name) is not { } value)
        {
            if (required) problems.Add("May not be empty", place.Child(name));
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            problems.Add("must be an array", place.Child(name));
            return [];
        }

        var items = value.EnumerateArray().ToList();
        if (items.Count < min || items.Count > max)
            problems.Add(min == max ? $"Size must be {min}" : $"Size must be between {min} and {max}", place.Child(name));
        return items;
    }

    public IReadOnlyList<ObjectCheck> Objects(string name, int min, int max, bool required = false) =>
        [.. Items(name, min, max, required).Select((item, index) => At(item, place.Child(name).Item(index))).OfType<ObjectCheck>()];

    public void NoOthers()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!_known.Contains(property.Name)) problems.Add("unknown field", place.Child(property.Name));
            else if (nullsAreErrors && property.Value.ValueKind is JsonValueKind.Null) problems.Add("must not be null", place.Child(property.Name));
        }
    }

    private ObjectCheck? At(JsonElement value, Place at)
    {
        if (value.ValueKind is JsonValueKind.Object) return new ObjectCheck(value, at, problems, nullsAreErrors);
        problems.Add("must be an object", at);
        return null;
    }
}
