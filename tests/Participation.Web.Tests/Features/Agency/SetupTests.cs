using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>The list that takes a new office from nothing to its first citizen.</summary>
public sealed class SetupTests
{
    [Theory, OnBothDatabases]
    public async Task The_list_shows_what_is_missing_and_can_be_left_and_resumed(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        // Colleagues are a step of the list too; with both there from the start it stays as it is.
        var clerk = await Visitor.StaffAsync(service, "clerk");
        await officer.OpenAsync("/staff");
        Assert.NotNull(officer.Page.QuerySelector("a[href='/staff/setup']"));
        await officer.OpenAsync("/staff/setup");
        var missing = officer.Page.QuerySelectorAll(".steps .missing").Length;
        Assert.Equal("/staff/agency", officer.Page.QuerySelector(".steps .button:not(.quiet)")!.GetAttribute("href"));

        await officer.OpenAsync("/staff/agency");
        await officer.SendAsync(("Name", "อบต.ตัวอย่าง"));
        Assert.Equal("/staff/setup", officer.Path);
        Assert.Equal(missing - 1, officer.Page.QuerySelectorAll(".steps .missing").Length);
        Assert.Equal("/staff/units", officer.Page.QuerySelector(".steps .button:not(.quiet)")!.GetAttribute("href"));
        await officer.OpenAsync("/staff/units/new");
        await officer.SendAsync(("Name", "สำนักปลัด"));

        // Another day, another person.
        await clerk.OpenAsync("/staff/setup");
        Assert.Equal(missing - 2, clerk.Page.QuerySelectorAll(".steps .missing").Length);
        Assert.Equal("/staff/villages", clerk.Page.QuerySelector(".steps .button:not(.quiet)")!.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task The_connection_to_LINE_is_tested_live_and_the_outcome_is_kept(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var officer = await Visitor.StaffAsync(world.Service);
        await officer.OpenAsync("/staff/setup/line");

        await officer.SendAsync();

        var check = await world.Service.ReadAsync(db => db.Set<LineCheck>().SingleAsync());
        Assert.Equal(("@participation", true, ""), (check.AccountId, check.WebhookWorks, check.Problem));
        Assert.Contains("✓ ใช้งานได้", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/setup");
        Assert.Contains("ใช้ได้ บัญชี @participation", officer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "line.tested")));
    }

    [Fact]
    public async Task A_webhook_that_is_switched_off_is_said_in_words()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite);
        await world.Line.SetWebhookAsync(new WebhookSettings { Url = new Uri(world.Service.Address, "/line/webhook").ToString(), Enabled = false });
        var officer = await Visitor.StaffAsync(world.Service);
        await officer.OpenAsync("/staff/setup/line");

        await officer.SendAsync();

        Assert.Contains("ยังไม่ได้เปิด Use webhook", officer.Words, StringComparison.Ordinal);
        Assert.False((await world.Service.ReadAsync(db => db.Set<LineCheck>().SingleAsync())).WebhookWorks);
    }

    [Fact]
    public async Task Without_LINE_s_codes_the_page_says_what_is_missing()
    {
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { ["Line:ChannelSecret"] = "", ["Line:ChannelAccessToken"] = "" });
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/setup/line");

        await officer.SendAsync();

        Assert.Contains("ยังไม่ได้ใส่รหัสของช่อง LINE", officer.Words, StringComparison.Ordinal);
    }
}
