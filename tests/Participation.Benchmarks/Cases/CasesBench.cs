using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Platform.Time;

namespace Participation.Benchmarks.Cases;

/// <summary>What colleagues open daily, with a register of a hundred thousand: lists, search, register, figures, files.</summary>
public sealed class CasesBench : Bench
{
    private const int Count = 100_000;
    private const int Runs = 5;
    private const double Aim = 2_000;
    private const int Exported = Count / 20;
    private static readonly Uri NoLine = new("http://127.0.0.1:9");

    public override string Name => "cases";
    public override string Summary => "100,000 cases: list, search by Thai words, register, figures, export of 5,000 rows, on both databases";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("Register of 100,000 cases over 3 years; the slowest of five, in a warm process");
        Sheet.Machine();
        foreach (var create in (Func<Task<BenchDatabase>>[])[() => Task.FromResult(BenchDatabase.Sqlite()), () => BenchDatabase.PostgresAsync(ct)])
        {
            await using var database = await create();
            await MeasureAsync(database, ct);
        }
    }

    private static async Task MeasureAsync(BenchDatabase database, CancellationToken ct)
    {
        // The first start makes tables, categories and somebody to sign in.
        await (await ServiceUnderTest.StartAsync(database, NoLine, ct)).DisposeAsync();
        await ManyCases.MakeAsync(database, Count, ct);
        await using var service = await ServiceUnderTest.StartAsync(database, NoLine, ct);
        using var browser = new StaffBrowser();
        await browser.SignInAsync(service.Port, database, "mayor", ct);
        var year = ThaiCalendar.BuddhistYear(ThaiCalendar.Day(TimeProvider.System.Now())) - 1;
        var (few, many) = (Uri.EscapeDataString(ManyCases.SaidByFew), Uri.EscapeDataString(ManyCases.SaidByMany));
        (string What, string Path, string Expected)[] pages =
        [
            ("list, first page", "/staff/cases", "<caption>"),
            ("list of all, first page", "/staff/cases?show=all", "<caption>"),
            ("list of all, page 1,900", "/staff/cases?show=all&p=1900", "rel=\"prev\""),
            ("list of those closed", "/staff/cases?show=closed", "<caption>"),
            ("search, said by 100", $"/staff/cases?show=all&q={few}", ManyCases.SaidByFew),
            ("search, said by 5,000", $"/staff/cases?show=all&q={many}", ManyCases.SaidByMany),
            ("register, page 300 of last year", $"/staff/cases/register?year={year}&p=300", "<caption>"),
            ("figures of a fiscal year", "/staff/cases/figures?period=fiscal-year", "village-map"),
            ("oversight by the working group", "/staff/cases/oversight", "อายุของเรื่อง"),
            ("CSV of 5,000 found by a word", $"/staff/cases?handler=csv&show=all&q={many}", "เลขรับ"),
            ("workbook of the same", $"/staff/cases?handler=xlsx&show=all&q={many}", "xl/worksheets"),
        ];
        foreach (var (what, path, expected) in pages)
        {
            var times = new List<double>();
            await browser.TimeAsync(service.Port, path, expected, ct);
            for (var run = 0; run < Runs; run++) times.Add(await browser.TimeAsync(service.Port, path, expected, ct));
            Sheet.Row($"{database.Provider}, {what}", $"{Sheet.Number(times.Max())} ms{(times.Max() > Aim ? "  ABOVE 2 s" : "")}");
        }
        var lines = (await browser.ReadAsync(service.Port, pages[^2].Path, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        if (lines != Exported) throw new InvalidOperationException($"The file has {lines} lines and not {Exported}.");
    }
}
