using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Platform.Files;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Pictures that come with a case, by the web and by LINE, and who sees them.</summary>
public sealed class CaseFilesTests
{
    /// <summary>Stands where a phone writes the place into a picture.</summary>
    private const string Place = "GPS 14.0233 N 100.7521 E";

    [Theory, OnBothDatabases]
    public async Task Pictures_sent_with_the_form_are_seen_by_their_owner_and_by_those_who_may_see_the_case_and_lost_their_place(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);

        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service, [("Photos", "บ้าน.jpg", Photo(1)), ("Photos", "../../x.jpg", Photo(2))]);

        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        var addresses = villager.Page.QuerySelectorAll("main .photos img").Select(i => i.GetAttribute("src")!).ToList();
        Assert.Equal(2, addresses.Count);
        var shown = await Visitor.To(service).Http.GetAsync(new Uri(addresses[0], UriKind.Relative));
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        var files = await service.ReadAsync(db => db.Set<CaseFile>().AsNoTracking().ToListAsync());
        Assert.All(files, f => Assert.Matches("^[0-9a-f]{40}[.]jpg$", f.Name!));
        var address = $"/staff/cases/{files[0].CaseId}/files/{files[0].Id}";
        var centre = await (await Colleague.AddAsync(service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await centre.Http.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await Visitor.To(service, redirects: false).Http.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

        service.Clock.Advance(CaseFileLink.Life + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.To(service).Http.GetAsync(new Uri(addresses[0], UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("page.jpg", "ใช้ได้เฉพาะไฟล์ PDF หรือรูป PNG JPG WebP")]
    [InlineData("program.pdf", "ใช้ได้เฉพาะไฟล์ PDF หรือรูป PNG JPG WebP")]
    [InlineData("photo.heic", "HEIC")]
    [InlineData("locked.pdf", "ล็อกไว้")]
    [InlineData("large.jpg", "ไฟล์ใหญ่เกินไป ใช้ได้ไม่เกิน 8 MB")]
    public async Task A_file_that_cannot_be_taken_is_refused_in_words_beside_the_field_and_nothing_typed_is_lost(string name, string words)
    {
        byte[] content = name switch
        {
            "page.jpg" => Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>" + new string(' ', 100)),
            "program.pdf" => [0x4D, 0x5A, .. new byte[200]],
            "photo.heic" => [0, 0, 0, 0x18, .. "ftypheic"u8, .. new byte[100]],
            "locked.pdf" => [.. "%PDF-1.7\n1 0 obj endobj\ntrailer << /Encrypt 2 0 R >>\n%%EOF"u8],
            _ => [.. Photo(1), .. new byte[60 * 1024 * 1024]],
        };
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/c/new");

        await villager.UploadAsync("main form", [("Photos", name, content)], ("Words", "ไฟทางดับ"), ("Kind", "Hardship"));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains(words, villager.Page.QuerySelector("#Photos_error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ไฟทางดับ", villager.Page.QuerySelector("#Words")!.TextContent);
        Assert.Empty(Directory.GetFiles(FilesOf(service)));
    }

    [Fact]
    public async Task What_the_unit_shows_after_its_work_is_seen_by_the_villager()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var address = $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}/work";
        var centre = await (await Colleague.AddAsync(service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();
        await centre.OpenAsync(address);
        centre.Page.QuerySelector("form[enctype]")!.SetAttribute("action", $"{address}?handler=Close");

        await centre.UploadAsync("form[enctype]", [("Photos", "after.jpg", Photo(3))], ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"), ("Moment", "After"));

        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        Assert.Equal("หลังทำ", villager.Page.QuerySelector("main .photos img")!.GetAttribute("alt"));
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_sent_first_begins_a_case_and_all_of_them_arrive_though_LINE_fails_at_first(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, Photo(1), "image/jpeg"));
        Assert.Contains("ได้รับรูปแล้วค่ะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, Photo(2), "image/jpeg"));
        await malee.DoAsync(() => world.Line.SendLocationAsync(malee.UserId, new(14.02, 100.75, "ศาลา", "หมู่ 4")));
        await malee.TapAsync("ไม่บอกชื่อ");
        Assert.Contains("2 รูป", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ส่งเรื่อง");

        // More often than the client tries by itself.
        await world.Line.FailAsync("content", "serverError", count: 4);
        await FetchAsync(world);
        Assert.NotEqual(2, await world.Service.ReadAsync(db => db.Set<CaseFile>().CountAsync(f => f.Name != null)));
        await world.Line.ClearFaultsAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        await FetchAsync(world);

        var files = await world.Service.ReadAsync(db => db.Set<CaseFile>().AsNoTracking().ToListAsync());
        Assert.Equal(2, files.Count);
        foreach (var file in files)
            Assert.DoesNotContain(Place, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(FilesOf(world.Service), file.Name!))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_taken_back_after_it_was_sent_in_is_deleted_and_the_case_stays()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await SendWithPictureAsync(world, malee);
        await FetchAsync(world);
        var before = await world.Service.ReadAsync(db => db.Set<CaseFile>().AsNoTracking().SingleAsync());
        Assert.True(File.Exists(Path.Combine(FilesOf(world.Service), before.Name!)));

        await world.Line.UnsendAsync(malee.UserId, before.LineMessageId!);
        await world.SettleAsync();

        var after = await world.Service.ReadAsync(db => db.Set<CaseFile>().AsNoTracking().SingleAsync());
        Assert.Equal((null, FileLoss.TakenBack), (after.Name, after.Loss!.Value));
        Assert.Empty(Directory.GetFiles(FilesOf(world.Service)));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    [Fact]
    public async Task A_picture_that_LINE_has_no_more_is_said_to_be_gone_and_not_asked_for_again()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await SendWithPictureAsync(world, malee);

        await world.Line.FailAsync("content", "notFound", count: 1);
        await FetchAsync(world);
        await FetchAsync(world);

        var file = await world.Service.ReadAsync(db => db.Set<CaseFile>().AsNoTracking().SingleAsync());
        Assert.Equal((FileLoss.GoneFromLine, null), (file.Loss!.Value, file.TryAt));
    }

    [Fact]
    public async Task Erased_with_their_owner_the_pictures_are_gone_from_the_disk()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await SendWithPictureAsync(world, malee);
        await FetchAsync(world);
        await CasesInLineTests.CloseAsync(world.Service);

        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);

        Assert.Empty(Directory.GetFiles(FilesOf(world.Service)));
        Assert.Equal(FileLoss.Erased, await world.Service.ReadAsync(db => db.Set<CaseFile>().Select(f => f.Loss!.Value).SingleAsync()));
    }

    private static async Task SendWithPictureAsync(LineWorld world, Talk malee)
    {
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, Photo(1), "image/jpeg"));
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.TapAsync("ข้าม");
        await malee.TapAsync("ไม่บอกชื่อ");
        await malee.TapAsync("ส่งเรื่อง");
    }

    /// <summary>Fetches what is due, and lets the client's own pauses between tries pass.</summary>
    private static async Task FetchAsync(LineWorld world)
    {
        var fetching = Task.Run(async () =>
        {
            await using var scope = world.Service.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FetchLinePictures>().RunAsync(CancellationToken.None);
        });
        while (await Task.WhenAny(fetching, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System)) != fetching) await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        await fetching;
    }

    private static string FilesOf(Service service) => service.Services.GetRequiredService<DataFolder>().Subfolder("files");

    /// <summary>A JPEG of one pixel as a phone makes it, with the place in it.</summary>
    internal static byte[] Photo(byte tint) =>
    [
        0xFF, 0xD8,
        .. SamplePictures.Segment(0xE1, [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)]),
        .. SamplePictures.Segment(0xFE, Encoding.ASCII.GetBytes(Place)),
        .. SamplePictures.Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. SamplePictures.Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. SamplePictures.Segment(0xC4, [0, 1, .. new byte[15], 0]),
        .. SamplePictures.Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        tint, 0x3F, 0xFF, 0xD9,
    ];
}
