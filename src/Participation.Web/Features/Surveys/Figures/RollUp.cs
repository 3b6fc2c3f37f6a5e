using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>An answer as it is counted.</summary>
public sealed record CountedAnswer(
    Guid SurveyId, Guid? ServicePointId, Guid? ServiceKindId, Guid? VillageId, Residence Residence, WayIn WayIn, DateTime HourSlot, Rating? Rating, AnswerMark Mark)
{
    public static CountedAnswer Of(SurveyAnswer a) =>
        new(a.SurveyId, a.ServicePointId, a.ServiceKindId, a.VillageId, a.Residence, a.WayIn, a.HourSlot, a.Rating, a.Mark);
}

/// <summary>
/// Keeps the ready figures in step with what is written, in the transaction that writes it: adds what came, and moves what
/// is excluded from one side to the other. Rows are changed in the order of their keys, so that two writers on PostgreSQL
/// never wait for each other in a circle. By hand, since EF has no "add to it or insert it".
/// </summary>
public sealed class RollUp(ParticipationContext db)
{
    // Below SQLite's limit of parameters, for the widest table.
    private const int RowsPerStatement = 500;

    private static readonly string[] Faces = ["least", "little", "medium", "much", "most"];
    private static readonly Grain[] Grains = Enum.GetValues<Grain>();
    private static readonly Grain[] LongGrains = [Grain.Month, Grain.FiscalYear];

    private static readonly Table Satisfaction = new("satisfaction_rollups",
        ["survey_id", "grain", "from_day", "service_point_id", "service_kind_id", "way_in", "is_excluded"], [.. Faces, "unrated", "marked", "offered"]);
    private static readonly Table Hours = new("hour_rollups",
        ["survey_id", "grain", "from_day", "service_point_id", "weekday", "hour", "is_excluded"], Faces);
    private static readonly Table Villages = new("village_rollups",
        ["survey_id", "grain", "from_day", "village_id", "residence", "is_excluded"], [.. Faces, "unrated"]);
    private static readonly Table Choices = new("choice_rollups",
        ["survey_id", "grain", "from_day", "service_point_id", "question_key", "value", "is_excluded"], ["count"]);
    private static readonly Table Fees = new("fee_counts", ["survey_id", "month", "service_point_id"], ["yes", "no"]);

    private readonly Dictionary<Row, int[]> _rows = [];

    /// <summary>Times -1 takes away what was counted before.</summary>
    public RollUp Add(CountedAnswer answer, bool isExcluded, int times = 1)
    {
        var local = ThaiCalendar.ToBangkok(answer.HourSlot);
        var day = DateOnly.FromDateTime(local);
        var point = answer.ServicePointId ?? Guid.Empty;
        foreach (var grain in Grains)
        {
            var counts = Of(Satisfaction, answer.SurveyId, (int)grain, grain.FirstDay(day), point, answer.ServiceKindId ?? Guid.Empty, (int)answer.WayIn, isExcluded);
            counts[answer.Rating is { } rating ? (int)rating - 1 : 5] += times;
            if (answer.Mark != AnswerMark.None) counts[6] += times;
        }
        foreach (var grain in LongGrains)
        {
            if (answer.Rating is { } rating && answer.WayIn.KnowsHour())
                Of(Hours, answer.SurveyId, (int)grain, grain.FirstDay(day), point, (int)local.DayOfWeek, local.Hour, isExcluded)[(int)rating - 1] += times;
            if (answer.Residence != Residence.NotAsked)
                Of(Villages, answer.SurveyId, (int)grain, grain.FirstDay(day), answer.VillageId ?? Guid.Empty, (int)answer.Residence, isExcluded)[answer.Rating is { } given ? (int)given - 1 : 5] += times;
        }
        return this;
    }

    public RollUp AddChoice(CountedAnswer answer, string questionKey, int value, bool isExcluded, int times = 1)
    {
        var day = ThaiCalendar.Day(answer.HourSlot);
        foreach (var grain in LongGrains)
            Of(Choices, answer.SurveyId, (int)grain, grain.FirstDay(day), answer.ServicePointId ?? Guid.Empty, questionKey, value, isExcluded)[0] += times;
        return this;
    }

