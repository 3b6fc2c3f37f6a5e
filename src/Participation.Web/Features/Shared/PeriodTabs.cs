using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Shared;

/// <summary>Choosing a period of figures: its kind, and the one before and after.</summary>
/// <param name="Period">The one shown.</param>
/// <param name="Today">The other kinds show today where the period holds it or lies around it.</param>
/// <param name="At">The address of a period.</param>
/// <param name="Kinds">Those to choose from; null for all.</param>
public sealed record PeriodTabs(FigurePeriod Period, DateOnly Today, Func<FigurePeriod, string> At, IReadOnlyList<PeriodKind>? Kinds = null)
{
    public string AddressOf(PeriodKind kind) => At(FigurePeriod.Of(kind, Period.IsOver(Today) || !Period.HasBegun(Today) ? Period.From : Today));
}
