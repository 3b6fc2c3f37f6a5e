using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Services;
using Participation.Web.Tests.Features.Agency;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Services;

/// <summary>คู่มือสำหรับประชาชน: written as a draft, published when whole, kept when replaced, looked through each fiscal year.</summary>
public sealed class ManualTests
{
    private static readonly (string, string?)[] Whole =
    [
        ("LegalBasis", "พระราชบัญญัติควบคุมอาคาร และ{ข้อบัญญัติ}"), ("Criteria", "เจ้าของที่ดิน"), ("Method", "ยื่นด้วยตนเอง"), ("Conditions", "ไม่มี"),
        ("Documents[0].Name", "บัตรประจำตัวประชาชน"), ("Documents[0].Copies", "ตัวจริง 1 ฉบับ"),
        ("Steps[0].Text", "ยื่นคำขอ"), ("Steps[0].Time", "๒๐ นาที"), ("Steps[1].Text", "ตรวจสถานที่"), ("Steps[1].Time", "7 วันทำการ"), ("Steps[1].Who", "นายตรวจ"),
        ("Cost", "ไม่มี"), ("Fee", "20 บาท"), ("Place", "ชั้น 1"), ("Hours", "จันทร์–ศุกร์"), ("Officer", "หัวหน้าฝ่ายโยธา"), ("Approver", "{นายก}"), ("NeedsNoForm", "true"),
    ];

    [Theory, OnBothDatabases]
    public async Task A_service_is_added_its_manual_written_and_citizens_read_it(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/services/new");
        await officer.SendAsync(("Name", "ขออนุญาตก่อสร้าง"), ("AreaId", ServiceAreas.PresetId(1).ToString()));
        Assert.Equal("/staff/services/1/manual", officer.Path);
        await officer.SendAsync(Whole);
        Assert.Equal("/staff/services/1", officer.Path);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/services/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);

