using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;
using ServicePoint = Participation.Web.Features.Agency.ServicePoint;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>What staff see of the answers.</summary>
public sealed class ResultsPagesTests
{
    private const string Page = "/staff/surveys/results/service";
    private static readonly DateTime Today = SurveyAnswers.Today;

    [Theory, OnBothDatabases]
    public async Task The_first_line_is_the_answer_and_each_counter_is_compared_with_the_target(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database, "D2", "D3");
        await service.GiveAsync("D1", Today, [.. Enumerable.Repeat(5, 5), .. Enumerable.Repeat(4, 3), 1, 1]);
        await service.GiveAsync("D2", Today, [.. Enumerable.Repeat(3, 5), .. Enumerable.Repeat(4, 5)]);
        await service.GiveAsync("D3", Today, 1, 1, 1);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync(Page);

        Assert.Equal("เดือนพฤศจิกายน 2569 พอใจร้อยละ 56.5 ต่ำกว่าเป้า\u00a080", officer.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
        [
            "งานทะเบียน D1 (D1) 10 5 3 0 0 2 80.0 3.90 78.0 ✓ ถึงเป้า",
            "งานทะเบียน D2 (D2) 10 0 5 5 0 0 50.0 3.50 70.0 ✗ ต่ำกว่าเป้า",
            // Three answers are counted and not judged.
            "งานทะเบียน D3 (D3) 3 0 0 0 0 3 – – – ยังน้อย",
        ], Rows(officer, "#points"));
        Assert.Equal(3, officer.Page.QuerySelectorAll("#points svg line.target").Length);
        Assert.Equal(2, officer.Page.QuerySelectorAll("#points svg rect.bar").Length);
        Assert.Empty(officer.Page.QuerySelectorAll("[style]"));
    }

    [Theory, OnBothDatabases]
    public async Task Each_period_counts_its_own_days_and_leads_to_the_one_before_and_after(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        foreach (var at in (DateTime[])[Today, new(2026, 11, 16), new(2026, 11, 1), new(2026, 10, 31, 23, 0, 0), new(2026, 10, 1), new(2026, 9, 30, 23, 59, 59)]) await service.GiveAsync("D1", at, 5);
        var officer = await Visitor.StaffAsync(service);

        foreach (var (period, expected) in new[] { ("day", 1), ("week", 2), ("month", 3), ("quarter", 5), ("half", 5), ("fiscal-year", 5) })
        {
            await officer.OpenAsync($"{Page}?period={period}");
            Assert.Contains($"ได้ {expected} คำตอบ", officer.Words, StringComparison.Ordinal);
            Assert.Empty(officer.Page.QuerySelectorAll("a[rel=next]"));
        }
        await officer.OpenAsync(officer.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.StartsWith("ปีงบประมาณ 2569", officer.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ได้ 1 คำตอบ", officer.Words, StringComparison.Ordinal);
        // The same address shows the same period next year.
        service.Clock.Advance(TimeSpan.FromDays(400));
        officer = await Visitor.StaffAsync(service, "later");
        await officer.OpenAsync($"{Page}?period=month&date=31/10/2569");
        Assert.Contains("ได้ 2 คำตอบ", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Figures_divide_by_unit_service_area_way_and_hour_and_name_what_has_no_answers(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database, "D2");
        var (works, roads) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.WriteAsync(async db =>
        {
            db.Add(new Unit { Id = works, Level = UnitLevel.Division, Name = "กองช่าง" });
            db.Add(new Unit { Id = roads, ParentId = works, Level = UnitLevel.Work, Name = "งานถนน" });
            var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = 7, Name = "ขออนุญาตก่อสร้าง", AreaId = ServiceAreas.PresetId(1), CreatedAt = service.Clock.Now() };
            db.Add(kind);
            var point = await db.Set<ServicePoint>().SingleAsync(p => p.Code == "D2");
            point.UnitId = roads;
            db.Add(new PointOffer { PointId = point.Id, ServiceKindId = kind.Id });
        });
        await service.GiveAsync("D2", Today, WayIn.Web, [.. Enumerable.Repeat(5, 10)], more: (_, sheet) => sheet with { Choices = [("speed", 4)] });
        await service.GiveAsync("D1", Today, WayIn.Paper, [.. Enumerable.Repeat(2, 10)]);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync($"{Page}?period=month");

        var areas = Rows(officer, "#areas");
        Assert.Equal(7, areas.Count);
        Assert.StartsWith("ด้านโครงสร้างพื้นฐาน 10 10", areas[0], StringComparison.Ordinal);
        Assert.All(areas.Skip(1).Take(5), row => Assert.EndsWith("ไม่มีคำตอบ", row, StringComparison.Ordinal));
        Assert.Equal(2, Rows(officer, "#units").Count(r => r.Contains(" 10 10 0 0 0 0 100.0", StringComparison.Ordinal)));
        Assert.Equal(["ป้าย QR", "กระดาษ"], officer.Page.QuerySelectorAll("#ways tbody th").Select(t => t.TextContent));
        // Paper knows no hour.
        Assert.Equal("100.0 10 คำตอบ", officer.Page.QuerySelectorAll("#hours td").Single(td => td.ClassName!.Contains("band", StringComparison.Ordinal)).TextContent.Trim());
        Assert.StartsWith("บริการรวดเร็ว 10 0 10", Assert.Single(Rows(officer, "#graded")), StringComparison.Ordinal);

        foreach (var (filter, words) in new[] { ("point=D2", "งานทะเบียน D2"), ($"unit={works}", "กองช่าง"), ("service=7", "ขออนุญาตก่อสร้าง"), ("area=1", "ด้านโครงสร้างพื้นฐาน"), ("way=Web", "ป้าย QR") })
        {
            await officer.OpenAsync($"{Page}?period=week&{filter}");
            Assert.Equal($"สัปดาห์ 16 พ.ย. 2569 ถึง 22 พ.ย. 2569 {words} พอใจร้อยละ 100.0 ถึงเป้า\u00a080", officer.Page.QuerySelector("h1")!.TextContent);
        }
        foreach (var nothing in (string[])["point=ZZ9", "unit=x", "service=99", "area=99", "way=Pigeon", "period=decade", "date=31/2/2569"])
        {
            await officer.OpenAsync($"{Page}?{nothing}");
            Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_week_shows_the_same_hours_villages_and_questions_as_the_months_do(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", Today, WayIn.Kiosk, [.. Enumerable.Repeat(4, 12)], Guid.CreateVersion7(), more: (n, sheet) => sheet with { Choices = [("speed", (n % 5) + 1), ("why", 3)], Residence = Residence.Outside });
        var burst = (await service.UseAsync<ReadBursts, IReadOnlyList<BurstLine>>(b => b.OfMonthAsync(FigurePeriod.Of(PeriodKind.Month, new DateOnly(2026, 11, 1)), CancellationToken.None))).Single();
        await service.UseAsync<ExcludeMarked, Participation.Web.Platform.Forms.EditOutcome>(e => e.RunAsync(burst.Key, true, "เด็กกดเล่น", "staff:test", CancellationToken.None));

        var (week, month) = (Scope(PeriodKind.Week), Scope(PeriodKind.Month));

        await service.UseAsync<SurveyFigures, bool>(async figures =>
        {
            var hour = Assert.Single(await figures.HoursAsync(week, CancellationToken.None));
            Assert.Equal((6, 6), (hour.Figure.Kept.Answers, hour.Figure.Excluded.Answers));
            Assert.Equal(Assert.Single(await figures.HoursAsync(month, CancellationToken.None)), hour);
            Assert.Equal(Assert.Single(await figures.VillagesAsync(month, CancellationToken.None)), Assert.Single(await figures.VillagesAsync(week, CancellationToken.None)));
            Assert.Equal((await figures.ChoicesAsync(month, CancellationToken.None)).OrderBy(c => c.ToString()), (await figures.ChoicesAsync(week, CancellationToken.None)).OrderBy(c => c.ToString()));
            return true;
        });

        static FigureScope Scope(PeriodKind kind) => new(PresetSurveys.ServiceId, FigurePeriod.Of(kind, new DateOnly(2026, 11, 20)));
    }

    [Theory, OnBothDatabases]
    public async Task The_response_rate_counts_invited_answers_alone_and_never_passes_100(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        var point = await service.ReadAsync(db => db.Set<ServicePoint>().Select(p => p.Id).SingleAsync());
        var tokens = new List<string>();
        foreach (var _ in Enumerable.Range(0, 4)) tokens.Add(await InviteAsync(service, point));
        // The service a point offers is decided at the invitation, also when it changes before the answer.
        await service.WriteAsync(db =>
        {
            var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = 1, Name = "งานใหม่", AreaId = ServiceAreas.PresetId(2), CreatedAt = service.Clock.Now() };
            db.AddRange(kind, new PointOffer { PointId = point, ServiceKindId = kind.Id });
            return Task.CompletedTask;
        });
        await service.GiveAsync("D1", Today, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        await AnswerAsync(service, tokens[0]);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync(Page);

        Assert.Contains("คำเชิญที่ส่ง 4 ตอบกลับร้อยละ 25.0 (1 คำตอบ)", string.Join(' ', officer.Page.QuerySelector(".tiles")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีข้อมูลจากบัตรคิว", officer.Words, StringComparison.Ordinal);
        foreach (var token in tokens.Skip(1)) await AnswerAsync(service, token);
        await officer.OpenAsync(Page);
        Assert.Contains("ตอบกลับร้อยละ 100.0", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_figures_cost_the_same_number_of_queries_however_much_there_is(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await Service.StartAsync(database, configure: counter.Register);
        await Visitor.AddOfficeAsync(service);
        await service.GiveAsync("D1", Today, WayIn.Link, [5, 4, 3, 2, 1], more: Words);
        var officer = await Visitor.StaffAsync(service);
        string[] pages = [Page, $"{Page}?period=fiscal-year", "/staff/surveys", "/staff/surveys/comments", "/staff/surveys/targets", "/staff/surveys/bursts"];
        var few = new List<int>();
        foreach (var page in pages) few.Add(await counter.CountAsync(() => officer.OpenAsync(page)));

        foreach (var n in Enumerable.Range(10, 20))
        {
            await service.WriteAsync(db => Task.FromResult(db.Add(new ServicePoint { Id = Guid.CreateVersion7(), Code = $"K{n}", Name = $"ช่อง {n}", CreatedAt = service.Clock.GetUtcNow().UtcDateTime })));
            await service.GiveAsync($"K{n}", Today, WayIn.Link, [.. Enumerable.Repeat(4, 25)], more: Words);
        }

        foreach (var (page, commands) in pages.Zip(few)) Assert.Equal(commands, await counter.CountAsync(() => officer.OpenAsync(page)));
        await officer.OpenAsync(Page);
        Assert.Equal(21, Rows(officer, "#points").Count);

        static AnswerSheet Words(int n, AnswerSheet sheet) => sheet with { Words = [(CommentKind.Remark, $"คำ {n}")], Choices = [("speed", 3)] };
    }

    [Theory, OnBothDatabases]
    public async Task Forms_are_never_pooled_and_staff_answers_stand_apart(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", Today, 5);
        await service.GiveAsync(null, Today, WayIn.Link, [1, 1], slug: "information");
        await service.GiveAsync(null, Today, WayIn.Link, [1, 1, 1], slug: "staff-ethics");
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff/surveys");

        Assert.Equal("เดือนพฤศจิกายน 2569 ถึงเป้า 1 จาก 2 แบบประเมินที่มีเป้าหมาย", officer.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, officer.Page.QuerySelectorAll("table").Length);
        Assert.DoesNotContain("ความเข้าใจประมวลจริยธรรม", officer.Page.QuerySelectorAll("table")[0].TextContent, StringComparison.Ordinal);
        await officer.OpenAsync(Page);
        Assert.Contains("ได้ 1 คำตอบ", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_hold_the_figures_of_the_page_and_nothing_that_a_spreadsheet_would_run()
    {
        await using var service = await SurveyAnswers.OfficeAsync(Database.Sqlite);
        await service.WriteAsync(async db => (await db.Set<ServicePoint>().SingleAsync()).Name = "=HYPERLINK(\"http://x\")");
        await service.GiveAsync("D1", Today, [.. Enumerable.Repeat(5, 2_000)]);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(Page);

        var csv = await officer.Http.GetByteArrayAsync(new Uri(Href(officer, "csv"), UriKind.Relative));
        var book = await officer.Http.GetByteArrayAsync(new Uri(Href(officer, "xlsx"), UriKind.Relative));

        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var text = Encoding.UTF8.GetString(csv);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\") (D1)\",2000,2000,0,0,0,0,100,5,100,✓ ถึงเป้า\r\n", text, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(book));
        var sheets = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }).ToList();
        Assert.Equal(officer.Page.QuerySelectorAll(".figures").Length + officer.Page.QuerySelectorAll(".heat").Length + 1, sheets.Count);
        Assert.Contains(sheets, s => s.Contains("=HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(sheets, s => s.Contains("<x:f", StringComparison.Ordinal) || s.Contains("<f>", StringComparison.Ordinal));
        Assert.Contains(sheets, s => s.Contains("<x:v>2000</x:v>", StringComparison.Ordinal));

        static string Href(Visitor officer, string kind) => officer.Page.QuerySelectorAll(".actions a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains($"/{kind}?", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_open_page_is_told_when_an_answer_comes_and_the_stream_ends_with_the_session(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", Today, 5);
        var officer = await Visitor.StaffAsync(service);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Page}/live", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await officer.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(": open", await stream.ReadLineAsync());
        var changes = service.Services.GetRequiredService<ResultsChanges>();
        // The first look tells of what happened while the page was on its way.
        await changes.LookAsync(CancellationToken.None);
        foreach (var line in (string[])["", "event: changed", "data: ", ""]) Assert.Equal(line, await stream.ReadLineAsync());
        await changes.LookAsync(CancellationToken.None);

        await service.GiveAsync("D1", Today, 1);
        await changes.LookAsync(CancellationToken.None);

        foreach (var line in (string[])["event: changed", "data: ", ""]) Assert.Equal(line, await stream.ReadLineAsync());
        await officer.OpenAsync("/staff/sign-out");
        await officer.SendAsync();
        Assert.Null(await stream.ReadLineAsync());
    }

    [Fact]
    public async Task A_form_that_asks_about_fees_tells_how_many_were_asked_and_only_by_month()
    {
        await using var service = await SurveyAnswers.OfficeAsync(Database.Sqlite);
        await service.GiveAsync("D1", Today, WayIn.Web, [5, 5, 5], more: (n, sheet) => sheet with { FeeAsked = n == 0 });
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync(Page);
        Assert.Equal(["งานทะเบียน D1 (D1) 1 2", "รวม 1 2"], Rows(officer, "#fees"));

        await officer.OpenAsync($"{Page}?period=day");
        Assert.Null(officer.Page.QuerySelector("#fees"));
        Assert.Contains("เพื่อไม่ให้โยงถึงผู้ตอบ", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_home_page_tells_the_month_and_the_counters_below_the_target_with_enough_answers(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database, "D2");
        await service.GiveAsync("D1", Today, [.. Enumerable.Repeat(2, 10)]);
        await service.GiveAsync("D2", Today, [.. Enumerable.Repeat(2, 9)]);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff");

        Assert.Contains("เดือนพฤศจิกายน 2569 พอใจร้อยละ 0.0 ต่ำกว่าเป้า\u00a080", officer.Words, StringComparison.Ordinal);
        Assert.Contains("งานทะเบียน D1 พอใจร้อยละ 0.0", officer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("งานทะเบียน D2", officer.Words, StringComparison.Ordinal);
    }

    private static async Task<string> InviteAsync(Service service, Guid pointId)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Participation.Web.Persistence.ParticipationContext>();
        var invitation = await db.WriteAsync(write => scope.ServiceProvider.GetRequiredService<IRatingInvitations>().InviteAsync(new FinishedMatter(FinishedKind.Ticket, pointId, null, service.Clock.Now()), write), CancellationToken.None);
        return invitation!.Token;
    }

    private static async Task AnswerAsync(Service service, string token)
    {
        var survey = await service.ReadAsync(db => db.FindSurveyAsync(PresetSurveys.ServiceSlug, CancellationToken.None));
        await service.UseAsync<AnswerInvitation, TakeAnswerOutcome>(a => a.RunAsync(token, new AnswerSheet { Rating = Rating.Most }, survey!, CancellationToken.None));
    }

    private static List<string> Rows(Visitor officer, string section) =>
        officer.Page.QuerySelectorAll($"{section} tbody tr").Select(row => string.Join(' ', row.Children.Select(td => td.TextContent.Trim()))).ToList();
}
