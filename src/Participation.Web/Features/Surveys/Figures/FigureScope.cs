using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Which answers: always of one form, since figures of two forms are never pooled.</summary>
public sealed record FigureScope(Guid SurveyId, FigurePeriod Period)
{
    /// <summary>Null: all, and those that came by no point.</summary>
    public IReadOnlyCollection<Guid>? Points { get; init; }

    /// <summary>Null: all, and those where nobody said for what they came.</summary>
    public IReadOnlyCollection<Guid>? Services { get; init; }

    public WayIn? Way { get; init; }

    /// <summary>Hours and questions are counted by point and no finer.</summary>
    public bool IsByPoint => Services is null && Way is null;

    /// <summary>Villages are counted for the whole form.</summary>
    public bool IsWhole => IsByPoint && Points is null;
}

/// <summary>The finest cell that figures are kept by. An empty id: none.</summary>
public sealed record FigureCell(Guid PointId, Guid ServiceId, WayIn Way, Figure Figure);

public sealed record FigureCells(IReadOnlyList<FigureCell> Cells)
{
    public Figure Total => Figure.Sum(Cells.Select(c => c.Figure));

    public IReadOnlyDictionary<Guid, Figure> ByPoint => By(c => c.PointId);
    public IReadOnlyDictionary<Guid, Figure> ByService => By(c => c.ServiceId);
    public IReadOnlyDictionary<WayIn, Figure> ByWay => By(c => c.Way);

    private Dictionary<T, Figure> By<T>(Func<FigureCell, T> key) where T : notnull =>
        Cells.GroupBy(key).ToDictionary(g => g.Key, g => Figure.Sum(g.Select(c => c.Figure)));
}

/// <summary>How often a value was tapped at a further question.</summary>
public sealed record ChoiceFigure(string Question, int Value, int Kept, int Excluded);

public sealed record VillageFigure(Guid VillageId, Residence Residence, Figure Figure);

public sealed record HourFigure(DayOfWeek Weekday, int Hour, Figure Figure);

public sealed record FeeFigure(int Yes, int No);
