using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys;

/// <summary>Answers counted by face, and what follows from them. Nothing is rounded before it is compared.</summary>
public sealed record Satisfaction(int Least, int Little, int Medium, int Much, int Most)
{
    public const string Formula = "ร้อยละความพึงพอใจ = (จำนวนที่ตอบ มาก + มากที่สุด) × 100 ÷ จำนวนที่ตอบทั้งหมด";

    private const string NoData = "ไม่มีข้อมูล";

    public static readonly Satisfaction None = new(0, 0, 0, 0, 0);

    public int Count => Least + Little + Medium + Much + Most;
    public int Satisfied => Much + Most;

    public long Points => Least + (2L * Little) + (3L * Medium) + (4L * Much) + (5L * Most);

    /// <summary>Null where nobody answered: no data, which is not a fail.</summary>
    public decimal? Share => Percent.Of(Satisfied, Count);

    /// <summary>From 1 to 5.</summary>
    public decimal? Mean => Count == 0 ? null : Points / (decimal)Count;

    /// <summary>Mean × 20.</summary>
    public decimal? MeanScore => Count == 0 ? null : Points * 20m / Count;

    public int this[Rating rating] => rating switch
    {
        Rating.Least => Least,
        Rating.Little => Little,
        Rating.Medium => Medium,
        Rating.Much => Much,
        Rating.Most => Most,
    };

    public static Satisfaction Of(IEnumerable<(Rating Rating, int Count)> counts)
    {
        var by = counts.ToLookup(c => c.Rating, c => c.Count);
        return new(by[Rating.Least].Sum(), by[Rating.Little].Sum(), by[Rating.Medium].Sum(), by[Rating.Much].Sum(), by[Rating.Most].Sum());
    }

    public static Satisfaction operator +(Satisfaction a, Satisfaction b) =>
        new(a.Least + b.Least, a.Little + b.Little, a.Medium + b.Medium, a.Much + b.Much, a.Most + b.Most);

    public static string Show(decimal? percent) => Percent.Show(percent) ?? NoData;

    /// <summary>Two decimals, cut likewise: 4.21 of 5.</summary>
    public static string ShowMean(decimal? mean) => mean is { } value
        ? (decimal.Floor(value * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture)
        : NoData;
}
