using System.Globalization;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Services;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Services;

/// <summary>Whoever asks in their own words, or spells by ear, finds the manual: on the web and in the chat.</summary>
public sealed class FindingManualsTests(DemoTown demo) : IClassFixture<DemoTown>
{
    [Theory, OnBothDatabases]
    public async Task The_right_manual_comes_first_for_names_for_what_people_call_it_and_for_words_spelt_by_ear(Database database)
    {
        var villager = Visitor.To((await demo.OnAsync(database)).Service);
        foreach (var (typed, name) in new[]
        {
            ("จดทะเบียนพาณิชย์", "จดทะเบียนพาณิชย์"), ("จดทะเบียนพานิช", "จดทะเบียนพาณิชย์"), ("ทเบียนพาณิชย", "จดทะเบียนพาณิชย์"),
            ("ต่อเติมบ้าน", "ขออนุญาตก่อสร้าง ดัดแปลง หรือรื้อถอนอาคาร"), ("ขออนุยาดก่อส้าง", "ขออนุญาตก่อสร้าง ดัดแปลง หรือรื้อถอนอาคาร"),
            ("จ่ายพาษี", "ชำระภาษีที่ดินและสิ่งปลูกสร้าง"), ("เบี้ยคนแก่", "ลงทะเบียนรับเบี้ยยังชีพผู้สูงอายุ"), ("เบี้ยผู้สูงอายุ", "ลงทะเบียนรับเบี้ยยังชีพผู้สูงอายุ"),
            ("ไฟ", "แจ้งซ่อมไฟฟ้าสาธารณะ"), ("ไฟถนน ดับ", "แจ้งซ่อมไฟฟ้าสาธารณะ"), ("เครื่องเสียงงานบวด", "ขออนุญาตใช้เสียงและจัดงานในที่สาธารณะ"), ("เลขที่บ้าน", "ขอเลขที่บ้านใหม่"),
        })
        {
            await villager.OpenAsync($"/services?q={Uri.EscapeDataString(typed)}");
            Assert.True(villager.Page.QuerySelector("main .links a")?.TextContent == name, $"{typed} found {villager.Page.QuerySelector("main .links a")?.TextContent} instead of {name}");
        }
    }

    [Theory]
    [InlineData("กกกกกกกกกก")]
    [InlineData("%' OR 1=1 --")]
    [InlineData("xyz")]
    [InlineData("\"><script>")]
    public async Task What_nobody_offers_is_not_found_with_a_way_on(string typed)
    {
        var villager = Visitor.To((await demo.OnAsync(Database.Sqlite)).Service);

        await villager.OpenAsync($"/services?q={Uri.EscapeDataString(typed)}");

        Assert.Contains("ไม่พบเรื่อง", villager.Words, StringComparison.Ordinal);
        Assert.NotNull(villager.Page.QuerySelector("main a[href='/services']"));
        Assert.Null(villager.Page.QuerySelector("main script"));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_catalogue_is_paged_shows_each_once_and_costs_the_same_few_queries(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await Service.StartAsync(database, configure: counter.Register);
        await Visitor.AddOfficeAsync(service);
        await AddPublishedAsync(service, 5);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/services");
        var few = await counter.CountAsync(() => villager.OpenAsync("/services?q=งานบริการ"));
        await AddPublishedAsync(service, 500);

        var many = await counter.CountAsync(() => villager.OpenAsync("/services?q=งานบริการ"));
        var seen = new List<string>();
        for (var next = "/services"; next is not null; next = villager.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await villager.OpenAsync(next);
            seen.AddRange(villager.Page.QuerySelectorAll("main .links a").Select(a => a.GetAttribute("href")!));
        }

        Assert.Equal(few, many);
        Assert.Equal(505, seen.Count);
        Assert.Equal(505, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_manual_says_at_which_counter_and_that_it_serves_over_lunch()
    {
        var villager = Visitor.To((await demo.OnAsync(Database.Sqlite)).Service);

        await villager.OpenAsync("/services/1");

        Assert.Contains("กองช่าง ขออนุญาตก่อสร้าง (อาคารสำนักงาน ชั้น 2) เวลาทำการ 08.30–16.30 น., พักกลางวัน 12.00–13.00 น.", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task In_the_chat_one_question_brings_papers_time_fee_and_place(Database database)
    {
        var world = await demo.OnAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ต้องใช้เอกสารอะไร");
        Assert.Contains("อยากมาทำเรื่องอะไรคะ", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ต่อเติมบ้าน");
        foreach (var words in new[] { "ขออนุญาตก่อสร้าง", "สำเนาโฉนดที่ดิน", "ใช้เวลา 12 วันทำการ 35 นาที", "ค่าธรรมเนียม 20 บาทต่อฉบับ", "อาคารสำนักงาน ชั้น 1", "/services/1" })
            Assert.Contains(words, malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ขั้นตอน");
        Assert.Contains("1. ยื่นคำขอ เจ้าหน้าที่ตรวจเอกสาร 20 นาที", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เบี้ย");
        Assert.True(malee.Taps.Count >= 2);
        await malee.TapAsync(malee.Taps[0]);
        Assert.Contains("เอกสารที่ต้องใช้", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("กกกกกกกกกก");

        Assert.Contains("ไม่พบเรื่อง", malee.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    [Theory]
    [InlineData("1/manual/open/999")]
    [InlineData("1/manual/open/x")]
    [InlineData("1/manual/steps/999")]
    [InlineData("1/manual/dance")]
    public async Task An_old_button_is_answered(string data)
    {
        var world = await demo.OnAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);

        await malee.DoAsync(() => world.Line.SendPostbackAsync(malee.UserId, data));

        Assert.Contains("ค", malee.Words, StringComparison.Ordinal);
    }

    private static async Task AddPublishedAsync(Service service, int count) => await service.WriteAsync(async db =>
    {
        var first = await db.NextServiceNumberAsync(CancellationToken.None);
        var index = new IndexManual(db);
        for (var i = first; i < first + count; i++)
        {
            var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = i, Name = string.Create(CultureInfo.InvariantCulture, $"งานบริการที่ {i}"), AreaId = ServiceAreas.PresetId((i % 6) + 1), CreatedAt = service.Clock.GetUtcNow().UtcDateTime };
            db.Add(kind);
            await index.RunAsync(kind, new ManualContent(), CancellationToken.None);
        }
    });
}
