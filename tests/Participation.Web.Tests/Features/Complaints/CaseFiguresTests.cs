using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Counted on receipt; what was late once stays late.</summary>
public sealed class CaseFiguresTests
{
    private static readonly FigurePeriod FirstHalf = FigurePeriod.Of(PeriodKind.Half, new(2026, 11, 20));

    [Theory, OnBothDatabases]
    public async Task Told_in_time_late_and_running_are_counted_apart_and_praise_is_no_complaint(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Kind", "Praise"));
        var first = await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Number == 1));
        await CloseAsync(service, first);
        service.Clock.Advance(TimeSpan.FromDays(16));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await CloseAsync(service, await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Number == 2)));

        var figures = await ReadAsync(service, FirstHalf);

        Assert.Equal(new CaseCount("รวม", 3, 2, Told: 1, Explained: 0, Breached: 1, Running: 1), figures.Complaints);
        Assert.Equal((50m, "50.0"), (figures.Complaints.Share, figures.Complaints.ShareText));
        Assert.Equal((1, 8.0), (figures.Others, figures.MedianDays));
        Assert.All(figures.Tables, t => Assert.Equal(3, t.Lines.Sum(l => l.Received)));
        Assert.Equal(0, (await ReadAsync(service, FigurePeriod.OfFiscalYear(2569))).Complaints.Received);
    }

    [Fact]
    public async Task The_page_shows_them_to_oversight_and_says_so_when_there_is_nothing()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var oversight = await (await Colleague.AddAsync(service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();

        await oversight.OpenAsync("/staff/cases/figures");
        Assert.Contains("ปีงบประมาณ 2570", oversight.Words, StringComparison.Ordinal);
        Assert.Contains("1 เรื่อง", oversight.Words, StringComparison.Ordinal);
        await oversight.OpenAsync("/staff/cases/figures?period=half&date=2026-09-01");
        Assert.Contains("ยังไม่มีเรื่องร้องทุกข์หรือร้องเรียนในช่วงนี้", oversight.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2499, 2500, "99.9")]
    [InlineData(9996, 10000, "99.9")]
    [InlineData(2, 3, "66.6")]
    [InlineData(5, 5, "100.0")]
    [InlineData(4, 5, "80.0")]
    [InlineData(0, 7, "0.0")]
    [InlineData(0, 0, null)]
    public void A_share_is_cut_and_never_reads_as_more_than_it_is(int part, int whole, string? expected)
    {
        Assert.Equal(expected, Percent.Show(Percent.Of(part, whole)));
        Assert.Equal(expected ?? "—", new CaseCount("", whole, 0, Told: part, Explained: 0, Breached: whole - part, Running: 0).ShareText);
    }

    [Theory, OnBothDatabases]
    public async Task A_case_that_came_back_is_one_case_as_its_worst_round_stands(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        await CloseAsync(service, await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync()));
        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        await villager.SendAsync("form[action*=Reopen]", ("Why", "ยังดับอยู่ทุกคืนเลยค่ะ"));

        var open = (await ReadAsync(service, FirstHalf)).Complaints;
        service.Clock.Advance(TimeSpan.FromDays(16));
        var late = (await ReadAsync(service, FirstHalf)).Complaints;

        Assert.Equal(new CaseCount("รวม", 1, 0, Told: 0, Explained: 0, Breached: 0, Running: 1), open);
        Assert.Equal(new CaseCount("รวม", 1, 0, Told: 0, Explained: 0, Breached: 1, Running: 0), late);
    }

    [Theory, OnBothDatabases]
    public async Task Villages_are_drawn_darker_the_more_came_from_them_with_repeats_marked_and_the_numbers_beneath(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villages = await VillagesAsync(service, 3);
        for (var i = 0; i < 3; i++) await TellFromAsync(service, villages[1], "light");
        await TellFromAsync(service, villages[1], "road");
        await TellFromAsync(service, villages[2], "road");
        await TellFromAsync(service, null, "road");
        await TellFromAsync(service, villages[0], "road", CaseKind.Praise);
        var oversight = await (await Colleague.AddAsync(service, "chief", [StaffRole.Executive])).SignInAsync();

        await oversight.OpenAsync("/staff/cases/figures");

        var cells = oversight.Page.QuerySelectorAll(".village-map g").ToList();
        Assert.Equal(["หมู่ 1 0", "หมู่ 2 4 ซ้ำ 1", "หมู่ 3 1"], cells.Select(c => string.Join(' ', c.QuerySelectorAll("text").Select(t => t.TextContent))));
        Assert.Equal([VillageMap.Shades[0].Fill, VillageMap.Shades[4].Fill, VillageMap.Shades[1].Fill], cells.Select(c => c.QuerySelector("polygon")!.GetAttribute("fill")!));
        Assert.Equal(["หมู่ 1 บ้าน 1|0|ไม่มี", "หมู่ 2 บ้าน 2|4|ไฟฟ้าสาธารณะ 3", "หมู่ 3 บ้าน 3|1|ไม่มี"],
            oversight.Page.QuerySelectorAll("#villages tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Contains("ไม่ได้วางตามที่ตั้งจริง", oversight.Words, StringComparison.Ordinal);
        Assert.Empty(oversight.Page.QuerySelectorAll("[style]"));
    }

    [Theory]
    [InlineData(0, "0 1 2 3 4")]
    [InlineData(4, "0 1 2 3 4")]
    [InlineData(5, "0 1–2 3–4 5–6 7–8")]
    [InlineData(40, "0 1–10 11–20 21–30 31–40")]
    public void Every_count_has_the_shade_whose_meaning_holds_it(int most, string meanings)
    {
        var map = VillageMap.Of([.. Enumerable.Range(0, most + 1).Select(n => new VillageCases(new Village { Id = Guid.CreateVersion7(), Number = n + 1, Name = "", Label = "หมู่บ้าน" }, n, []))]);

        Assert.Equal(meanings, string.Join(' ', Enumerable.Range(0, VillageMap.Bands + 1).Select(map.Meaning)));
        Assert.All(map.Cells, c => Assert.InRange(c.Cases.Received, c.Band == 0 ? 0 : ((c.Band - 1) * map.Step) + 1, c.Band * map.Step));
        Assert.All(map.Cells, c => Assert.True(c.X > 43 && c.X + 43 <= map.Width && c.Y >= 50 && c.Y + 50 <= map.Height));
        Assert.Equal(map.Cells.Count, map.Cells.DistinctBy(c => (c.X, c.Y)).Count());
    }

    internal static async Task<IReadOnlyList<Guid>> VillagesAsync(Service service, int count)
    {
        var villages = Enumerable.Range(1, count).Select(n => new Village { Id = Guid.CreateVersion7(), Number = n, Name = $"บ้าน {n}", Label = "หมู่บ้าน" }).ToList();
        await service.WriteAsync(db =>
        {
            db.AddRange(villages);
            return Task.CompletedTask;
        });
        return villages.ConvertAll(v => v.Id);
    }

    internal static async Task<Case> TellFromAsync(Service service, Guid? village, string category, CaseKind kind = CaseKind.Hardship)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var id = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == category).Select(c => c.Id).SingleAsync());
        return Assert.IsType<ReceiveCaseOutcome.Received>(await scope.ServiceProvider.GetRequiredService<ReceiveCase>()
            .RunAsync(new NewCase(kind, id, CaseChannel.Web, NameChoice.Nameless, "ไฟทางดับ", CaseActors.Citizen) { VillageId = village }, CancellationToken.None)).Case;
    }

    internal static async Task CloseAsync(Service service, Case about)
    {
        await using var scope = service.Services.CreateAsyncScope();
        Assert.IsType<CaseChange.Done>(await scope.ServiceProvider.GetRequiredService<CloseCase>().RunAsync(about.Id, about.Revision, CaseOutcome.Solved, "เปลี่ยนหลอดแล้วเมื่อเช้านี้", AttachedFiles.None, $"staff:{Guid.CreateVersion7():N}", CancellationToken.None));
    }

    private static async Task<CaseFigures> ReadAsync(Service service, FigurePeriod period)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReadCaseFigures>().RunAsync(period, CancellationToken.None);
    }
}
