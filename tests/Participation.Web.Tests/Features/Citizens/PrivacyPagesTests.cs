using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Citizens;

/// <summary>What staff see and set of personal data: the notice, how long things are kept, the register.</summary>
public sealed class PrivacyPagesTests
{
    [Theory, OnBothDatabases]
    public async Task Days_set_by_staff_hold_in_the_next_round_which_reports_what_it_removed(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await service.WriteAsync(db =>
        {
            db.Add(new SpentForm { FormId = Guid.CreateVersion7(), Day = new DateOnly(2026, 11, 10) });
            return Task.CompletedTask;
        });
        await officer.OpenAsync("/staff/privacy/retention");
        await officer.SendAsync("tr:has(input[value='spent-forms']) form", ("Days", "๓๐"));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        var job = service.Services.GetRequiredService<RetentionJob>();
        Assert.Equal(0, (await job.RunAsync(CancellationToken.None))["spent-forms"]);

        await officer.OpenAsync("/staff/privacy/retention");
        await officer.SendAsync("tr:has(input[value='spent-forms']) form", ("Days", "5"));
        Assert.Equal(1, (await job.RunAsync(CancellationToken.None))["spent-forms"]);

        await officer.OpenAsync("/staff/privacy/retention");
        Assert.Contains("เลขกันส่งแบบฟอร์มซ้ำ", officer.Page.QuerySelector("[aria-label='รายงานการลบ']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "retention.set")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("สิบ")]
    [InlineData("99999")]
    [InlineData("")]
    public async Task Days_that_make_no_sense_are_refused_and_stay_where_they_were_typed(string days)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/privacy/retention");

        await officer.SendAsync("tr:has(input[value='conversations']) form", ("Days", days));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("กรุณาใส่จำนวนวัน", officer.Words, StringComparison.Ordinal);
        Assert.Equal(days, officer.Page.QuerySelector("#days-conversations")!.GetAttribute("value") ?? "");
    }

    [Theory, OnBothDatabases]
    public async Task Two_officers_who_publish_at_once_do_not_overwrite_each_other(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/privacy");
        var other = await Visitor.StaffAsync(service, "other");
        await other.OpenAsync("/staff/privacy");
        await other.SendAsync(("Text", "ของคนอื่น"));

        await officer.SendAsync(("Text", "ของฉัน"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("ของคนอื่น", (await service.ReadAsync(db => db.Set<PrivacyNotice>().SingleAsync())).Text);
        Assert.Contains("ของฉัน", officer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_holds_a_section_for_every_owner_and_the_tables_without_citizens()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff/privacy/register");

        Assert.Contains("รับและตอบข้อความใน LINE", officer.Words, StringComparison.Ordinal);
        Assert.Contains("จำหมู่บ้านหรือชุมชนของผู้ใช้", officer.Words, StringComparison.Ordinal);
        Assert.Contains("มาตรา 39", officer.Words, StringComparison.Ordinal);
        Assert.Contains("survey_answers", officer.Words, StringComparison.Ordinal);
        Assert.Contains("บัญชีเจ้าหน้าที่ ตำแหน่ง และคำสั่งแต่งตั้ง", officer.Words, StringComparison.Ordinal);
        Assert.Contains("แจ้งเตือนงานแก่เจ้าหน้าที่ทาง LINE", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_citizens_read_about_how_long_follows_what_staff_set(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/privacy");
        Assert.Contains("ข้อความลบเองใน 30 วัน", villager.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/privacy/retention");

        await officer.SendAsync("tr:has(input[value='inbox-events']) form", ("Days", "๑๔"));

        await officer.OpenAsync("/staff/privacy/register");
        Assert.Contains("ข้อความที่รับ 14 วัน รายการที่ส่ง 30 วัน", officer.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/privacy");
        Assert.Contains("ข้อความลบเองใน 14 วัน", villager.Words, StringComparison.Ordinal);
    }
}
