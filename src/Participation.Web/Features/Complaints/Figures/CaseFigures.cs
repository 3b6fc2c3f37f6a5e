using Participation.Web.Features.Agency;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>How the cases of one line of a table stand. A case that was late in any of its rounds counts as late.</summary>
public sealed record CaseCount(string Name, int Received, int Closed, int Told, int Explained, int Breached, int Running)
{
    public int InTime => Told + Explained;

    /// <summary>Those whose clock has ended.</summary>
    public int Ended => InTime + Breached;

    /// <summary>In percent; null where no clock has ended.</summary>
    public decimal? Share => Percent.Of(InTime, Ended);

    /// <summary>As it stands in tables: 99.9, or a dash where there is nothing to divide.</summary>
    public string ShareText => Percent.Show(Share) ?? "—";
}

public sealed record CaseTable(string Title, IReadOnlyList<CaseCount> Lines);

/// <summary>The same thing in the same village again and again.</summary>
public sealed record CaseRepeat(string Category, string Village, Guid VillageId, int Count);

/// <summary>What came from a village; those from which nothing came are there too.</summary>
public sealed record VillageCases(Village Village, int Received, IReadOnlyList<CaseRepeat> Repeats);

/// <summary>What became of the cases received in a period, counted on receipt.</summary>
public sealed record CaseFigures(FigurePeriod Period, CaseCount Complaints, int Others, double? MedianDays, IReadOnlyList<CaseTable> Tables, IReadOnlyList<VillageCases> Villages, IReadOnlyList<CaseRepeat> Repeats);

/// <summary>Which cases figures are about.</summary>
public static class CountedCases
{
    public static IQueryable<Case> ReceivedIn(this IQueryable<Case> cases, FigurePeriod period)
    {
        var (from, until) = period.Instants;
        return cases.Where(c => c.ReceivedAt >= from && c.ReceivedAt < until);
    }

    /// <summary>As <see cref="CaseTerms.CountsAsComplaint"/> says it of one.</summary>
    public static IQueryable<Case> Complaints(this IQueryable<Case> cases) => cases.Where(c => c.Kind == CaseKind.Hardship || c.Kind == CaseKind.Grievance);
}