        await SubmitAsync(officer);
        await villager.OpenAsync("/services/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        var approver = await ApproveAsync(service, 1);
        Assert.Contains("เผยแพร่คู่มือฉบับที่ 1 ให้ประชาชนอ่านแล้ว", approver.Words, StringComparison.Ordinal);

        await villager.OpenAsync("/services");
        Assert.Contains("ขออนุญาตก่อสร้าง", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/services/1");
        foreach (var words in new[] { "7 วันทำการ 20 นาที", "20 บาท", "บัตรประจำตัวประชาชน ตัวจริง 1 ฉบับ", "นายก อบต.", "และข้อบัญญัติ", "โดยนายตรวจ" })
            Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("{", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/services/1/chart");
        Assert.NotNull(villager.Page.QuerySelector("figure svg"));
        Assert.Contains("localhost/services/1", villager.Words, StringComparison.Ordinal);
        Assert.Equal(20, (await service.ReadAsync(db => db.Set<ServiceKind>().SingleAsync())).StandardMinutes);
        Assert.Equal(["service.added", "manual.draft_saved", "manual.submitted", "manual.published"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "service:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("LegalBasis")]
    [InlineData("Criteria")]
    [InlineData("Method")]
    [InlineData("Conditions")]
    [InlineData("Documents[0].Name")]
    [InlineData("Steps[1].Time")]
    [InlineData("Cost")]
    [InlineData("Fee")]
    [InlineData("Place")]
    [InlineData("Hours")]
    [InlineData("Officer")]
    [InlineData("Approver")]
    [InlineData("NeedsNoForm")]
    public async Task Handing_in_waits_while_one_required_field_is_empty_and_says_which_beside_it(string field)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await AddAsync(officer, "ขออนุญาตก่อสร้าง");
        await officer.SendAsync([.. Whole.Where(f => f.Item1 != field)]);
        Assert.Contains("ยังส่งให้ผู้อนุมัติไม่ได้ ต้องกรอกอีก 1 ข้อ", officer.Words, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("form[action*='handler=Submit']"));
        var words = officer.Page.QuerySelector(".panel ul a")!.TextContent;

        // Somebody sends the form of the button that is not there.
        var draft = await service.ReadAsync(db => db.Set<ServiceManual>().SingleAsync());
        var token = officer.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var sent = await officer.Http.PostAsync(new Uri("/staff/services/1?handler=Submit", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Seen"] = draft.Version.ToString() }));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Null((await service.ReadAsync(db => db.Set<ServiceManual>().SingleAsync())).SubmittedAt);
        await officer.OpenAsync("/staff/services/1/manual?check=true");
        Assert.Equal(words, officer.Page.QuerySelector("main .error")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_edition_replaces_the_old_one_which_stays_readable_as_it_was(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await PublishAsync(service, officer, "ขออนุญาตก่อสร้าง");
        var villager = Visitor.To(service);

        await officer.OpenAsync("/staff/services/1/manual");
        await officer.SendAsync(("Fee", "30 บาท"));
        await SubmitAsync(officer);
        await villager.OpenAsync("/services/1");
        Assert.Contains("20 บาท", villager.Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromDays(3));
        officer = await ApproveAsync(service, 1);

        await villager.OpenAsync("/services/1");
        Assert.Contains("30 บาท", villager.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/services/1/editions/1");
        Assert.Contains("เลิกใช้ 23 พ.ย. 2569", officer.Words, StringComparison.Ordinal);
        Assert.Contains("20 บาท", officer.Words, StringComparison.Ordinal);
        Assert.Equal([ManualState.Replaced, ManualState.Published], await service.ReadAsync(db => db.Set<ServiceManual>().OrderBy(m => m.Edition).Select(m => m.State).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_who_write_the_same_draft_do_not_overwrite_each_other_unseen(Database database)
    {
        await using var service = await StartAsync(database);
        var (first, second) = (await Visitor.StaffAsync(service), await Visitor.StaffAsync(service, "clerk"));
        await AddAsync(first, "ขออนุญาตก่อสร้าง");
        await second.OpenAsync("/staff/services/1/manual");
        await first.SendAsync(("Fee", "10 บาท"));

        await second.SendAsync(("Fee", "99 บาท"), ("Documents[0].Name", "โฉนด"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("มีคนแก้ไข", second.Words, StringComparison.Ordinal);
        Assert.Equal("99 บาท", second.Page.QuerySelector("#Fee")!.GetAttribute("value"));
        Assert.Equal("โฉนด", second.Page.QuerySelector("#d0")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task A_manual_is_looked_through_once_per_fiscal_year_and_the_late_ones_are_listed(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await PublishAsync(service, officer, "ขออนุญาตก่อสร้าง");
        Assert.Contains("ทบทวนปีงบประมาณนี้แล้ว", officer.Words, StringComparison.Ordinal);

        // 1 October 2570: a new fiscal year.
        service.Clock.MoveTo(new DateTimeOffset(2027, 10, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        officer = await AgainAsync(service);
        await officer.OpenAsync("/staff/services?show=due");
        Assert.Contains("○ ต้องทบทวนปีนี้", officer.Words, StringComparison.Ordinal);
        // The whole year passes.
        service.Clock.MoveTo(new DateTimeOffset(2028, 10, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        officer = await AgainAsync(service);
        await officer.OpenAsync("/staff");
        Assert.Contains("คู่มือ 1 เรื่องเลยกำหนดทบทวน", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/services/1");
        await officer.SendAsync("form[action*='handler=Review']");

        Assert.Contains("ทบทวนปีงบประมาณนี้แล้ว", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/services?show=overdue");
        Assert.Contains("ไม่มีงานบริการตามที่เลือก", officer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "manual.reviewed")));
    }

    [Theory, OnBothDatabases]
    public async Task Posting_is_logged_with_proof_and_a_new_edition_asks_for_it_again(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await PublishAsync(service, officer, "ขออนุญาตก่อสร้าง");
        Assert.Contains("ลงเว็บไซต์ http://localhost/services/1", officer.Words, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้ปิดประกาศที่สำนักงาน", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/services/1/posting");
        await officer.UploadAsync("main form", [], ("Note", "บอร์ดหน้าช่อง 1"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("กรุณาแนบรูปถ่าย", officer.Words, StringComparison.Ordinal);

        await officer.UploadAsync("main form", [("Photo", "board.png", OfficeDataTests.Picture)], ("Note", "บอร์ดหน้าช่อง 1"));
        Assert.Contains("20 พ.ย. 2569 ปิดที่สำนักงาน บอร์ดหน้าช่อง 1", officer.Words, StringComparison.Ordinal);
        var photo = officer.Page.QuerySelector("a[href*='/staff/services/files/']")!.GetAttribute("href")!;
        Assert.Equal(OfficeDataTests.Picture, await officer.Http.GetByteArrayAsync(new Uri(photo, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Found, (await service.Client(redirects: false).GetAsync(new Uri(photo, UriKind.Relative))).StatusCode);

        await officer.OpenAsync("/staff/services/1/manual");
        await officer.SendAsync(("Fee", "30 บาท"));
        await SubmitAsync(officer);
        await ApproveAsync(service, 1);
        await officer.OpenAsync("/staff/services?show=unposted");
        Assert.Contains("ขออนุญาตก่อสร้าง", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_comes_with_its_filled_sample_and_citizens_can_take_both(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await AddAsync(officer, "ขออนุญาตก่อสร้าง");
        (string, string)[] fields = [.. Whole.Where(f => f.Item1 != "NeedsNoForm").Select(f => (f.Item1, f.Item2!)), ("FormName", "คำขอ ข.1")];
        await officer.UploadAsync("main form", [("FormFile", "a.png", OfficeDataTests.Picture)], fields);
        Assert.Contains("ไฟล์ตัวอย่างที่กรอกแล้วให้ครบ", officer.Words, StringComparison.Ordinal);

        byte[] sample = [.. "%PDF-1.4\n% a filled sample\n1 0 obj\nendobj\ntrailer\n"u8, .. "%%EOF\n"u8];
        await officer.UploadAsync("main form", [("FormFile", "a.png", OfficeDataTests.Picture), ("SampleFile", "b.exe", sample)], fields);
        await SubmitAsync(officer);
        await ApproveAsync(service, 1);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/services/1");
        var links = villager.Page.QuerySelectorAll("a[href*='/files/']").Select(a => a.GetAttribute("href")!).ToList();
        using var blank = await villager.Http.GetAsync(new Uri(links[0], UriKind.Relative));
        using var filled = await villager.Http.GetAsync(new Uri(links[1], UriKind.Relative));
        Assert.Equal(("image/png", "application/pdf"), (blank.Content.Headers.ContentType!.MediaType, filled.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", filled.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await villager.Http.GetAsync(new Uri("/services/1/files/participation.db", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("15 นาที", 15)]
    [InlineData("๒ ชั่วโมง", 120)]
    [InlineData("3 วันทำการ", 0)]
    public void A_standard_time_is_read_as_it_is_written(string typed, int minutes)
    {
        Assert.True(StandardTime.TryParse(typed, out var time));
        Assert.Equal(minutes, time!.CounterMinutes);
    }

    [Fact]
    public void The_whole_time_is_the_sum_of_the_steps() => Assert.Equal("3 วันทำการ 1 ชั่วโมง 20 นาที",
        StandardTime.Total([new(50, TimeUnit.Minute), new(3, TimeUnit.WorkingDay), new(30, TimeUnit.Minute)]));

    internal static async Task AddAsync(Visitor officer, string name, int area = 1)
    {
        await officer.OpenAsync("/staff/services/new");
        await officer.SendAsync(("Name", name), ("AreaId", ServiceAreas.PresetId(area).ToString()));
    }

    private static async Task PublishAsync(Service service, Visitor officer, string name)
    {
        await AddAsync(officer, name);
        await officer.SendAsync(Whole);
        await SubmitAsync(officer);
        await ApproveAsync(service, 1);
        await officer.OpenAsync("/staff/services/1");
    }

    private static async Task SubmitAsync(Visitor officer) => await officer.SendAsync("form[action*='handler=Submit']");

    /// <summary>A colleague who wrote nothing reads the draft and approves it.</summary>
    private static async Task<Visitor> ApproveAsync(Service service, int number)
    {
        var approver = await Visitor.StaffAsync(service, $"approver{Guid.CreateVersion7():N}");
        await approver.OpenAsync($"/staff/services/{number}/approval");
        await approver.SendAsync("form[action*='handler=Approve']");
        Assert.Equal("/staff/services", approver.Path);
        return approver;
    }

    /// <summary>Days later nobody is signed in any more; a colleague comes.</summary>
    private static Task<Visitor> AgainAsync(Service service) => Visitor.StaffAsync(service, $"later{service.Clock.GetUtcNow().ToUnixTimeSeconds()}");

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
