namespace Participation.Web.LineChannel.Chat;

/// <summary>What somebody probably meant: words that their sentence holds, and words it nearly holds.</summary>
public static class NearestWords
{
    public const int Most = 3;

    private static readonly (ChatWord Word, string Folded)[] Known =
        [.. Vocabulary.All.SelectMany(w => w.Said.Prepend(w.Word).Select(s => (w, ThaiFolding.Fold(s))))];

    /// <summary>The nearest first; none when nothing comes near.</summary>
    public static IReadOnlyList<NearWord> Find(string text)
    {
        var typed = ThaiFolding.Fold(text);
        if (typed.Length is 0 or > 500) return [];
        return
        [
            .. Known.Select(k => (k.Word, Near: Compare(typed, k.Folded))).Where(k => k.Near is not null)
                .GroupBy(k => k.Word).Select(g => new NearWord(g.Key, g.Min(k => k.Near!.Value)))
                .OrderBy(n => n.Mistakes).ThenBy(n => n.Word.Tile is null).Take(Most),
        ];
    }

    /// <summary>Mistakes between what was typed and the word, or null when they are too many.</summary>
    private static int? Compare(string typed, string word)
    {
        // Short words stand inside many others by chance, so a part of a sentence must be the more like them.
        if (word.Length >= 3 && typed.Contains(word, StringComparison.Ordinal)) return 0;
        var whole = EditDistance.Between(typed, word);
        if (whole <= (word.Length switch { <= 2 => 0, <= 5 => 1, <= 8 => 2, _ => 3 }) && whole < word.Length - 1) return whole;
        var inside = EditDistance.Within(typed, word);
        return inside <= (word.Length switch { <= 4 => 0, <= 7 => 1, _ => 2 }) ? inside : null;
    }
}

/// <param name="Word">A word of the chat.</param>
/// <param name="Mistakes">Letters too many, missing, wrong or exchanged; 0 where the sentence holds the word.</param>
public sealed record NearWord(ChatWord Word, int Mistakes);
