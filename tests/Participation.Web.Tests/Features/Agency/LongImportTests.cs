using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Import;
using Participation.Web.Tests.Support;
using Xunit.Abstractions;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>A long file does not keep everybody else from writing, and a crash in the middle of it costs nothing.</summary>
public sealed class LongImportTests(ITestOutputHelper output)
{
    [Theory, OnBothDatabases]
    public async Task Others_write_while_ten_thousand_rows_are_on_their_way(Database database)
    {
        await using var service = await StartAsync(database);
        var run = await StartImportAsync(service, Rows(1, 10_000));
        var (between, longest, begun) = (0, TimeSpan.Zero, Stopwatch.GetTimestamp());

        while (run.State == ImportState.Running)
        {
            var (before, asked) = (run.Progress.Done, Stopwatch.GetTimestamp());
            await service.WriteAsync(async db => (await db.Set<AgencyProfile>().SingleAsync()).Address = $"{asked}");
            var waited = Stopwatch.GetElapsedTime(asked);
            if (waited > longest) longest = waited;
            if (before > 0 && run.State == ImportState.Running && run.Progress.Done < 10_000) between++;
        }

        output.WriteLine($"{database}: 10,000 rows in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s, {between} other writes in between, the longest waited {longest.TotalMilliseconds:F0} ms");
        Assert.Equal((ImportState.Done, 10_000), (run.State, run.Total));
        Assert.True(between >= 10, $"only {between} others could write in between");
    }

    [Theory, OnBothDatabases]
    public async Task After_a_crash_in_the_middle_the_rest_is_written_and_nothing_twice(Database database)
    {
        var broken = new BrokenCommits();
        await using var service = await StartAsync(database, broken);
        // The beginning and seven stretches of a hundred are in when the process dies.
        broken.BreakAfter(8);
        var run = await StartImportAsync(service, Rows(1, 1_500));
        await EndAsync(run);
        Assert.Equal(ImportState.Failed, run.State);
        Assert.Contains("นำเข้าถึงแถวที่ 700", run.Words, StringComparison.Ordinal);
        Assert.Equal(700, await CountAsync(service));
        broken.Mend();

        // Another process starts on the same data.
        await ActivatorUtilities.CreateInstance<ImportRuns>(service.Services).ResumeAsync(CancellationToken.None);

        Assert.Equal(1_500, await CountAsync(service));
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "import.finished")));
        Assert.Contains("\"rows\":{\"after\":\"1500\"}", Encoding.UTF8.GetString((await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "import.finished"))).Canonical), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(service.DataFolder, "imports")));
        // And once more: there is nothing left to do.
        await ActivatorUtilities.CreateInstance<ImportRuns>(service.Services).ResumeAsync(CancellationToken.None);
        Assert.Equal(1_500, await CountAsync(service));
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_from_its_page()
    {
        var broken = new BrokenCommits();
        await using var service = await StartAsync(Database.Sqlite, broken);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/import/villages");
        await officer.UploadAsync("main form", [("Upload", "villages.csv", Encoding.UTF8.GetBytes(Rows(1, 500)))]);
        var run = service.Services.GetRequiredService<ImportRuns>().Find("villages", Guid.Parse(officer.Path.Split('/')[^1]))!;
        await officer.OpenAsync(officer.Path);
        broken.BreakAfter(3);
        await officer.SendAsync();
        await EndAsync(run);
        broken.Mend();

        await officer.OpenAsync(officer.Path);
        Assert.Contains("นำเข้ายังไม่ครบ", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync();
        await EndAsync(run);

        await officer.OpenAsync(officer.Path);
        Assert.Contains("นำเข้าแล้ว 500 แถว", officer.Words, StringComparison.Ordinal);
        Assert.Equal(500, await CountAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task A_row_that_somebody_else_enters_meanwhile_is_left_out_and_named(Database database)
    {
        await using var service = await StartAsync(database);
        var run = await StartImportAsync(service, Rows(1, 5_000));
        while (run is { State: ImportState.Running, Progress.Done: 0 }) await Task.Yield();
        await service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = Guid.CreateVersion7(), Number = 4_950, Name = "ของคนอื่น", Label = "หมู่บ้าน" })));

        await EndAsync(run);

        Assert.Equal((ImportState.Done, 4_999), (run.State, run.Total));
        Assert.Contains("บรรทัด 4951", run.Words, StringComparison.Ordinal);
        Assert.Equal(("ของคนอื่น", 5_000), await service.ReadAsync(async db => (await db.Set<Village>().Where(v => v.Number == 4_950).Select(v => v.Name).SingleAsync(), await db.Set<Village>().CountAsync())));
    }

    private static string Rows(int from, int to)
    {
        var file = new StringBuilder("ประเภท,ที่,ชื่อ,ประชากร,ตำแหน่งผู้นำ\n");
        for (var i = from; i <= to; i++) file.Append(CultureInfo.InvariantCulture, $"หมู่บ้าน,{i},บ้านที่ {i},100,ผู้ใหญ่บ้าน\n");
        return file.ToString();
    }

    private static async Task<ImportRun> StartImportAsync(Service service, string file)
    {
        var runs = service.Services.GetRequiredService<ImportRuns>();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var id = await runs.KeepAsync("villages", content, CancellationToken.None);
        runs.Start("villages", id, onlyGoodRows: false, rows: 0, $"staff:{Guid.CreateVersion7():N}");
        return runs.Find("villages", id)!;
    }

    private static async Task EndAsync(ImportRun run)
    {
        while (run.State == ImportState.Running) await Task.Yield();
    }

    private static Task<int> CountAsync(Service service) => service.ReadAsync(db => db.Set<Village>().CountAsync());

    private static async Task<Service> StartAsync(Database database, BrokenCommits? broken = null)
    {
        var service = await Service.StartAsync(database, configure: services => broken?.Register(services));
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
