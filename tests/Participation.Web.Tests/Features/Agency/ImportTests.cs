using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Services;
using Participation.Web.Platform.Import;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>A table from the office's own programs: looked at first, written whole or not at all.</summary>
public sealed class ImportTests
{
    private const string Good = "ประเภท,ที่,ชื่อ,ประชากร,ครัวเรือน\r\nหมู่บ้าน,1,บ้านหนึ่ง,\"1,200\",300\r\nชุมชน,๑,ตลาดเก่า,๔๕๐,120\r\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)] },
        { "UTF-8", Encoding.UTF8.GetBytes(Good) },
        { "Windows-874", CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes(Good) },
        { "UTF-8", Encoding.UTF8.GetBytes(Good.Replace("\"1,200\"", "1200", StringComparison.Ordinal).Replace(',', ';')) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_file_is_read_as_it_was_saved(string encoding, byte[] file)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);

        await UploadAsync(officer, "villages", file);
        Assert.Contains("ไฟล์ถูกต้อง 2 แถว", officer.Words, StringComparison.Ordinal);
        Assert.Contains(encoding, officer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Village>().CountAsync()));
        await officer.SendAsync();
        await FinishAsync(officer);

        Assert.Contains("นำเข้าแล้ว 2 แถว", officer.Words, StringComparison.Ordinal);
        var villages = await service.ReadAsync(db => db.Set<Village>().OrderBy(v => v.Label).ToListAsync());
        Assert.Equal([("ชุมชน", 1, "ตลาดเก่า", 450), ("หมู่บ้าน", 1, "บ้านหนึ่ง", 1200)], villages.Select(v => (v.Label, v.Number, v.Name, v.Population)));
    }

    [Theory, OnBothDatabases]
    public async Task Each_bad_row_is_named_by_line_column_and_reason_and_nothing_is_written_unless_asked(Database database)
    {
        await using var service = await StartAsync(database);
        await service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = Guid.CreateVersion7(), Number = 9, Name = "มีอยู่แล้ว", Label = "หมู่บ้าน" })));
        var officer = await Visitor.StaffAsync(service);

        await UploadAsync(officer, "villages", "ที่,ชื่อ,ประชากร\n1,บ้านหนึ่ง,10\n2,,10\nสาม,บ้านสาม,10\n1,บ้านซ้ำ,10\n9,บ้านเก้า,10\n\n5,\"บ้าน\nห้า\",มาก\n6,บ้านหก,1\n");

        Assert.Contains("มีแถวที่ต้องแก้ 5 จาก 7 แถว", officer.Words, StringComparison.Ordinal);
        Assert.Equal(
            [("3", "ชื่อ", "ว่างไม่ได้"), ("4", "ที่", "“สาม” ไม่ใช่ตัวเลข 1 ถึง 99,999"), ("5", "ที่", "ซ้ำกับบรรทัด 2"), ("6", "ที่", "มีหมู่บ้านที่ 9 อยู่แล้ว"), ("8", "ประชากร", "“มาก” ไม่ใช่ตัวเลข 0 ถึง 999,999")],
            officer.Page.QuerySelectorAll("tbody")[0].QuerySelectorAll("tr").Select(tr => (tr.Children[0].TextContent, tr.Children[1].TextContent, tr.Children[2].TextContent)));
        // Somebody sends the form for a whole import all the same.
        await officer.SendAsync("form[action*='handler=Good']", ("anything", "1"));
        await FinishAsync(officer);

        Assert.Equal(["มีอยู่แล้ว", "บ้านหนึ่ง", "บ้านหก"], await service.ReadAsync(db => db.Set<Village>().OrderBy(v => v.Number == 9 ? 0 : v.Number).Select(v => v.Name).ToListAsync()));
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "import.finished"));
        Assert.Contains("\"left_out\":{\"after\":\"5\"}", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_row_keeps_the_whole_file_out_even_when_the_form_is_sent_by_hand()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await UploadAsync(officer, "villages", "ที่,ชื่อ\n1,บ้านหนึ่ง\n2,\n");
        var address = officer.Path;

        await officer.SendAsync("form[action*='handler=Good']", ("handler", "none"));
        await FinishAsync(officer);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Village>().CountAsync()));

        await UploadAsync(officer, "villages", "ที่,ชื่อ\n3,บ้านสาม\n4,\n");
        address = officer.Path;
        var token = officer.Page.QuerySelector("form[action*='handler=Good'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var sent = await officer.Http.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        await officer.OpenAsync(address);
        await FinishAsync(officer);

        Assert.Contains("ยังไม่ได้นำเข้าแถวใดเลย", officer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Village>().CountAsync()));
    }

    [Fact]
    public async Task A_file_without_the_columns_says_which_are_absent()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);

        await UploadAsync(officer, "villages", "name,number\nBan Nueng,1\n");

        Assert.Equal(["ที่", "ชื่อ"], officer.Page.QuerySelectorAll("tbody tr td:nth-child(2)").Select(td => td.TextContent));
        Assert.Null(officer.Page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("villages")]
    [InlineData("services")]
    public async Task The_template_is_itself_a_file_that_can_be_imported(string kind)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        var template = await officer.Http.GetByteArrayAsync(new Uri($"/staff/import/{kind}/template.csv", UriKind.Relative));
        Assert.True(template.AsSpan().StartsWith(Encoding.UTF8.Preamble));

        await UploadAsync(officer, kind, template);

        Assert.Contains("ไฟล์ถูกต้อง 1 แถว", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Ten_thousand_services_are_imported_with_progress_as_drafts_that_nobody_reads_yet(Database database)
    {
        await using var service = await StartAsync(database);
        await service.WriteAsync(db => Task.FromResult(db.Add(new Unit { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = "กองช่าง", Aliases = "กองโยธา" })));
        var officer = await Visitor.StaffAsync(service);
        var file = new StringBuilder("ชื่องานบริการ,ด้าน,หน่วย,ขั้นตอน,เอกสาร\n");
        for (var i = 1; i <= 10_000; i++) file.Append(CultureInfo.InvariantCulture, $"งานบริการที่ {i},{(i % 6) + 1},กองโยธา,ยื่นคำขอ=10 นาที; รับเอกสาร=5 นาที,บัตรประจำตัวประชาชน=ตัวจริง\n");

        await UploadAsync(officer, "services", file.ToString());
        Assert.Contains("ไฟล์ถูกต้อง 10,000 แถว", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync();
        await FinishAsync(officer);

        Assert.Contains("นำเข้าแล้ว 10,000 แถว", officer.Words, StringComparison.Ordinal);
        Assert.Equal((10_000, 10_000), await service.ReadAsync(async db => (await db.Set<ServiceKind>().CountAsync(k => k.UnitId != null), await db.Set<ServiceManual>().CountAsync(m => m.State == ManualState.Draft))));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/services");
        Assert.Contains("ยังไม่มีคู่มือเผยแพร่", villager.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/services?p=200");
        Assert.Equal(50, officer.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("หน้า 200 จาก 200", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_with_an_unknown_area_unit_or_time_is_explained()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);

        await UploadAsync(officer, "services", "ชื่องานบริการ,ด้าน,หน่วย,ขั้นตอน\nงานหนึ่ง,9,กองลับ,ยื่น=สักครู่\n");

        Assert.Equal(
            [("ด้าน", "ไม่มีด้าน “9” ใส่เลข 1 ถึง 6"), ("หน่วย", "ไม่มีหน่วย “กองลับ” เพิ่มหน่วยก่อน หรือใส่เป็นชื่ออื่นของหน่วย"), ("ขั้นตอน", "เวลา “สักครู่” อ่านไม่ได้ เช่น 15 นาที หรือ 3 วันทำการ")],
            officer.Page.QuerySelectorAll("tbody tr").Select(tr => (tr.Children[1].TextContent, tr.Children[2].TextContent)));
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", 1)]
    [InlineData("a;b\n\"x;\"\"y\"\"\";2", 1)]
    [InlineData("", 0)]
    [InlineData("a,b\n\n\n", 0)]
    [InlineData("a\tb\n1\t2\n3", 2)]
    public void Lines_and_quotes_are_read_as_office_programs_write_them(string text, int rows) => Assert.Equal(rows, CsvTable.Read(Encoding.UTF8.GetBytes(text)).Rows.Count);

    private static Task UploadAsync(Visitor officer, string kind, string text) => UploadAsync(officer, kind, Encoding.UTF8.GetBytes(text));

    private static async Task UploadAsync(Visitor officer, string kind, byte[] file)
    {
        await officer.OpenAsync($"/staff/import/{kind}");
        await officer.UploadAsync("main form", [("Upload", "table.csv", file)]);
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.StartsWith($"/staff/import/{kind}/", officer.Path, StringComparison.Ordinal);
    }

    /// <summary>Opens the page until the writing is over, as somebody who looks again and again.</summary>
    private static async Task FinishAsync(Visitor officer)
    {
        while (officer.Page.QuerySelector("progress") is not null) await officer.OpenAsync(officer.Path);
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
