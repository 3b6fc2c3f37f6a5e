using System.Text.Json;
using System.Text.RegularExpressions;

namespace Line.Simulator.Validation;

/// <summary>Text with placeholders: every {key} has a substitution, and every substitution is one that LINE knows.</summary>
internal sealed partial class TextV2Rules(ObjectCheck message)
{
    private const int MostOfAKind = 20;

    public void Check(JsonElement element)
    {
        var text = message.Text("text", 5000, required: true) ?? "";
        message.Text("quoteToken", 1000);
        var keys = new HashSet<string>();
        if (message.Object("substitution") is { } substitution && element.GetProperty("substitution").ValueKind is JsonValueKind.Object)
        {
            var entries = element.GetProperty("substitution").EnumerateObject().ToList();
            if (entries.Count > 100) message.Problems.Add("Size must be between 0 and 100", substitution.Place);
            foreach (var entry in entries)
            {
                keys.Add(entry.Name);
                if (!Key().IsMatch(entry.Name)) message.Problems.Add("invalid key", substitution.Place.Child(entry.Name));
                if (substitution.Object(entry.Name) is { } value) Substitute(value);
            }

            foreach (var kind in (string[])["mention", "emoji"])
                if (entries.Count(entry => entry.Value.Text("type") == kind) > MostOfAKind)
                    message.Problems.Add($"At most {MostOfAKind} of the type {kind}", substitution.Place);
        }

        foreach (var used in Placeholder().Matches(text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal)).Select(match => match.Groups[1].Value))
            if (!keys.Contains(used))
                message.Problems.Add($"The placeholder {{{used}}} has no substitution", message.Place.Child("text"));
    }

    private static void Substitute(ObjectCheck value)
    {
        switch (value.OneOf("type", ["mention", "emoji"], required: true))
        {
            case "emoji":
                value.Text("productId", 100, required: true);
                value.Text("emojiId", 100, required: true);
                value.NoOthers();
                break;
            case "mention":
                if (value.Object("mentionee", required: true) is { } mentionee)
                {
                    if (mentionee.OneOf("type", ["user", "all"], required: true) is "user") mentionee.Text("userId", 33, required: true);
                    mentionee.NoOthers();
                }

                value.NoOthers();
                break;
        }
    }

    [GeneratedRegex("^[0-9A-Za-z_]{1,20}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
