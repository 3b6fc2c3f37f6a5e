using System.Globalization;
using Participation.Web.Features.Citizens;

namespace Participation.Web.Features.Complaints;

/// <summary>A village as one cell of the drawing; its middle in the units of the drawing.</summary>
public sealed record VillageCell(VillageCases Cases, int Band, decimal X, decimal Y)
{
    public string Name => VillageName.Of(Cases.Village);
    public string Number => VillageName.Numbered(Cases.Village);

    /// <summary>ซ้ำ 2: how many things come again and again.</summary>
    public string? Mark => Cases.Repeats.Count == 0 ? null : $"ซ้ำ {Cases.Repeats.Count}";

    /// <summary>Six corners, the first one on top.</summary>
    public string Corners => string.Join(' ', VillageMap.Corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{X + c.X:0.##},{Y + c.Y:0.##}")));
}

/// <summary>
/// Villages as a honeycomb in the order of their numbers: a village has no coordinates here, so the drawing says nothing of where it
/// lies. Darker where more was complained of; number and count stand in each cell.
/// </summary>
public sealed record VillageMap(IReadOnlyList<VillageCell> Cells, int Step, int Width, decimal Height)
{
    public const int Bands = 4;

    private const int Side = 50;
    private const decimal HalfWidth = 43.3m;
    private const int Margin = 4;
    private const int MostInRow = 9;

    /// <summary>Of each band, none first; the words on it are dark on the light ones and light on the dark ones.</summary>
    public static readonly IReadOnlyList<(string Fill, string Ink)> Shades = [("#ffffff", "#1b1b18"), ("#e3f0e6", "#1b1b18"), ("#a9d3b5", "#1b1b18"), ("#2f7d68", "#ffffff"), ("#0b4f45", "#ffffff")];

    internal static readonly IReadOnlyList<(decimal X, decimal Y)> Corners = [(0, -Side), (HalfWidth, -Side / 2m), (HalfWidth, Side / 2m), (0, Side), (-HalfWidth, Side / 2m), (-HalfWidth, -Side / 2m)];

    public static VillageMap Of(IReadOnlyList<VillageCases> villages)
    {
        var step = Math.Max(1, (villages.Select(v => v.Received).DefaultIfEmpty().Max() + Bands - 1) / Bands);
        var inRow = Math.Clamp((int)Math.Ceiling(Math.Sqrt(villages.Count)) + 1, 3, MostInRow);
        var cells = villages.Select((v, i) => new VillageCell(
            v, (v.Received + step - 1) / step,
            Margin + HalfWidth + (2 * HalfWidth * (i % inRow)) + (i / inRow % 2 * HalfWidth),
            Margin + Side + (Side * 1.5m * (i / inRow)))).ToList();
        var rows = (villages.Count + inRow - 1) / inRow;
        return new VillageMap(cells, step, (int)Math.Ceiling((2 * Margin) + (HalfWidth * ((2 * inRow) + 1))), (2 * Margin) + (Side * 2) + (Side * 1.5m * Math.Max(0, rows - 1)));
    }

    /// <summary>What a shade stands for: 4–6.</summary>
    public string Meaning(int band) => band == 0 ? "0" : Step == 1 ? Number(band) : $"{Number(((band - 1) * Step) + 1)}–{Number(band * Step)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
