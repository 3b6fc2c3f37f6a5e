using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Queues;

namespace Participation.Browser.Tests.Queues;

/// <summary>The queues' figures, records and evidence of the demo's days, on screen and on paper.</summary>
[Collection(InChromium.Name)]
public sealed class FiguresAndRecordsTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Staff_read_figures_records_and_the_log_at_any_width(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        await town.SignInAsync(visit, "mayor");
        var record = await RecordAsync();
        foreach (var (path, name) in new[]
        {
            ("/staff/queues/figures", "figures-month"), ("/staff/queues/figures?period=day&date=2026-11-19", "figures-day"), ("/staff/queues/records", "records"),
            ($"/staff/queues/records/{record}", "record"), ("/staff/queues/log/D1/2026-11-19", "log"),
        })
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"queues-{name}-{width}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    [Fact]
    public Task A_record_and_the_figures_print_on_A4() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit, "mayor");
        foreach (var (path, name) in new[] { ($"/staff/queues/records/{await RecordAsync()}", "queue-record"), ("/staff/queues/figures", "queue-figures") })
        {
            await visit.OpenAsync(path);
            var file = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", $"printed-{name}.pdf");
            await visit.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, PrintBackground = true });
            Assert.Matches(@"Page size:\s+59[45]\S* x 84[12]", await Machine.RunAsync("pdfinfo", file));
            await Machine.RunAsync("pdftoppm", "-r", "70", "-png", file, Path.ChangeExtension(file, null));
        }
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Everybody_reads_how_fair_the_queue_is_and_how_to_check_it(bool dark) => chromium.UseAsync(Device.Phone with { Dark = dark }, town.Site, async visit =>
    {
        foreach (var path in new[] { "/open/queues", "/open/queues/D1", "/verify" })
        {
            var weight = await Weight.OfAsync(visit, path);
            Assert.True(weight.Total < 40 * 1024, weight.ToString());
            await visit.KeepPictureAsync($"public{path.Replace('/', '-')}{(dark ? "-dark" : "")}");
            await visit.AssertNoSidewaysScrollAsync();
            await visit.AssertTapTargetsAsync();
            await visit.AssertAccessibleAsync();
        }
    });

    private Task<Guid> RecordAsync() => town.Service.ReadAsync(db => db.Set<QueueRecord>().Where(r => db.Set<Queue>().Any(q => q.Id == r.QueueId && q.Code == "D1")).OrderByDescending(r => r.Day).Select(r => r.Id).FirstAsync());
}
