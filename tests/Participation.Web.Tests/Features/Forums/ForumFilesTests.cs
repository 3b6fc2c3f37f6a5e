using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Hosting;
using Participation.Web.Tests.Features.Complaints;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Papers before a forum, pictures and minutes after it, and what happens when one should not be there.</summary>
public sealed class ForumFilesTests
{
    [Theory, OnBothDatabases]
    public async Task A_paper_and_a_picture_stand_on_the_page_without_the_place_and_one_taken_away_stays_noted(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.AnnouncedAsync(service, new(2026, 11, 20), 1);
        await organiser.OpenAsync("/staff/forums/1/files");
        await organiser.UploadAsync("form[action*=Add]", [("Upload", "plan.pdf", CaseSetUpTests.Pdf)], ("Kind", "Document"), ("Title", "ร่างแผน"));
        Assert.Equal(HttpStatusCode.OK, organiser.Status);
        // A paper where a picture is meant is refused in words, and what was typed is still there.
        await organiser.UploadAsync("form[action*=Add]", [("Upload", "plan.pdf", CaseSetUpTests.Pdf)], ("Kind", "Photo"), ("Title", "ชาวบ้านยกมือ"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("ใช้ได้เฉพาะรูป", organiser.Words, StringComparison.Ordinal);
        await organiser.UploadAsync("form[action*=Add]", [("Upload", "../hall.jpg", CaseFilesTests.Photo(1))], ("Kind", "Photo"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        var picture = villager.Page.QuerySelector("ul.photos img")!;
        Assert.Equal(("ชาวบ้านยกมือ", "lazy"), (picture.GetAttribute("alt"), picture.GetAttribute("loading")));
        var shown = await villager.Http.GetAsync(new Uri(picture.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        // Kept by whoever saw it, and not for long.
        Assert.Equal((true, TimeSpan.FromDays(1)), (shown.Headers.CacheControl!.Private, shown.Headers.CacheControl.MaxAge));
        Assert.Contains("ชาวบ้านยกมือ (0 KB)", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Contains("ร่างแผน (PDF)", villager.Words, StringComparison.Ordinal);

        var id = await service.ReadAsync(db => db.Set<ForumFile>().Where(f => f.Kind == ForumFileKind.Photo).Select(f => f.Id).SingleAsync());
        await organiser.OpenAsync("/staff/forums/1/files");
        await organiser.SendAsync($"form:has(input[value='{id}'])");
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.OpenAsync("/staff/forums/1/files");
        await organiser.SendAsync($"form:has(input[value='{id}'])", ("Reason", "เห็นหน้าเด็ก"));
        Assert.Equal(HttpStatusCode.OK, organiser.Status);

        await villager.OpenAsync("/forums/1");
        Assert.Null(villager.Page.QuerySelector("ul.photos"));
        Assert.Contains("ภาพจากเวทีหนึ่งรายการนำออกเมื่อ 20 พ.ย. 2569 เพราะ เห็นหน้าเด็ก", villager.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await villager.Http.GetAsync(new Uri($"/forums/1/files/{id}", UriKind.Relative))).StatusCode);
        Assert.Single(Directory.GetFiles(service.Services.GetRequiredService<DataFolder>().Subfolder("files")));
        Assert.Equal(["forum.file_added", "forum.file_added", "forum.file_removed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("forum.file")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Papers_of_a_draft_are_for_colleagues_and_pictures_wait_for_the_day()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);
        var address = await ForumHall.PlanAsync(organiser, null);
        await organiser.OpenAsync($"{address}/files");
        await organiser.UploadAsync("form[action*=Add]", [("Upload", "hall.jpg", CaseFilesTests.Photo(1))], ("Kind", "Photo"), ("Title", "ภาพ"));
        Assert.Contains("ยังไม่ถึงวันจัด", organiser.Words, StringComparison.Ordinal);
        await organiser.UploadAsync("form[action*=Add]", [("Upload", "plan.pdf", CaseSetUpTests.Pdf)], ("Kind", "Document"), ("Title", "ร่าง"));
        var id = await service.ReadAsync(db => db.Set<ForumFile>().Select(f => f.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, (await organiser.Http.GetAsync(new Uri($"{address}/files/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.To(service).Http.GetAsync(new Uri($"/forums/1/files/{id}", UriKind.Relative))).StatusCode);
        Assert.Single(Directory.GetFiles(service.Services.GetRequiredService<DataFolder>().Subfolder("files")));
    }
}