    public RollUp AddOffer(Guid surveyId, Guid? pointId, Guid? kindId, WayIn wayIn, DateTime hourSlot)
    {
        var day = ThaiCalendar.Day(hourSlot);
        foreach (var grain in Grains)
            Of(Satisfaction, surveyId, (int)grain, grain.FirstDay(day), pointId ?? Guid.Empty, kindId ?? Guid.Empty, (int)wayIn, false)[7]++;
        return this;
    }

    public RollUp AddFee(Guid surveyId, Guid? pointId, DateTime hourSlot, bool wasAsked)
    {
        Of(Fees, surveyId, Grain.Month.FirstDay(ThaiCalendar.Day(hourSlot)), pointId ?? Guid.Empty)[wasAsked ? 0 : 1]++;
        return this;
    }

    /// <summary>For counting anew, where a year is the sum of its months.</summary>
    public RollUp OnlyFinerThanYears()
    {
        foreach (var row in _rows.Keys.Where(r => r.Values[1] is (int)Grain.FiscalYear).ToList()) _rows.Remove(row);
        return this;
    }

    /// <summary>Inside the caller's write transaction.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var table in _rows.GroupBy(r => r.Key.Table).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
            foreach (var rows in table.Where(r => r.Value.Any(n => n != 0)).OrderBy(r => r.Key).Chunk(RowsPerStatement))
                await db.Database.ExecuteSqlAsync(Statement(table.Key, rows), ct);
        _rows.Clear();
    }

    private int[] Of(Table table, params object[] key)
    {
        var row = new Row(table, key);
        if (!_rows.TryGetValue(row, out var counts)) _rows.Add(row, counts = new int[table.Counts.Count]);
        return counts;
    }

    private static FormattableString Statement(Table table, KeyValuePair<Row, int[]>[] rows)
    {
        var sql = new StringBuilder($"INSERT INTO {table.Name} ({string.Join(", ", table.Keys)}, {string.Join(", ", table.Counts)}) VALUES ");
        var values = new List<object>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0) sql.Append(", ");
            sql.Append('(');
            var cells = (object[])[.. rows[i].Key.Values, .. rows[i].Value.Cast<object>()];
            for (var c = 0; c < cells.Length; c++)
            {
                sql.Append(CultureInfo.InvariantCulture, $"{(c > 0 ? ", " : "")}{{{values.Count}}}");
                values.Add(cells[c]);
            }
            sql.Append(')');
        }
        sql.Append(CultureInfo.InvariantCulture, $" ON CONFLICT ({string.Join(", ", table.Keys)}) DO UPDATE SET ");
        sql.AppendJoin(", ", table.Counts.Select(c => $"{c} = {table.Name}.{c} + excluded.{c}"));
        return System.Runtime.CompilerServices.FormattableStringFactory.Create(sql.ToString(), [.. values]);
    }

    private sealed record Table(string Name, IReadOnlyList<string> Keys, IReadOnlyList<string> Counts);

    private sealed class Row(Table table, object[] values) : IEquatable<Row>, IComparable<Row>
    {
        public Table Table { get; } = table;
        public object[] Values { get; } = values;

        public bool Equals(Row? other) => other is not null && ReferenceEquals(Table, other.Table) && Values.AsSpan().SequenceEqual(other.Values);

        public override bool Equals(object? obj) => Equals(obj as Row);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var value in Values) hash.Add(value);
            return hash.ToHashCode();
        }

        public int CompareTo(Row? other)
        {
            for (var i = 0; other is not null && i < Values.Length; i++)
            {
                var order = Values[i] is string text ? string.CompareOrdinal(text, (string)other.Values[i]) : Comparer<object>.Default.Compare(Values[i], other.Values[i]);
                if (order != 0) return order;
            }
            return 0;
        }
    }
}
