namespace Participation.Web.Platform.Documents;

/// <summary>
/// Which rows of a breakdown are withheld when its total is shown. A row of few people could be told apart; and a single
/// withheld row could be worked out by subtraction, so others go with it until nothing can be.
/// </summary>
public static class SmallNumbers
{
    /// <summary>Rows of fewer answers are withheld from the public.</summary>
    public const int Least = 5;

    public const string Words = "ไม่แสดง";

    public const string Why = "แถวที่มีคำตอบน้อยกว่า 5 ไม่แสดง เพื่อไม่ให้เดาได้ว่าใครตอบ และไม่แสดงแถวอื่นที่จะลบออกมาได้";

    /// <summary>By row: whether it is withheld. A row of nobody tells of nobody and is shown, unless it would give away another.</summary>
    public static IReadOnlyList<bool> Withhold(IReadOnlyList<int> counts, int least = Least)
    {
        var withheld = counts.Select(c => c > 0 && c < least).ToArray();
        if (!withheld.Contains(true)) return withheld;
        // The smallest first, since they tell least; rows of nobody last.
        var others = Enumerable.Range(0, counts.Count).Where(i => !withheld[i]).OrderBy(i => counts[i] == 0).ThenBy(i => counts[i]).ThenBy(i => i);
        foreach (var other in others)
        {
            if (IsSafe(counts, withheld, least)) break;
            withheld[other] = true;
        }
        return withheld;
    }

    private static bool IsSafe(IReadOnlyList<int> counts, bool[] withheld, int least)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(i => withheld[i]).Select(i => counts[i]).ToList();
        var sum = hidden.Sum();
        if (hidden.Count < 2 || sum < least) return false;
        // All of one, or all just below the limit: then the sum says each of them.
        return hidden.Exists(c => c >= least) || (sum > hidden.Count && sum < hidden.Count * (least - 1));
    }
}
