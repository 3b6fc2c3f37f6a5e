using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>What of a case is on paper: the slip that is handed over, the letter that is posted, the poster on the wall.</summary>
public sealed partial class CasePapersTests
{
    private const string Result = "เปลี่ยนหลอดแล้วเมื่อเช้านี้";

    [Theory, OnBothDatabases]
    public async Task Whoever_comes_on_foot_leaves_with_a_slip_that_opens_the_case(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await GiveLightsToWorksAsync(service);
        var counter = await SignInAsync(service, "counter", StaffRole.CounterOfficer);
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "light").Select(c => c.Id).SingleAsync());
        await counter.OpenAsync("/staff/cases/new");

        await counter.SendAsync(("Channel", "WalkIn"), ("Kind", "Hardship"), ("Category", category.ToString()), ("Words", "ไฟทางหน้าศาลาดับสองคืน"), ("Naming", "Nameless"));

        Assert.Equal(HttpStatusCode.OK, counter.Status);
        var slip = counter.Page.QuerySelector(".slip")!;
        foreach (var words in (string[])["อบต.ตัวอย่าง", "1/2569", "ร้องทุกข์", "กองช่างรับผิดชอบ", "วันเสาร์ที่ 5 ธันวาคม 2569", "localhost/c/track", "0 4999 0000", "ไม่เสียเงิน"])
            Assert.Contains(words, slip.TextContent, StringComparison.Ordinal);
        Assert.NotNull(slip.QuerySelector("svg[aria-label='QR ติดตามเรื่อง']"));
        Assert.NotNull(counter.Page.QuerySelector("button[data-print]"));
        Assert.NotNull(counter.Page.QuerySelector("link[href*='case-slip.']"));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", CodeShown().Match(slip.TextContent).Value), ("Pin", PinShown().Match(slip.TextContent).Groups[1].Value));
        Assert.Contains("ไฟทางหน้าศาลาดับสองคืน", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Each_thing_a_person_is_told_is_a_letter_and_no_other_step_is(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await GiveLightsToWorksAsync(service);
        var officer = await SignInAsync(service, "officer", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Phone", "0812345678"), ("Place", "หน้าวัด"));
        var address = await AddressAsync(service);
        await PressAsync(officer, address, "Explain", ("Words", "ต้องรออะไหล่จากจังหวัด"), ("NewDay", "20/12/2569"));
        await PressAsync(officer, address, "Close", ("Words", Result), ("Outcome", "Solved"));

        await AssertLetterAsync(officer, $"{address}/letters/1", "รับเรื่องเลขที่ 1/2569 แล้ว", "กองช่างเป็นผู้รับผิดชอบ", "ภายในวันที่ 5 ธันวาคม 2569");
        await AssertLetterAsync(officer, $"{address}/letters/3", "ชี้แจงเหตุที่เรื่องเลขที่ 1/2569 ต้องใช้เวลาเพิ่ม", "ต้องรออะไหล่จากจังหวัด", "จะแจ้งผลภายในวันที่ 20 ธันวาคม 2569");
        await AssertLetterAsync(officer, $"{address}/letters/4", "แจ้งผลเรื่องเลขที่ 1/2569", "แก้ไขแล้ว", Result);
        foreach (var nothing in (int[])[0, 2, 5])
        {
            await officer.OpenAsync($"{address}/letters/{nothing}");
            Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        }
        await officer.OpenAsync(address);
        Assert.Equal([1, 3, 4], officer.Page.QuerySelectorAll("a[href*='/letters/']").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory, OnBothDatabases]
    public async Task A_colleague_of_another_unit_finds_no_letter(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await GiveLightsToWorksAsync(service);
        var treasury = await AddUnitAsync(service, "กองคลัง");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var stranger = await SignInAsync(service, "treasury", StaffRole.CaseHandler, treasury);

        await stranger.OpenAsync($"{await AddressAsync(service)}/letters/1");

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.DoesNotContain("1/2569", stranger.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_hidden_from_the_unit_stands_in_the_letter_of_the_centre_alone(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = await GiveLightsToWorksAsync(service);
        var centre = await SignInAsync(service, "officer", StaffRole.ComplaintOfficer);
        var handler = await SignInAsync(service, "handler", StaffRole.CaseHandler, works);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Naming", "HiddenFromUnit"));
        var letter = $"{await AddressAsync(service)}/letters/1";

        await handler.OpenAsync(letter);
        await centre.OpenAsync(letter);

        Assert.Contains("เรียน ผู้ร้อง", handler.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("สมศรี", handler.Words, StringComparison.Ordinal);
        Assert.Contains("เรียน สมศรี ใจดี", centre.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_about_much_quotes_its_beginning_and_is_set_smaller()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var officer = await SignInAsync(service, "officer", StaffRole.ComplaintOfficer);
        var story = string.Concat(Enumerable.Repeat("น้ำ", 400));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Words", story));
        var address = await AddressAsync(service);
        await PressAsync(officer, address, "Close", ("Words", string.Concat(Enumerable.Repeat("ซ่อมท่อแล้ว ", 50))), ("Outcome", "Solved"));

        await officer.OpenAsync($"{address}/letters/2");

        // Two hundred letters, each with its marks.
        Assert.Contains($"“{string.Concat(Enumerable.Repeat("น้ำ", 200))}…”", officer.Words, StringComparison.Ordinal);
        Assert.Equal("letter long", officer.Page.QuerySelector("main")!.ClassName);
    }

    [Theory, OnBothDatabases]
    public async Task The_poster_needs_no_sign_in_and_names_the_officer_and_the_days(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/c");
        await villager.OpenAsync(villager.Page.QuerySelector("a[href='/c/poster']")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        foreach (var words in (string[])["อบต.ตัวอย่าง", "ภายใน 15 วัน", "กานดา งานทะเบียน เจ้าพนักงาน ตามคำสั่งที่ 1/2569", "localhost/c/new", "localhost/c/track", "@participation", "0\u00a04999\u00a00000"])
            Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        Assert.NotNull(villager.Page.QuerySelector("svg[aria-label='QR แจ้งเรื่อง']"));
        Assert.Null(villager.Page.QuerySelector("script"));

        await service.WriteAsync(db => Task.FromResult(db.Add(new CaseSettings { Days = 10, CountsWorkingDays = true })));
        await villager.OpenAsync("/c/poster");
        Assert.Contains("ภายใน 10 วันทำการ", villager.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_officer_the_poster_names_the_centre()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var villager = Visitor.To(service);

        await villager.OpenAsync("/c/poster");

        Assert.Contains("ศูนย์รับเรื่องที่สำนักงาน", villager.Words, StringComparison.Ordinal);
    }

    /// <summary>To the person by name, about this case, with what it says, how to follow it and how to reopen it, and who signs.</summary>
    private static async Task AssertLetterAsync(Visitor visitor, string address, string subject, params string[] says)
    {
        await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal($"เรื่อง {subject}", visitor.Page.QuerySelector("h1")!.TextContent);
        foreach (var words in (string[])["อบต.ตัวอย่าง", "20 พฤศจิกายน 2569", "เรียน สมศรี ใจดี", "เรื่องเลขที่ 1/2569 (ร้องทุกข์) รับเมื่อวันที่ 20 พฤศจิกายน 2569", "ไฟฟ้าสาธารณะ ที่ หน้าวัด", "localhost/c/track", "เปิดเรื่องอีกครั้งได้", "ขอแสดงความนับถือ", .. says])
            Assert.Contains(words, visitor.Words, StringComparison.Ordinal);
        Assert.Contains("กองช่าง", visitor.Page.QuerySelector("main footer")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> AddressAsync(Service service) => $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}";

    private static async Task<Guid> GiveLightsToWorksAsync(Service service)
    {
        var works = await AddUnitAsync(service, "กองช่าง");
        await service.WriteAsync(async db => (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).UnitId = works);
        return works;
    }

    private static async Task<Guid> AddUnitAsync(Service service, string name)
    {
        var unit = new Unit { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = name };
        await service.WriteAsync(db => Task.FromResult(db.Add(unit)));
        return unit.Id;
    }

    /// <summary>The big form of the page where a case is worked on, sent by one of its buttons.</summary>
    private static async Task PressAsync(Visitor visitor, string address, string handler, params (string Name, string? Value)[] values)
    {
        await visitor.OpenAsync($"{address}/work");
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("form.panel").Single(f => f.QuerySelector("#Words") is not null);
        form.SetAttribute("action", $"{address}/work?handler={handler}");
        form.ClassList.Add("pressed");
        await visitor.SendAsync("form.pressed", values);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    private static async Task<Visitor> SignInAsync(Service service, string userName, StaffRole role, Guid? unit = null) => await (await Colleague.AddAsync(service, userName, [role], unit)).SignInAsync();

    [GeneratedRegex("[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}")]
    private static partial Regex CodeShown();

    [GeneratedRegex(@"PIN\s+([0-9]{6})")]
    private static partial Regex PinShown();
}
