using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// The filtered list as a file with the columns of the register, read in pieces whatever their number. Who took what is an entry of
/// the audit trail; the words that were searched for are not, for they may be somebody's name.
/// </summary>
public sealed class ExportCases(ParticipationContext db, ReadRegister register)
{
    /// <summary>More make no workbook: it is put together in memory, and the CSV is not.</summary>
    public const int MostInWorkbook = 20_000;

    private const int Piece = 1_000;

    public static readonly IReadOnlyList<string> Columns =
        ["เลขรับ", "ปี พ.ศ.", "วันที่รับ", "ทาง", "แบบ", "ประเภท", "หมู่บ้าน", "หน่วยรับผิดชอบ", "ครบกำหนด", "สถานะ", "ผล", "วันที่แจ้งผล", "ตามกำหนด"];

    public async Task WriteCsvAsync(IQueryable<Case> cases, CaseFilter filter, string actor, Stream target, CancellationToken ct)
    {
        await LogAsync(filter, "csv", actor, ct);
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Csv.Bom);
        await writer.WriteAsync(Csv.Line(Columns));
        await foreach (var line in ReadAsync(await FindAsync(cases, ct), ct)) await writer.WriteAsync(Csv.Line([Text(line.Case.Number), Text(line.Case.Year), .. Words(line)]));
    }

    /// <summary>Null where there are too many.</summary>
    public async Task<byte[]?> WriteWorkbookAsync(IQueryable<Case> cases, CaseFilter filter, string actor, CancellationToken ct)
    {
        var found = await FindAsync(cases, ct);
        if (found.Count > MostInWorkbook) return null;
        await LogAsync(filter, "xlsx", actor, ct);
        return await Xlsx.WriteAsync("ทะเบียนรับเรื่อง", RowsAsync(found, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<XlsxCell>> RowsAsync(List<Guid> found, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return [.. Columns.Select(c => new XlsxCell(c))];
        await foreach (var line in ReadAsync(found, ct))
            yield return [new XlsxCell("", line.Case.Number), new XlsxCell("", line.Case.Year), .. Words(line).Select(w => new XlsxCell(w))];
    }

    /// <summary>Looked for once: a search by words reads every case.</summary>
    private static Task<List<Guid>> FindAsync(IQueryable<Case> cases, CancellationToken ct) => cases.OrderBy(c => c.Year).ThenBy(c => c.Number).Select(c => c.Id).ToListAsync(ct);

    private async IAsyncEnumerable<RegisterLine> ReadAsync(List<Guid> found, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var start = 0; start < found.Count; start += Piece)
        {
            var piece = found.GetRange(start, Math.Min(Piece, found.Count - start));
            foreach (var line in await register.RunAsync(db.Set<Case>().AsNoTracking().Where(c => piece.Contains(c.Id)), ct)) yield return line;
        }
    }

    private Task LogAsync(CaseFilter filter, string format, string actor, CancellationToken ct) => db.WriteAsync(_ =>
    {
        db.Audit(new AuditRecord(actor, "cases.exported", "cases", new Dictionary<string, AuditChange>
        {
            ["format"] = new(null, format),
            ["show"] = new(null, filter.Show is "all" or "closed" ? filter.Show : "open"),
            ["searched"] = new(null, string.IsNullOrWhiteSpace(filter.Query) ? "no" : "yes"),
        }));
        return Task.CompletedTask;
    }, ct);

    private static IEnumerable<string> Words(RegisterLine line) =>
    [
        ThaiCalendar.ShortDate(ThaiCalendar.Day(line.Case.ReceivedAt)), line.Case.Channel.Words(), line.Case.Kind.Words(), line.Category, line.Village ?? "", line.Unit,
        ThaiCalendar.ShortDate(line.Case.DueOn), line.Case.State.Words(), line.Case.Outcome?.Words() ?? "",
        line.Round.ToldAt is { } told ? ThaiCalendar.ShortDate(ThaiCalendar.Day(told)) : "", line.Standing.Words(),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
