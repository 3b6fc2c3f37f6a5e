using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Tests.Support;
using ServicePoint = Participation.Web.Features.Agency.ServicePoint;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>Staff enter the agency and its service points; what changed stands in the audit trail.</summary>
public sealed class AgencyPagesTests
{
    [Theory, OnBothDatabases]
    public async Task The_profile_is_entered_and_every_citizen_page_shows_it(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        Assert.Contains("ยังไม่ได้กรอกชื่อ", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/agency");

        await officer.SendAsync(("Name", "เทศบาลตำบลตัวอย่าง"), ("Kind", "SubdistrictMunicipality"), ("Phone", "๐ ๔๙๙๙ ๐๐๐๐"), ("Opens", "๘.๐๐"), ("Closes", "16:00"), ("LunchFrom", ""), ("LunchTo", ""));

        Assert.Contains("บันทึกข้อมูลหน่วยงานแล้ว", officer.Words, StringComparison.Ordinal);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/");
        Assert.Equal("เทศบาลตำบลตัวอย่าง", villager.Page.QuerySelector("header")!.TextContent.Trim());
        Assert.Contains("เปิดอยู่", villager.Words, StringComparison.Ordinal);
        Assert.Contains("จันทร์–ศุกร์ 08.00–16.00 น. เว้นวันหยุดราชการ", villager.Words, StringComparison.Ordinal);
        Assert.Equal("tel:049990000", villager.Page.QuerySelector("a[href^='tel:']")!.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task What_changed_is_in_the_audit_trail_with_before_and_after(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/agency");

        await officer.SendAsync(("Phone", "0 4888 0000"));

        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "agency.profile_saved"));
        Assert.Contains("\"changes\":{\"phone\":{\"before\":\"0 4999 0000\",\"after\":\"0 4888 0000\"}}", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
        Assert.StartsWith("staff:", entry.Actor, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_who_edit_at_once_do_not_overwrite_each_other_unseen(Database database)
    {
        await using var service = await StartAsync(database);
        var (first, second) = (await Visitor.StaffAsync(service), await Visitor.StaffAsync(service, "clerk"));
        await first.OpenAsync("/staff/agency");
        await second.OpenAsync("/staff/agency");
        await first.SendAsync(("Name", "ชื่อของคนแรก"));

        await second.SendAsync(("Name", "ชื่อของคนที่สอง"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("มีคนแก้ไข", second.Words, StringComparison.Ordinal);
        Assert.Equal("ชื่อของคนที่สอง", second.Page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal("ชื่อของคนแรก", await service.ReadAsync(db => db.Set<AgencyProfile>().Select(a => a.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("Name", "", "กรุณาใส่ชื่อหน่วยงาน")]
    [InlineData("Phone", "ไม่มี", "กรุณาใส่เบอร์โทร")]
    [InlineData("Opens", "เช้า", "กรุณาใส่เวลา")]
    [InlineData("Closes", "8.00", "เวลาปิดต้องอยู่หลังเวลาเปิด")]
    [InlineData("LunchTo", "11.00", "เวลาพักต้องอยู่ระหว่าง")]
    [InlineData("LunchFrom", "", "กรุณาใส่เวลา")]
    public async Task Bad_input_is_explained_beside_its_field_and_nothing_is_saved(string field, string value, string words)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/agency");

        await officer.SendAsync((field, value), ("Address", "ที่อยู่ใหม่"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Page.QuerySelector(".field.wrong .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ที่อยู่ใหม่", officer.Page.QuerySelector("#Address")!.TextContent);
        Assert.Equal("", await service.ReadAsync(db => db.Set<AgencyProfile>().Select(a => a.Address).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_service_point_is_added_renamed_closed_and_reopened_under_the_same_code(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/service-points/new");
        Assert.Matches("^[A-Z][1-9]{2}$", officer.Page.QuerySelector("#Code")!.GetAttribute("value"));

        await officer.SendAsync(("Name", "กองช่าง"), ("Place", "ชั้น 2"), ("Code", "k๗"));
        Assert.Equal("/staff/service-points/K7", officer.Path);
        await officer.SendAsync(("Name", "กองช่าง ขออนุญาต"));
        await officer.SendAsync("form[action*='handler=Close']");
        Assert.Contains("ปิดจุดบริการแล้ว", officer.Words, StringComparison.Ordinal);
        Assert.False((await PointAsync(service, "K7")).IsOpen);
        await officer.SendAsync("form[action*='handler=Reopen']");

        var point = await PointAsync(service, "K7");
        Assert.Equal(("กองช่าง ขออนุญาต", "ชั้น 2", true), (point.Name, point.Place, point.IsOpen));
        Assert.Equal(
            ["service_point.opened", "service_point.changed", "service_point.closed", "service_point.reopened"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "service_point:K7").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("D1", "มีจุดบริการอื่นใช้แล้ว")]
    [InlineData("d๑", "มีจุดบริการอื่นใช้แล้ว")]
    [InlineData("new", "รหัสเป็นตัวอักษรอังกฤษ")]
    [InlineData("S1", "รหัสเป็นตัวอักษรอังกฤษ")]
    [InlineData("12", "รหัสเป็นตัวอักษรอังกฤษ")]
    [InlineData("D12345", "รหัสเป็นตัวอักษรอังกฤษ")]
    [InlineData("กข1", "รหัสเป็นตัวอักษรอังกฤษ")]
    public async Task A_code_that_is_taken_or_easily_misread_is_refused_with_words(string code, string words)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/service-points/new");

        await officer.SendAsync(("Name", "ช่องใหม่"), ("Code", code));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ช่องใหม่", officer.Page.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_is_paged_and_shows_every_point_once(Database database)
    {
        await using var service = await StartAsync(database, [.. Enumerable.Range(100, 119).Select(n => $"K{n}")]);
        var officer = await Visitor.StaffAsync(service);

        var seen = new List<string>();
        await officer.OpenAsync("/staff/service-points");
        while (true)
        {
            seen.AddRange(officer.Page.QuerySelectorAll("tbody td:first-child").Select(td => td.TextContent.Trim()));
            if (officer.Page.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == "รายการถัดไป") is not { } next) break;
            await officer.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task The_QR_reads_as_the_public_address_of_the_counter()
    {
        await using var service = await StartAsync(Database.Sqlite, settings: new() { ["Site:PublicUrl"] = "http://participation.example.go.th" });
        var officer = await Visitor.StaffAsync(service);

        using var png = await officer.Http.GetAsync(new Uri("/staff/service-points/D1/qr.png", UriKind.Relative));
        var svg = await officer.OpenAsync("/staff/service-points/D1/qr.svg");

        Assert.Equal("image/png", png.Content.Headers.ContentType!.MediaType);
        Assert.Equal("http://participation.example.go.th/s/D1", await ReadQrAsync(await png.Content.ReadAsByteArrayAsync()));
        Assert.Equal("image/svg+xml", officer.Last.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(svg.QuerySelector("svg[viewBox] path"));
        Assert.Null(svg.QuerySelector("[style],style"));
    }

    [Theory]
    [InlineData("a4")]
    [InlineData("a6")]
    public async Task The_card_says_whose_it_is_what_to_do_and_which_code_to_type(string size)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync($"/staff/service-points/D1/card?size={size}");

        foreach (var words in new[] { "อบต.ตัวอย่าง", "งานทะเบียน D1", "localhost/s/D1", "S-D1", "@participation" })
            Assert.Contains(words, officer.Words, StringComparison.Ordinal);
        Assert.True(officer.Page.QuerySelector("h1")!.TextContent.Split(' ').Length <= 7);
        Assert.NotNull(officer.Page.QuerySelector(".qr svg"));
        Assert.Contains(officer.Page.QuerySelectorAll("link"), l => l.GetAttribute("href")!.Contains($"card-{size}", StringComparison.Ordinal));
        Assert.DoesNotContain("256", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_sets_no_cookie_may_be_kept_for_a_minute_and_offers_LINE()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);

        await villager.OpenAsync("/");

        Assert.False(villager.Last.Headers.Contains("Set-Cookie"));
        Assert.Equal(TimeSpan.FromMinutes(1), villager.Last.Headers.CacheControl!.MaxAge);
        Assert.Null(villager.Page.QuerySelector("form[method=post]"));
        Assert.Equal("https://line.me/R/ti/p/%40participation", villager.Page.QuerySelector("a[href*='line.me']")!.GetAttribute("href"));
    }

    private static Task<ServicePoint> PointAsync(Service service, string code) => service.ReadAsync(db => db.Set<ServicePoint>().SingleAsync(p => p.Code == code));

    private static async Task<Service> StartAsync(Database database, string[]? furtherCodes = null, Dictionary<string, string?>? settings = null)
    {
        var service = await Service.StartAsync(database, settings: settings);
        await Visitor.AddOfficeAsync(service, furtherCodes ?? []);
        return service;
    }

    private static async Task<string> ReadQrAsync(byte[] png)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("participation-qr-").FullName, "qr.png");
        await File.WriteAllBytesAsync(file, png);
        using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--raw", "-q", file]) { RedirectStandardOutput = true })!;
        var text = await zbar.StandardOutput.ReadToEndAsync();
        await zbar.WaitForExitAsync();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return text.Trim();
    }
}
