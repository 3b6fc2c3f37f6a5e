using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>The list as a file: what the list shows, for whom it shows it, in the columns of the register.</summary>
public sealed class CaseExportTests
{
    [Theory, OnBothDatabases]
    public async Task The_file_holds_the_lines_of_the_list_without_names_and_words_and_runs_no_formula(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await service.WriteAsync(async db => (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).Name = "=1+1");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await CaseFiguresTests.CloseAsync(service, await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Number == 2)));
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);

        await centre.OpenAsync("/staff/cases");
        var open = await CsvAsync(centre);
        await centre.OpenAsync("/staff/cases?show=all");
        var all = await CsvAsync(centre);
        var book = await centre.Http.GetByteArrayAsync(new Uri(Href(centre, "xlsx"), UriKind.Relative));

        Assert.Equal(["เลขรับ,ปี พ.ศ.,วันที่รับ,ทาง,แบบ,ประเภท,หมู่บ้าน,หน่วยรับผิดชอบ,ครบกำหนด,สถานะ,ผล,วันที่แจ้งผล,ตามกำหนด",
            $"1,2569,20 พ.ย. 2569,เว็บ,ร้องทุกข์,'=1+1,,{CaseTerms.Centre},5 ธ.ค. 2569,รับเรื่องแล้ว,,,ยังไม่ครบกำหนด"], open);
        Assert.Equal(3, all.Count);
        Assert.Contains("2,2569,20 พ.ย. 2569,", all[2], StringComparison.Ordinal);
        Assert.Contains("แก้ไขแล้ว,20 พ.ย. 2569,แจ้งผลทันกำหนด", all[2], StringComparison.Ordinal);
        Assert.DoesNotContain(all, l => l.Contains("สมศรี", StringComparison.Ordinal) || l.Contains("ไฟทาง", StringComparison.Ordinal));
        var sheet = Sheet(book);
        Assert.Contains("=1+1", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f", sheet, StringComparison.Ordinal);
        Assert.Equal(3, sheet.Split("<x:row").Length - 1);
        Assert.Contains("<x:v>2569</x:v>", sheet, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_sees_only_the_own_unit_takes_only_that_and_what_was_looked_for_holds_in_the_file(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = Guid.CreateVersion7();
        await service.WriteAsync(async db =>
        {
            db.Add(new Unit { Id = works, Level = UnitLevel.Division, Name = "กองช่าง" });
            await db.SaveChangesAsync();
            (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "road")).UnitId = works;
        });
        await CaseFiguresTests.TellFromAsync(service, null, "light");
        await CaseFiguresTests.TellFromAsync(service, null, "road");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Words", "สะพานไม้หัก"));
        var handler = await SignInAsync(service, "handler", StaffRole.CaseHandler, works);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var counter = await SignInAsync(service, "counter", StaffRole.CounterOfficer);

        await handler.OpenAsync("/staff/cases?show=all");
        var own = await CsvAsync(handler);
        await centre.OpenAsync("/staff/cases?show=all&q=สะพานไม้");
        var found = await CsvAsync(centre);

        Assert.StartsWith("2,2569", Assert.Single(own.Skip(1)), StringComparison.Ordinal);
        Assert.StartsWith("3,2569", Assert.Single(found.Skip(1)), StringComparison.Ordinal);
        foreach (var kind in (string[])["csv", "xlsx"])
        {
            await counter.OpenAsync($"/staff/cases?handler={kind}&show=all");
            Assert.Equal(HttpStatusCode.NotFound, counter.Status);
        }
    }

    [Fact]
    public async Task Who_took_what_is_in_the_audit_trail_without_the_words_that_were_looked_for()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Words", "สะพานไม้หัก"));
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync("/staff/cases?q=สะพานไม้");

        await CsvAsync(centre);
        await centre.Http.GetByteArrayAsync(new Uri(Href(centre, "xlsx"), UriKind.Relative));

        var entries = await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action == "cases.exported").OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(2, entries.Count);
        var signed = Encoding.UTF8.GetString(entries[0].Canonical);
        foreach (var part in (string[])["\"format\":{\"after\":\"csv\"}", "\"show\":{\"after\":\"open\"}", "\"searched\":{\"after\":\"yes\"}"]) Assert.Contains(part, signed, StringComparison.Ordinal);
        Assert.All(entries, e => Assert.DoesNotContain("สะพาน", Encoding.UTF8.GetString(e.Canonical), StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_of_more_than_one_piece_comes_whole_and_in_the_order_of_its_numbers(Database database)
    {
        const int Many = 2_100;
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var first = await CaseFiguresTests.TellFromAsync(service, null, "light");
        await service.WriteAsync(db =>
        {
            for (var number = 2; number <= Many; number++)
            {
                var (id, hash) = (Guid.CreateVersion7(), new byte[32]);
                BitConverter.TryWriteBytes(hash, number);
                db.AddRange(
                    new Case { Id = id, Year = 2569, Number = number, Kind = CaseKind.Hardship, Channel = CaseChannel.Web, Naming = NameChoice.Nameless, ReceivedAt = first.ReceivedAt, CategoryId = first.CategoryId, DueOn = first.DueOn, TrackingHash = hash, AccessHash = hash },
                    new CaseRound { CaseId = id, Round = 1, From = new(2026, 11, 20), DueOn = first.DueOn });
            }
            return Task.CompletedTask;
        });
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);

        Assert.Equal(Enumerable.Range(1, Many).Select(n => $"{n}"), Lines(await centre.Http.GetByteArrayAsync(new Uri("/staff/cases?handler=csv", UriKind.Relative))).Skip(1).Select(l => l.Split(',')[0]));
    }

    private static async Task<IReadOnlyList<string>> CsvAsync(Visitor staff) => Lines(await staff.Http.GetByteArrayAsync(new Uri(Href(staff, "csv"), UriKind.Relative)));

    private static List<string> Lines(byte[] csv)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        return Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("\"", "", StringComparison.Ordinal)).ToList();
    }

    private static string Href(Visitor staff, string kind) => staff.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains($"handler={kind}", StringComparison.Ordinal));

    private static string Sheet(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    private static async Task<Visitor> SignInAsync(Service service, string name, StaffRole role, Guid? unit = null) => await (await Colleague.AddAsync(service, name, [role], unit)).SignInAsync();
}
