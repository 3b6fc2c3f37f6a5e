using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>What the measure of complaints needs each fiscal year, due on 31 December, and the handbooks it asks for.</summary>
public sealed class CaseSetUpTests
{
    internal static readonly byte[] Pdf = [.. "%PDF-1.4\n% a handbook\n1 0 obj\nendobj\ntrailer\n"u8, .. "%%EOF\n"u8];

    [Theory, OnBothDatabases]
    public async Task The_list_says_what_is_missing_until_when_and_stops_when_all_is_there(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync("/staff");
        Assert.Contains("มาตรการเรื่องร้องเรียนปี 2570 ยังขาด 9 ข้อ ต้องเสร็จ 31 ธ.ค. 2569 (อีก 41 วัน)", centre.Words, StringComparison.Ordinal);

        await service.WriteAsync(async db =>
        {
            (await db.Set<Participation.Web.Features.Agency.AgencyProfile>().SingleAsync()).Address = "99 หมู่ 1";
            db.Add(new Participation.Web.Features.Agency.LineCheck { CheckedAt = service.Clock.GetUtcNow().UtcDateTime, WebhookWorks = true });
        });
        await Colleague.AddAsync(service, "member", [StaffRole.ComplaintWorkingGroup]);
        await Colleague.AddAsync(service, "information", [StaffRole.InformationOfficer]);
        foreach (var reader in (string[])["Staff", "Citizens"]) await AddAsync(centre, reader, Pdf);
        await MarkAsync(centre, "Circular", "สั้น");
        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
        Assert.Contains("กรุณาเขียนว่าทำเมื่อไร", centre.Page.QuerySelector("#evidence-error-Circular")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("สั้น", centre.Page.QuerySelector("#evidence-Circular")!.GetAttribute("value"));
        Assert.Equal("", centre.Page.QuerySelector("#evidence-Publicity")!.GetAttribute("value") ?? "");
        foreach (var item in (string[])["Circular", "Publicity", "Texts"]) await MarkAsync(centre, item, "หนังสือเวียนเลขที่ 12/2569");

        Assert.Contains("✓ ครบทุกข้อ", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff");
        Assert.DoesNotContain("มาตรการเรื่องร้องเรียนปี", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/setup?year=2571");
        Assert.Contains("ยังขาด 3 ข้อ", centre.Words, StringComparison.Ordinal);
        Assert.Equal(3, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "case_set_up.marked")));
    }

    [Fact]
    public async Task Texts_that_were_worded_in_the_year_need_no_word_that_they_were_looked_through()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);

        await CaseTextTests.WordAsync(centre, "line-result", "ผลเรื่อง {เลขที่} มาแล้วค่ะ");

        await centre.OpenAsync("/staff/cases/setup");
        Assert.Contains("ปีนี้แก้ข้อความ 1 ครั้ง", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/setup?year=2571");
        Assert.DoesNotContain("ปีนี้แก้ข้อความ", centre.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_handbook_is_a_PDF_whose_editions_stay_and_the_last_is_the_citizens_one(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/c/handbook");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        await villager.OpenAsync("/c");
        Assert.Null(villager.Page.QuerySelector("a[href='/c/handbook']"));

        foreach (var (file, words) in (IEnumerable<(byte[], string)>)[("MZ not a handbook"u8.ToArray(), "ใช้ได้เฉพาะไฟล์ PDF"), (Platform.Files.SamplePictures.Png(4, 4), "คู่มือต้องเป็นไฟล์ PDF")])
        {
            await AddAsync(centre, "Citizens", file);
            Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
            Assert.Contains(words, centre.Words, StringComparison.Ordinal);
            Assert.Equal("คู่มือปี 2570", centre.Page.QuerySelector("#Title")!.GetAttribute("value"));
        }
        await AddAsync(centre, "Citizens", Pdf);
        await AddAsync(centre, "Citizens", Pdf);
        Assert.Contains("ไฟล์นี้คือฉบับที่ 1 ที่ใช้อยู่แล้ว", centre.Words, StringComparison.Ordinal);
        byte[] second = [.. Pdf, .. "%\n%%EOF\n"u8];
        await AddAsync(centre, "Citizens", second);

        await villager.OpenAsync("/c");
        Assert.NotNull(villager.Page.QuerySelector("a[href='/c/handbook']"));
        Assert.Equal(second, await villager.Http.GetByteArrayAsync(new Uri("/c/handbook", UriKind.Relative)));
        await centre.OpenAsync("/staff/cases/handbooks");
        var files = centre.Page.QuerySelectorAll("a[href$='/file']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, files.Count);
        Assert.Equal(Pdf, await centre.Http.GetByteArrayAsync(new Uri(files[1], UriKind.Relative)));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseHandbook>().ExecuteDeleteAsync()));
    }

    private static async Task AddAsync(Visitor centre, string reader, byte[] file)
    {
        await centre.OpenAsync("/staff/cases/handbooks/new");
        await centre.UploadAsync("main form[method=post]", [("Pdf", "คู่มือ.pdf", file)], ("Reader", reader), ("Title", "คู่มือปี 2570"));
    }

    private static async Task MarkAsync(Visitor centre, string item, string evidence)
    {
        await centre.OpenAsync("/staff/cases/setup");
        await centre.SendAsync($"form:has(#evidence-{item})", ("Evidence", evidence));
    }
}
