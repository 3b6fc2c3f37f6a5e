using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>What was typed and chosen is not lost when a form is refused or put aside, and is nobody else's.</summary>
public sealed class FormDraftsTests
{
    private const string Story = "ไฟทางหน้าศาลาดับสองคืน";

    [Theory, OnBothDatabases]
    public async Task Files_wait_while_something_else_is_refused_and_come_in_with_the_case(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("เสาไฟ.jpg", 1), ("b.jpg", 2));

        Assert.Equal(["เสาไฟ.jpg", "b.jpg"], WaitingIn(villager));
        Assert.Equal(Story, villager.Page.QuerySelector("#Words")!.TextContent);
        await SendAsync(villager, service);

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        Assert.Equal(2, await service.ReadAsync(db => db.Set<CaseFile>().CountAsync(f => f.Name != null)));
        Assert.Empty(Directory.GetDirectories(Drafts(service)));
    }

    [Fact]
    public async Task One_that_is_no_longer_wanted_goes_and_another_takes_its_place_within_the_limit()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("a.jpg", 1), ("b.jpg", 2));

        await villager.UploadAsync("main form", [("Photos", "c.jpg", CaseFilesTests.Photo(3)), ("Photos", "d.jpg", CaseFilesTests.Photo(4))]);
        Assert.Contains("รวมที่แนบไว้แล้ว", villager.Page.QuerySelector("#Photos_error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["a.jpg", "b.jpg"], WaitingIn(villager));
        var first = villager.Page.QuerySelector("input[name=Drop]")!.GetAttribute("value")!;
        await villager.UploadAsync("main form", [("Photos", "c.jpg", CaseFilesTests.Photo(3)), ("Photos", "d.jpg", CaseFilesTests.Photo(4))], ("Drop", first));

        Assert.Equal(["b.jpg", "c.jpg", "d.jpg"], WaitingIn(villager));
        Assert.Null(villager.Page.QuerySelector("#Photos"));
        await SendAsync(villager, service);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<CaseFile>().CountAsync()));
    }

    [Fact]
    public async Task What_waits_with_one_form_is_not_taken_by_another()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("a.jpg", 1));
        var token = villager.Page.QuerySelector("input[name=Waiting]")!.GetAttribute("value");
        var other = Visitor.To(service);
        await other.OpenAsync("/c/new");

        await SendAsync(other, service, ("Waiting", token));

        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Empty(WaitingIn(other));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
        await SendAsync(villager, service);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseFile>().CountAsync()));
    }

    [Fact]
    public async Task What_nobody_comes_back_to_is_gone_after_a_day()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("a.jpg", 1));
        Prune(service);
        Assert.Single(Directory.GetDirectories(Drafts(service)));

        service.Clock.Advance(FormDrafts.Life + TimeSpan.FromSeconds(1));
        Prune(service);
        await SendAsync(villager, service);

        Assert.Empty(Directory.GetDirectories(Drafts(service)));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("เลือกไฟล์อีกครั้ง", villager.Page.QuerySelector("#Photos_error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Story, villager.Page.QuerySelector("#Words")!.TextContent);
    }

    [Fact]
    public async Task A_form_with_waiting_files_that_is_sent_twice_is_registered_once()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("a.jpg", 1));
        var again = new Visitor(villager.Http);
        await again.TakeAsync(villager.Last);

        await SendAsync(villager, service);
        await SendAsync(again, service);

        Assert.Contains("เรื่องนี้ส่งมาแล้วก่อนหน้า", again.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    [Fact]
    public async Task Put_aside_half_way_it_is_there_again_with_its_files_and_can_be_thrown_away()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await PutAsideAsync(villager, ("a.jpg", 1));
        var address = villager.Last.RequestMessage!.RequestUri!.PathAndQuery;

        var later = Visitor.To(service);
        await later.OpenAsync(address);

        Assert.Equal(Story, later.Page.QuerySelector("#Words")!.TextContent);
        Assert.NotNull(later.Page.QuerySelector("#Kind input[value=Hardship][checked]"));
        Assert.Equal(["a.jpg"], WaitingIn(later));
        Assert.Contains("ยังไม่ได้ส่ง", later.Words, StringComparison.Ordinal);
        var kept = await File.ReadAllBytesAsync(Directory.GetFiles(Drafts(service), "words", SearchOption.AllDirectories).Single());
        Assert.DoesNotContain("ไฟทาง", Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Case>().CountAsync()));

        later.Page.QuerySelector("main form")!.SetAttribute("action", "/c/new?handler=Forget");
        await later.SendAsync();
        Assert.Empty(Directory.GetDirectories(Drafts(service)));
        await villager.OpenAsync(address);
        Assert.Contains("หมดเวลาแล้ว หรือส่งไปแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Equal("", villager.Page.QuerySelector("#Words")!.TextContent);
    }

    [Fact]
    public async Task What_was_put_aside_and_sent_in_later_is_left_nowhere_else()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await PutAsideAsync(villager, ("a.jpg", 1));

        await SendAsync(villager, service);

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseFile>().CountAsync()));
        Assert.Empty(Directory.GetDirectories(Drafts(service)));
    }

    [Fact]
    public async Task A_refused_form_may_be_kept_by_the_browser_and_code_and_PIN_may_not()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await RefusedAsync(villager, ("a.jpg", 1));
        Assert.False(villager.Last.Headers.CacheControl!.NoStore);

        await SendAsync(villager, service);

        Assert.True(villager.Last.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_colleague_who_keys_in_chooses_files_once_as_well_and_so_does_whoever_follows_a_case()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var centre = await (await Colleague.AddAsync(service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();
        await centre.OpenAsync("/staff/cases/new");
        await centre.UploadAsync("main form[enctype]", [("Photos", "letter.jpg", CaseFilesTests.Photo(1))], ("Words", Story));
        Assert.Equal(["letter.jpg"], WaitingIn(centre));
        await SendAsync(centre, service, ("Channel", "Letter"));
        Assert.Contains("รหัสติดตาม", centre.Words, StringComparison.Ordinal);

        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        await villager.UploadAsync("form[action*=Say]", [("Photos", "more.jpg", CaseFilesTests.Photo(2))], ("Words", "สั้น"));
        Assert.Equal(["more.jpg"], WaitingIn(villager));
        await villager.SendAsync("form[action*=Say]", ("Words", "ยังดับอยู่ทั้งซอย"));

        Assert.Equal(2, await service.ReadAsync(db => db.Set<CaseFile>().CountAsync()));
        Assert.Empty(Directory.GetDirectories(Drafts(service)));
    }

    private static async Task RefusedAsync(Visitor villager, params (string Name, byte Tint)[] files)
    {
        await villager.OpenAsync("/c/new");
        await villager.UploadAsync("main form", [.. files.Select(f => ("Photos", f.Name, CaseFilesTests.Photo(f.Tint)))], ("Words", Story));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
    }

    private static async Task PutAsideAsync(Visitor villager, (string Name, byte Tint) file)
    {
        await villager.OpenAsync("/c/new");
        villager.Page.QuerySelector("main form")!.SetAttribute("action", "/c/new?handler=Keep");
        await villager.UploadAsync("main form", [("Photos", file.Name, CaseFilesTests.Photo(file.Tint))], ("Words", Story), ("Kind", "Hardship"));
        Assert.Equal(HttpStatusCode.OK, villager.Status);
    }

    private static async Task SendAsync(Visitor visitor, Service service, params (string Name, string? Value)[] more)
    {
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "light").Select(c => c.Id).SingleAsync());
        await visitor.SendAsync("main form[enctype]", [("Kind", "Hardship"), ("Category", category.ToString()), ("Words", Story), ("Naming", "Nameless"), .. more]);
    }

    private static void Prune(Service service) => service.Services.GetRequiredService<FormDrafts>().Prune();

    private static IEnumerable<string> WaitingIn(Visitor visitor) => visitor.Page.QuerySelectorAll(".waiting b").Select(b => b.TextContent);

    private static string Drafts(Service service) => service.Services.GetRequiredService<DataFolder>().Subfolder("drafts");
}
