using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Everything one page of results shows, read once; its tables are the same on the page and in the files.</summary>
public sealed record ResultsSheet
{
    public required Survey Survey { get; init; }
    public required FigurePeriod Period { get; init; }
    public required DateOnly Today { get; init; }
    public required ResultsAddress Address { get; init; }
    public required OfficePlaces Places { get; init; }
    public required FigureScope Scope { get; init; }
    public required FigureCells Cells { get; init; }
    public required Figure Before { get; init; }
    public required IReadOnlyList<(FigurePeriod Step, Figure Figure)> Steps { get; init; }
    public required IReadOnlyList<HourFigure> Hours { get; init; }
    public required IReadOnlyList<(string Name, Figure Figure)> Villages { get; init; }

    /// <summary>The questions of all versions that were answered, with the words of the latest.</summary>
    public required IReadOnlyList<(Question Question, IReadOnlyList<ChoiceFigure> Choices)> Questions { get; init; }

    public required IReadOnlyDictionary<Guid, FeeFigure>? Fees { get; init; }
    public required bool AsksFee { get; init; }
    public required IReadOnlyDictionary<RefusalKind, int> Refusals { get; init; }
    public required IReadOnlyDictionary<Guid, int>? Served { get; init; }
    public required TargetLine? Target { get; init; }

    public Figure Total => Cells.Total;

    public string Filter => Places.Words(Address);

    /// <summary>One officer's figures: counted, and judged only when there are enough.</summary>
    public bool IsBelowUnit => Address.Point is not null;

    public bool IsJudged(Figure figure, bool isBelowUnit) => figure.Kept.Satisfaction.Count >= (isBelowUnit ? Figure.LeastBelowUnit : 1);

    public int? ServedTotal => Served is not { } served || Scope.Services is not null || Scope.Way is not null
        ? null
        : served.Where(s => Scope.Points is not { } points || points.Contains(s.Key)).Sum(s => s.Value);

    /// <summary>The answer of the page in one line, for somebody with two minutes.</summary>
    public string Headline => $"{Period.Name}{(Filter.Length > 0 ? $" {Filter}" : "")} {ResultsWords.Answer(Total.Kept, Target, IsJudged(Total, IsBelowUnit))}";

    /// <summary>Against the period before, in points of a percent; null where one of them has no answers.</summary>
    public string Change
    {
        get
        {
            if (Total.Kept.Satisfaction.Share is not { } now) return "";
            if (!IsJudged(Total, IsBelowUnit)) return "";
            if (Before.Kept.Satisfaction.Share is not { } then || !IsJudged(Before, IsBelowUnit)) return $"{Period.Previous.Name}ไม่มีผลให้เทียบ";
            var by = decimal.Round(Math.Abs(now - then), 1, MidpointRounding.ToZero).ToString("0.0", CultureInfo.InvariantCulture);
            var words = now > then ? $"▲ เพิ่มขึ้น {by} จุด" : now < then ? $"▼ ลดลง {by} จุด" : "เท่าเดิม";
            return $"{words} จาก{Period.Previous.Name} ซึ่งได้ร้อยละ {Satisfaction.Show(then)}{(Period.IsOver(Today) ? "" : " (ช่วงนี้ยังไม่จบ)")}";
        }
    }
}

public static class ResultsWords
{
    public static string Answer(Tally tally, TargetLine? target, bool isJudged)
    {
        if (tally.Answers == 0) return "ยังไม่มีคนให้คะแนน";
        if (tally.Satisfaction.Count == 0) return $"มี {Platform.Forms.WholeNumber.Show(tally.Answers)} คำตอบ";
        if (!isJudged) return $"มี {Platform.Forms.WholeNumber.Show(tally.Answers)} คำตอบ น้อยเกินกว่าจะคิดร้อยละ";
        if (target is null) return $"พอใจร้อยละ {Satisfaction.Show(tally.Satisfaction.Share)}";
        var reached = target.IsShare ? $"พอใจร้อยละ {Satisfaction.Show(tally.Satisfaction.Share)}" : $"คะแนนเฉลี่ย {Satisfaction.Show(tally.Satisfaction.MeanScore)}";
        return $"{reached} {(target.Passes(tally.Satisfaction) == true ? "ถึงเป้า" : "ต่ำกว่าเป้า")}\u00a0{target.Shown}";
    }

    public static string Verdict(bool? passes) => passes switch
    {
        true => "✓ ถึงเป้า",
        false => "✗ ต่ำกว่าเป้า",
        null => "ไม่มีข้อมูล",
    };
}
