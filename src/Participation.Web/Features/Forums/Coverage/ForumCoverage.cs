using System.Globalization;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Forums;

/// <summary>What a village took part in, in a fiscal year.</summary>
/// <param name="Village">Which.</param>
/// <param name="Planned">Forums of its own that were not called off.</param>
/// <param name="Held">Of these, held with somebody of the village there.</param>
/// <param name="Came">Heads counted at all forums, its own and those for everybody.</param>
/// <param name="Opinions">Said by whatever way.</param>
/// <param name="CameBefore">Heads in the year before.</param>
/// <param name="HeldBefore">Forums held in the year before.</param>
public sealed record VillageCoverage(Village Village, int Planned, int Held, int Came, int Opinions, int CameBefore, int HeldBefore)
{
    public string Name => VillageName.Of(Village);
}

/// <summary>
/// Whether every place takes part as its people are many: share of the population beside share of those who came. Shares are reckoned
/// from whole numbers; the index is one where both are the same, below where too few came.
/// </summary>
public sealed record ForumCoverage(int FiscalYear, int Target, IReadOnlyList<VillageCoverage> Villages, int CameFromElsewhere)
{
    public int Population => Villages.Sum(v => v.Village.Population);

    /// <summary>Heads whose village is known: the whole of the shares.</summary>
    public int Came => Villages.Sum(v => v.Came);

    public int CameBefore => Villages.Sum(v => v.CameBefore);
    public int WithForum => Villages.Count(v => v.Held > 0);
    public int WithForumBefore => Villages.Count(v => v.HeldBefore > 0);
    public IReadOnlyList<VillageCoverage> WithNobody => [.. Villages.Where(v => v.Came == 0)];
    public IReadOnlyList<VillageCoverage> WithoutForum => [.. Villages.Where(v => v.Held == 0)];

    public decimal? PopulationShare(VillageCoverage village) => Percent.Of(village.Village.Population, Population);

    public decimal? ParticipationShare(VillageCoverage village) => Percent.Of(village.Came, Came);

    /// <summary>Target times the share of the population.</summary>
    public decimal? Expected(VillageCoverage village) => Population == 0 ? null : (decimal)Target * village.Village.Population / Population;

    /// <summary>Share of those who came by share of the population; null where either whole is nothing.</summary>
    public decimal? Index(VillageCoverage village) => Came == 0 || village.Village.Population == 0 ? null : (decimal)village.Came * Population / ((decimal)Came * village.Village.Population);

    public static string Show(decimal? value, string format) => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "—";

    public static readonly IReadOnlyList<string> Columns =
        ["หมู่บ้านหรือชุมชน", "ประชากร", "สัดส่วนประชากร %", "ควรมา (คน)", "มาจริง (คน)", "สัดส่วนผู้เข้าร่วม %", "ดัชนีเบี่ยงเบน", "เวทีที่กำหนด", "เวทีที่จัด", "ความเห็น", "มาปีก่อน (คน)", "เวทีปีก่อน"];

    public IReadOnlyList<string> Cells(VillageCoverage v) =>
    [
        v.Name, Whole(v.Village.Population), Percent.Show(PopulationShare(v)) ?? "—", Show(Expected(v), "0.0"), Whole(v.Came), Percent.Show(ParticipationShare(v)) ?? "—", Show(Index(v), "0.00"),
        Whole(v.Planned), Whole(v.Held), Whole(v.Opinions), Whole(v.CameBefore), Whole(v.HeldBefore),
    ];

    public string ToCsv() => Csv.Bom + Csv.Line(Columns) + string.Concat(Villages.Select(v => Csv.Line(Cells(v)))) + Csv.Line("มาจากที่อื่นหรือไม่ระบุ", "", "", "", Whole(CameFromElsewhere));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
