using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Villages and ชุมชน from a table.</summary>
public sealed class VillageImport(ParticipationContext db, CurrentAgency agency, TimeProvider clock) : ITableImport
{
    public const int MaxNumber = 99_999;

    private static readonly ImportColumn Label = new("ประเภท", false, "หมู่บ้าน", "หมู่บ้าน หรือ ชุมชน เว้นว่างได้");
    private static readonly ImportColumn Number = new("ที่", true, "1", "หมู่ที่ หรือเลขที่ของชุมชน");
    private static readonly ImportColumn Name = new("ชื่อ", true, "บ้านดอกคูณใต้");
    private static readonly ImportColumn Population = new("ประชากร", false, "812");
    private static readonly ImportColumn Households = new("ครัวเรือน", false, "241");
    private static readonly ImportColumn Head = new("ตำแหน่งผู้นำ", false, "ผู้ใหญ่บ้าน", "ตำแหน่ง ไม่ใช่ชื่อคน");

    public string Key => "villages";
    public string Title => "หมู่บ้านและชุมชน";
    public string List => "/staff/villages";
    public IReadOnlyList<ImportColumn> Columns { get; } = [Label, Number, Name, Population, Households, Head];

    public async Task<ImportPlan> PlanAsync(IReadOnlyList<CsvRow> rows, string actor, CancellationToken ct)
    {
        var usual = (await agency.VocabularyAsync(ct)).Area;
        var taken = (await db.Set<Village>().Select(v => new { v.Label, v.Number }).ToListAsync(ct)).Select(v => (v.Label, v.Number)).ToHashSet();
        var seen = new Dictionary<(string, int), int>();
        var check = new RowCheck();
        var good = new List<(CsvRow Row, Village Village, string Head)>(rows.Count);
        foreach (var row in rows)
        {
            var label = check.Text(row, Label, Village.MaxLabel) is { Length: > 0 } written ? written : usual;
            var number = check.Number(row, Number, 1, MaxNumber);
            var village = new Village
            {
                Id = Guid.CreateVersion7(clock.Now()),
                Label = label,
                Number = number,
                Name = check.Text(row, Name, Village.MaxName),
                Population = check.Number(row, Population, 0, Village.MaxCount),
                Households = check.Number(row, Households, 0, Village.MaxCount),
                Version = Guid.CreateVersion7(clock.Now()),
            };
            var head = check.Text(row, Head, VillageHead.MaxPosition);
            if (number > 0 && taken.Contains((label, number))) check.Wrong(row, Number.Name, $"มี{label}ที่ {Show(number)} อยู่แล้ว");
            else if (number > 0 && !seen.TryAdd((label, number), row.Line)) check.Wrong(row, Number.Name, $"ซ้ำกับบรรทัด {Show(seen[(label, number)])}");
            if (check.IsGood(row)) good.Add((row, village, head));
        }
        return new ImportPlan([.. good.Select(g => g.Row)], check.Errors, check.BadRows, (context, from, count, token) => WriteAsync(context, good.GetRange(from, count), token));
    }

    private async Task WriteAsync(ParticipationContext context, List<(CsvRow Row, Village Village, string Head)> rows, CancellationToken ct)
    {
        foreach (var (_, village, head) in rows)
        {
            context.Add(village);
            if (head.Length > 0) context.Add(new VillageHead { Id = Guid.CreateVersion7(clock.Now()), VillageId = village.Id, Position = head });
        }
        await context.SaveChangesAsync(ct);
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
