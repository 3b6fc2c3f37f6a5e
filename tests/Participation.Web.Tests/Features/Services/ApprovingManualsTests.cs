using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Services;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Services;

/// <summary>Two pairs of eyes: what citizens read was written by one person and approved by another.</summary>
public sealed class ApprovingManualsTests
{
    private const string Approve = "form[action*='handler=Approve']";
    private const string Return = "form[action*='handler=Return']";
    private const string Submit = "form[action*='handler=Submit']";

    private static readonly (string, string?)[] Whole =
    [
        ("LegalBasis", "พระราชบัญญัติควบคุมอาคาร"), ("Criteria", "เจ้าของที่ดิน"), ("Method", "ยื่นด้วยตนเอง"), ("Conditions", "ไม่มี"), ("Documents[0].Name", "บัตรประจำตัวประชาชน"),
        ("Steps[0].Text", "ยื่นคำขอ"), ("Steps[0].Time", "20 นาที"), ("Cost", "ไม่มี"), ("Fee", "20 บาท"), ("Place", "ชั้น 1"), ("Hours", "จันทร์–ศุกร์"),
        ("Officer", "หัวหน้าฝ่ายโยธา"), ("Approver", "{นายก}"), ("NeedsNoForm", "true"),
    ];

    [Theory, OnBothDatabases]
    public async Task Nobody_approves_what_they_had_a_hand_in_whatever_roles_they_hold(Database database)
    {
        await using var service = await StartAsync(database);
        // Both have every role there is.
        var (first, second) = (await Visitor.StaffAsync(service, "first"), await Visitor.StaffAsync(service, "second"));
        await WriteAsync(first);
        await second.OpenAsync("/staff/services/1/manual");
        await second.SendAsync(("Fee", "30 บาท"));
        await first.OpenAsync("/staff/services/1");
        await first.SendAsync(Submit);

        foreach (var writer in new[] { first, second })
        {
            await writer.OpenAsync("/staff/services/1/approval");
            Assert.Contains("จึงอนุมัติเองไม่ได้", writer.Words, StringComparison.Ordinal);
            Assert.Null(writer.Page.QuerySelector(Approve));
            // Somebody sends the form of the button that is not there.
            foreach (var handler in new[] { "Approve", "Return" })
            {
                using var sent = await PressAsync(service, writer, handler);
                Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
            }
        }

        Assert.NotNull((await DraftAsync(service)).SubmittedAt);
        var third = await ApproverAsync(service);
        await third.OpenAsync("/staff/services/1/approval");
        Assert.Contains("30 บาท", third.Words, StringComparison.Ordinal);
        await third.SendAsync(Approve);
        Assert.Equal(ManualState.Published, await service.ReadAsync(db => db.Set<ServiceManual>().Select(m => m.State).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_comes_back_with_a_reason_is_mended_and_handed_in_again(Database database)
    {
        await using var service = await StartAsync(database);
        var (writer, approver) = (await WriterAsync(service), await ApproverAsync(service));
        await WriteAsync(writer);
        await writer.SendAsync(Submit);
        await approver.OpenAsync("/staff");
        Assert.Contains("คู่มือรออนุมัติ 1 เรื่อง", approver.Words, StringComparison.Ordinal);
        await approver.OpenAsync(approver.Page.QuerySelector("a[href='/staff/services?show=waiting']")!.GetAttribute("href")!);
        await approver.OpenAsync(approver.Page.QuerySelector("main th a")!.GetAttribute("href")!);
        Assert.Equal("/staff/services/1/approval", approver.Path);

        await approver.SendAsync(Return);
        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);
        Assert.Contains("กรุณาบอกว่าให้แก้ตรงไหน", approver.Words, StringComparison.Ordinal);
        await approver.SendAsync(Return, ("Reason", "ค่าธรรมเนียมตามข้อบัญญัติใหม่คือ 30 บาท"));
        Assert.Contains("ส่งกลับให้ผู้เขียนแก้ไขแล้ว", approver.Words, StringComparison.Ordinal);

        await writer.OpenAsync("/staff");
        Assert.Contains("ผู้อนุมัติส่งกลับให้แก้ไข", writer.Words, StringComparison.Ordinal);
        await writer.OpenAsync("/staff/services/1");
        Assert.Contains("ค่าธรรมเนียมตามข้อบัญญัติใหม่คือ 30 บาท", writer.Words, StringComparison.Ordinal);
        await writer.OpenAsync("/staff/services/1/manual");
        await writer.SendAsync(("Fee", "30 บาท"));
        await writer.SendAsync(Submit);
        Assert.DoesNotContain("ข้อบัญญัติใหม่", writer.Words, StringComparison.Ordinal);
        await approver.OpenAsync("/staff/services/1/approval");
        await approver.SendAsync(Approve);

        Assert.Equal(["manual.draft_saved", "manual.submitted", "manual.returned", "manual.draft_saved", "manual.submitted", "manual.published"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "service:1" && e.Action.StartsWith("manual.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_changed_after_it_was_handed_in_has_to_be_handed_in_again(Database database)
    {
        await using var service = await StartAsync(database);
        var (writer, approver) = (await WriterAsync(service), await ApproverAsync(service));
        await WriteAsync(writer);
        await writer.SendAsync(Submit);
        await approver.OpenAsync("/staff/services/1/approval");
        await writer.OpenAsync("/staff/services/1/manual");
        await writer.SendAsync(("Fee", "9999 บาท"));

        await approver.SendAsync(Approve);

        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);
        Assert.Contains("ร่างนี้เปลี่ยนไประหว่างที่ท่านอ่าน", approver.Words, StringComparison.Ordinal);
        await approver.OpenAsync("/staff/services/1/approval");
        Assert.Contains("ไม่มีร่างรออนุมัติ", approver.Words, StringComparison.Ordinal);
        Assert.Null((await DraftAsync(service)).SubmittedAt);
    }

    [Fact]
    public async Task Whoever_is_alone_is_told_to_invite_somebody_who_approves()
    {
        await using var service = await StartAsync(Database.Sqlite);
        // The first account holds the administrator's role and, as it could, the approver's.
        var alone = await (await Colleague.AddAsync(service, "admin", [StaffRole.Administrator, StaffRole.Approver])).SignInAsync();
        await WriteAsync(alone);

        await alone.SendAsync(Submit);

        Assert.Contains("ผู้เขียนอนุมัติข้อความของตนเองไม่ได้", alone.Words, StringComparison.Ordinal);
        Assert.NotNull(alone.Page.QuerySelector("main a[href='/staff/positions']"));
        await alone.OpenAsync("/staff");
        Assert.Contains("ยังไม่มีผู้อนุมัติ เชิญเพื่อนร่วมงาน", alone.Words, StringComparison.Ordinal);
        await alone.OpenAsync("/staff/setup");
        Assert.Contains("รออนุมัติ 1 เรื่อง", alone.Words, StringComparison.Ordinal);
        Assert.Contains("เชิญผู้อนุมัติ", alone.Words, StringComparison.Ordinal);
        await Colleague.AddAsync(service, "clerk", [StaffRole.Approver]);
        await alone.OpenAsync("/staff/setup");
        Assert.Contains("มีผู้อนุมัติแล้ว", alone.Words, StringComparison.Ordinal);
        await alone.OpenAsync("/staff/services/1");
        Assert.DoesNotContain("ผู้เขียนอนุมัติข้อความของตนเองไม่ได้", alone.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_head_of_a_unit_reads_the_drafts_of_that_unit_only(Database database)
    {
        await using var service = await StartAsync(database);
        var (works, treasury) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.WriteAsync(db =>
        {
            db.Add(new Unit { Id = works, Level = UnitLevel.Division, Name = "กองช่าง" });
            db.Add(new Unit { Id = treasury, Level = UnitLevel.Division, Name = "กองคลัง" });
            return Task.CompletedTask;
        });
        var writer = await WriterAsync(service);
        await WriteAsync(writer, treasury);
        await writer.SendAsync(Submit);

        var other = await (await Colleague.AddAsync(service, "works", [StaffRole.UnitHead], works)).SignInAsync();
        await other.OpenAsync("/staff/services/1/approval");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync("/staff");
        Assert.DoesNotContain("รออนุมัติ", other.Words, StringComparison.Ordinal);
        var head = await (await Colleague.AddAsync(service, "treasury", [StaffRole.UnitHead], treasury)).SignInAsync();
        await head.OpenAsync("/staff");
        Assert.Contains("คู่มือรออนุมัติ 1 เรื่อง", head.Words, StringComparison.Ordinal);
        await head.OpenAsync("/staff/services/1/approval");
        await head.SendAsync(Approve);
        Assert.Contains("อนุมัติแล้ว", head.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_everybody_where_they_may_go()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var (writer, approver) = (await WriterAsync(service), await ApproverAsync(service));
        await WriteAsync(writer);
        var counter = await (await Colleague.AddAsync(service, "counter", [StaffRole.CounterOfficer])).SignInAsync();
        await counter.OpenAsync("/staff/services");
        Assert.Null(counter.Page.QuerySelector("main table a"));
        Assert.Contains("ขออนุญาตก่อสร้าง", counter.Words, StringComparison.Ordinal);

        await writer.SendAsync(Submit);
        await approver.OpenAsync("/staff/services/1/approval");
        await approver.SendAsync(Approve);

        await counter.OpenAsync("/staff/services");
        await counter.OpenAsync(counter.Page.QuerySelector("main th a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, counter.Status);
        Assert.Contains("20 บาท", counter.Words, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Visitor writer, Guid? unit = null)
    {
        await writer.OpenAsync("/staff/services/new");
        await writer.SendAsync(("Name", "ขออนุญาตก่อสร้าง"), ("AreaId", ServiceAreas.PresetId(1).ToString()), ("UnitId", unit?.ToString() ?? ""));
        await writer.SendAsync(Whole);
        Assert.Equal("/staff/services/1", writer.Path);
    }

    private static async Task<HttpResponseMessage> PressAsync(Service service, Visitor visitor, string handler)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Seen"] = (await DraftAsync(service)).Version.ToString(), ["Reason"] = "แก้ไข" });
        return await visitor.Http.PostAsync(new Uri($"/staff/services/1/approval?handler={handler}", UriKind.Relative), content);
    }

    private static Task<ServiceManual> DraftAsync(Service service) => service.ReadAsync(db => db.Set<ServiceManual>().SingleAsync(m => m.State == ManualState.Draft));

    private static async Task<Visitor> WriterAsync(Service service) => await (await Colleague.AddAsync(service, "writer", [StaffRole.InformationOfficer])).SignInAsync();

    private static async Task<Visitor> ApproverAsync(Service service) => await (await Colleague.AddAsync(service, "approver", [StaffRole.Approver])).SignInAsync();

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
