using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// What somebody typed into the search box, as words that must all occur. Thai is written without spaces between words, so
/// a word may stand anywhere; ไฟ with its two letters is found too.
/// </summary>
public sealed class SearchWords
{
    private const int MostWords = 5;
    private const int MostLetters = 60;
    private const string Escape = "\\";

    private SearchWords(IReadOnlyList<string> words)
    {
        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Null when there is nothing to search for.</summary>
    public static SearchWords? Parse(string? typed)
    {
        var plain = ThaiDigits.ToArabic(PlainText.Clean(typed ?? "")).ToLowerInvariant();
        if (plain.Length > MostLetters) plain = plain[..MostLetters];
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostWords).ToList();
        return words.Count == 0 ? null : new SearchWords(words);
    }

    /// <summary>The records in whose text every word occurs, whatever the case.</summary>
    public IQueryable<T> In<T>(IQueryable<T> records, Expression<Func<T, string>> text)
    {
        foreach (var word in Words)
        {
            var pattern = "%" + word.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
#pragma warning disable CA1304, CA1311 // Never runs here: it becomes lower() in SQL, and the invariant method does not.
            Expression<Func<string, bool>> holds = value => EF.Functions.Like(value.ToLower(), pattern, Escape);
#pragma warning restore CA1304, CA1311
            var body = new Replace(holds.Parameters[0], text.Body).Visit(holds.Body);
            records = records.Where(Expression.Lambda<Func<T, bool>>(body, text.Parameters));
        }
        return records;
    }

    private sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
