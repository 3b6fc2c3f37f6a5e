namespace Participation.Web.LineChannel.Chat;

/// <summary>Letters to add, drop, change or exchange with their neighbour until one text is the other.</summary>
public static class EditDistance
{
    public static int Between(string text, string word) => Rows(text, word, anywhere: false);

    /// <summary>The distance of <paramref name="word"/> to that part of the text which is most like it.</summary>
    public static int Within(string text, string word) => Rows(text, word, anywhere: true);

    private static int Rows(string text, string word, bool anywhere)
    {
        var (two, one, row) = (new int[word.Length + 1], new int[word.Length + 1], new int[word.Length + 1]);
        for (var j = 0; j <= word.Length; j++) one[j] = j;
        var best = one[word.Length];
        for (var i = 1; i <= text.Length; i++)
        {
            row[0] = anywhere ? 0 : i;
            for (var j = 1; j <= word.Length; j++)
            {
                var change = text[i - 1] == word[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(one[j] + 1, row[j - 1] + 1), one[j - 1] + change);
                if (i > 1 && j > 1 && text[i - 1] == word[j - 2] && text[i - 2] == word[j - 1]) row[j] = Math.Min(row[j], two[j - 2] + 1);
            }
            best = Math.Min(best, row[word.Length]);
            (two, one, row) = (one, row, two);
        }
        return anywhere ? best : one[word.Length];
    }
}
