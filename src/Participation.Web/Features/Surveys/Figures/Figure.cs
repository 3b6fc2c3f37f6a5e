namespace Participation.Web.Features.Surveys;

/// <summary>What was counted of some group of answers.</summary>
/// <param name="Satisfaction">By face.</param>
/// <param name="Unrated">Answers of a form without a headline.</param>
/// <param name="Marked">How many of them carry a mark.</param>
/// <param name="Offered">Invitations given out.</param>
/// <param name="Invited">How many of the answers came by invitation.</param>
public sealed record Tally(Satisfaction Satisfaction, int Unrated, int Marked, int Offered, int Invited)
{
    public static readonly Tally None = new(Satisfaction.None, 0, 0, 0, 0);

    public int Answers => Satisfaction.Count + Unrated;

    /// <summary>Invited answers among the invitations: whoever came by another way was not asked, so these alone have a denominator.</summary>
    public decimal? ResponseRate => Offered == 0 ? null : Invited * 100m / Offered;

    public static Tally operator +(Tally a, Tally b) =>
        new(a.Satisfaction + b.Satisfaction, a.Unrated + b.Unrated, a.Marked + b.Marked, a.Offered + b.Offered, a.Invited + b.Invited);
}

/// <summary>Both figures: what counts, and what was left out with a reason.</summary>
public sealed record Figure(Tally Kept, Tally Excluded)
{
    /// <summary>
    /// Below the unit a figure is one officer's. Under ten answers one villager's mood moves it by more than ten points, and
    /// decisions about pay follow from it: it is counted and not judged.
    /// </summary>
    public const int LeastBelowUnit = 10;

    public static readonly Figure None = new(Tally.None, Tally.None);

    /// <summary>As it would be if nothing had been left out.</summary>
    public Tally All => Kept + Excluded;

    public bool IsEmpty => All == Tally.None;

    public static Figure Of(Tally tally, bool isExcluded) => isExcluded ? new(Tally.None, tally) : new(tally, Tally.None);

    public static Figure operator +(Figure a, Figure b) => new(a.Kept + b.Kept, a.Excluded + b.Excluded);

    public static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(None, (sum, one) => sum + one);
}
