using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>What staff see of the answers.</summary>
public sealed class ResultsPagesTests
{
    [Theory, OnBothDatabases]
    public async Task The_first_line_is_the_answer_and_each_counter_is_compared_with_the_target(Database database)
    {
        await using var service = await StartAsync(database, "D2", "D3");
        await AddAsync(service, "D1", Today, 5, 5, 4, 4, 1);
        await AddAsync(service, "D2", Today, 3, 4);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff/surveys");

        Assert.Equal("เดือนนี้พอใจร้อยละ 71.4 ต่ำกว่าเป้า\u00a080", officer.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["2 2 0 0 1 5 80.0 ✓ ถึงเป้า 76.0", "0 1 1 0 0 2 50.0 ✗ ต่ำกว่าเป้า 70.0", "0 0 0 0 0 0 ไม่มีข้อมูล ไม่มีข้อมูล ไม่มีข้อมูล"], Rows(officer));
        Assert.Equal(3, officer.Page.QuerySelectorAll("svg line.target").Length);
        Assert.Equal(2, officer.Page.QuerySelectorAll("svg rect.bar").Length);
    }

    [Theory, OnBothDatabases]
    public async Task Periods_follow_the_Bangkok_calendar(Database database)
    {
        await using var service = await StartAsync(database);
        // Friday 20 November 2569, 09:30: today, Monday, the 1st at midnight, the last hour of October, the last of the fiscal year before.
        await AddAsync(service, "D1", Today, 5);
        await AddAsync(service, "D1", new DateTime(2026, 11, 16), 5);
        await AddAsync(service, "D1", new DateTime(2026, 11, 1), 5);
        await AddAsync(service, "D1", new DateTime(2026, 10, 31, 23, 0, 0), 5);
        await AddAsync(service, "D1", new DateTime(2026, 9, 30, 23, 0, 0), 5);
        var officer = await Visitor.StaffAsync(service);

        foreach (var (period, expected) in new[] { ("today", 1), ("week", 2), ("month", 3), ("fiscal-year", 4) })
        {
            await officer.OpenAsync($"/staff/surveys?period={period}");
            Assert.Contains($"ได้ {expected} คำตอบ", officer.Words, StringComparison.Ordinal);
        }
        Assert.Contains("ปีงบประมาณ 2570", officer.Words, StringComparison.Ordinal);
        Assert.Contains("1 ต.ค. 2569 ถึง 20 พ.ย. 2569", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_figures_cost_the_same_number_of_queries_however_much_there_is(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await Service.StartAsync(database, configure: counter.Register);
        await Visitor.AddOfficeAsync(service);
        await AddAsync(service, "D1", Today, 5, 4, 3, 2, 1);
        var officer = await Visitor.StaffAsync(service);
        var few = await counter.CountAsync(() => officer.OpenAsync("/staff/surveys"));
        var fewComments = await counter.CountAsync(() => officer.OpenAsync("/staff/surveys/comments"));

        foreach (var n in Enumerable.Range(10, 20))
        {
            await service.WriteAsync(db => Task.FromResult(db.Add(new ServicePoint { Id = Guid.CreateVersion7(), Code = $"K{n}", Name = $"ช่อง {n}", CreatedAt = service.Clock.GetUtcNow().UtcDateTime })));
            await AddAsync(service, $"K{n}", Today, Enumerable.Repeat(4, 25).ToArray());
        }

        Assert.Equal(few, await counter.CountAsync(() => officer.OpenAsync("/staff/surveys")));
        Assert.Equal(fewComments, await counter.CountAsync(() => officer.OpenAsync("/staff/surveys/comments")));
        Assert.Equal(21, Rows(officer, await officer.OpenAsync("/staff/surveys")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Comments_are_read_page_by_page_newest_first_and_none_twice(Database database)
    {
        await using var service = await StartAsync(database, "D2");
        foreach (var hour in Enumerable.Range(0, 5)) await AddAsync(service, "D1", Today.AddHours(-hour), [.. Enumerable.Repeat(4, 15)]);
        await AddAsync(service, "D2", Today, 2);
        var officer = await Visitor.StaffAsync(service);

        var seen = new List<string>();
        await officer.OpenAsync("/staff/surveys/comments?point=D1");
        for (var pages = 1; ; pages++)
        {
            seen.AddRange(officer.Page.QuerySelectorAll(".comments li p:first-child").Select(p => p.TextContent));
            if (officer.Page.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == "ก่อนหน้านี้") is not { } next)
            {
                Assert.Equal(3, pages);
                break;
            }
            await officer.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(75, seen.Count);
        Assert.Equal(75, seen.Distinct().Count());
        Assert.Equal(seen.Select(Hour).OrderDescending(), seen.Select(Hour));
        static string Hour(string comment) => comment.Split(' ')[0];
    }

    [Fact]
    public async Task What_a_citizen_wrote_is_shown_as_text_and_never_as_markup()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        await villager.SendAsync(("q_overall", "1"), ("q_problem", "<script>alert(1)</script> & ปู่"));
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff/surveys/comments");

        Assert.Contains("<script>alert(1)</script> & ปู่", officer.Words, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("main script"));
    }

    private static readonly DateTime Today = new(2026, 11, 20, 9, 0, 0);

    private static async Task<Service> StartAsync(Database database, params string[] furtherCodes)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, furtherCodes);
        return service;
    }

    private static Task AddAsync(Service service, string code, DateTime bangkok, params int[] ratings) =>
        service.KeepAsync(code, bangkok, ratings, words: n => $"{bangkok:HH} {code} {n}");

    private static List<string> Rows(Visitor officer, AngleSharp.Html.Dom.IHtmlDocument? page = null) =>
        (page ?? officer.Page).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()))).ToList();
}
