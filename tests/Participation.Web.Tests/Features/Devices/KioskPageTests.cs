using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Devices;

/// <summary>The page that a tablet keeps: the same for everybody, with nothing of anybody in it.</summary>
public sealed class KioskPageTests
{
    [Fact]
    public async Task The_shell_holds_five_faces_no_form_id_no_cookie_and_a_way_without_script()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var visitor = Visitor.To(service);

        await visitor.OpenAsync("/k/d๑");

        Assert.Equal("/k/D1", visitor.Path);
        Assert.Equal(["5", "4", "3", "2", "1"], visitor.Page.QuerySelectorAll("[data-form] [data-value]").Select(f => f.GetAttribute("data-value")));
        Assert.Equal(["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"], visitor.Page.QuerySelectorAll("[data-form] [data-value]").Select(f => f.TextContent.Trim()));
        Assert.Contains("/s/D1", visitor.Page.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("input[type=hidden]"));
        Assert.False(visitor.Last.Headers.Contains("Set-Cookie"));
        var first = await visitor.Last.Content.ReadAsStringAsync();
        Assert.Equal(first, await (await Visitor.To(service).Http.GetAsync(new Uri("/k/D1", UriKind.Relative))).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_manifest_opens_the_kiosk_of_its_point_in_full_screen()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        using var http = service.Client();

        using var answer = await http.GetAsync(new Uri("/k/D1/kiosk.webmanifest", UriKind.Relative));

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("/k/D1", "/k/", "fullscreen"), (manifest.GetProperty("start_url").GetString(), manifest.GetProperty("scope").GetString(), manifest.GetProperty("display").GetString()));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var picture = await http.GetAsync(new Uri(icon.GetProperty("src").GetString()!, UriKind.Relative));
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        }
        using var worker = await http.GetAsync(new Uri("/k/worker.js", UriKind.Relative));
        Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/k/X9")]
    [InlineData("/k/X9/kiosk.webmanifest")]
    public async Task An_unknown_point_is_not_found(string address)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var visitor = Visitor.To(service);

        await visitor.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task The_tablet_is_told_when_its_page_is_out_of_date()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/k/D1");
        var shown = visitor.Page.Body!.GetAttribute("data-shell");

        await tablet.DeliverAsync();
        Assert.Equal(shown, tablet.Answer.GetProperty("shell").GetString());
        await service.WriteAsync(async db => (await db.Set<Participation.Web.Features.Agency.ServicePoint>().SingleAsync()).Name = "งานใหม่");
        await tablet.DeliverAsync();

        Assert.NotEqual(shown, tablet.Answer.GetProperty("shell").GetString());
    }
}
