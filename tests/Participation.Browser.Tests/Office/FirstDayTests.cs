using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Office;

/// <summary>
/// From an empty database to the first survey answer by somebody who only follows the screens: every address but the
/// printed link and the one on the card is reached by pressing what the page offers. The pictures tell the story.
/// </summary>
[Collection(InChromium.Name)]
public sealed partial class FirstDayTests(Chromium chromium)
{
    private int _picture;

    [Fact]
    public async Task A_new_office_is_set_up_and_a_villager_rates_it_on_the_same_day()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite, loops: true);
        var site = world.Service.Address;
        var invitation = "";
        var link = $"/staff/first-account?token={world.Service.Services.GetRequiredService<FirstAccountInvitation>().Renew()}";
        await chromium.UseAsync(Device.Desk, site, async visit =>
        {
            await FirstAccountAsync(visit, link, world.Service.Clock);
            await AgencyAsync(visit);
            await UnitAsync(visit);
            await VillagesAsync(visit);
            await ServiceAsync(visit);
            await CounterAsync(visit);
            invitation = await ColleagueAsync(visit);
            await LineAsync(visit);
        });
        await chromium.UseAsync(Device.Desk, site, visit => ApprovalAsync(visit, invitation));
        var code = await world.Service.ReadAsync(db => db.Set<ServicePoint>().Select(p => p.Code).SingleAsync());

        await chromium.UseAsync(Device.Phone, site, async visit =>
        {
            await visit.OpenAsync($"/s/{code}");
            await visit.Page.Locator("#q_overall").GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = "มากที่สุด", Exact = true }).CheckAsync(new() { Force = true });
            await KeepAsync(visit, "villager-rates");
            await visit.Button("ส่งคะแนน").ClickAsync();
            await Expect(visit.Heading("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();
            await KeepAsync(visit, "villager-is-thanked");
            await visit.OpenAsync("/services");
            await visit.Link("ขอเลขที่บ้านใหม่").ClickAsync();
            await Expect(visit.Page.GetByText("บัตรประจำตัวประชาชน")).ToBeVisibleAsync();
            await KeepAsync(visit, "villager-reads-the-manual");
        });

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    private async Task FirstAccountAsync(Visit visit, string link, FakeClock clock)
    {
        await visit.OpenAsync(link);
        await visit.Page.GetByLabel("ชื่อที่แสดง").FillAsync("ผู้ดูแลระบบ");
        await visit.Page.GetByLabel("ชื่อผู้ใช้").FillAsync("admin");
        foreach (var box in await visit.Page.Locator("input[type=password]").AllAsync()) await box.FillAsync(Visitor.Password);
        await KeepAsync(visit, "first-account");
        await visit.Page.Locator("main form button").First.ClickAsync();
        await KeepAsync(visit, "second-factor");
        await visit.Page.GetByLabel("เลข 6 หลัก").FillAsync(new AuthenticatorApp().Next(await visit.Page.Locator(".steps .code").InnerTextAsync(), clock));
        await visit.Button("เปิดการยืนยันสองชั้น").ClickAsync();
        await KeepAsync(visit, "recovery-codes");
        await visit.Link("เก็บแล้ว ไปหน้าแรก").ClickAsync();
        await KeepAsync(visit, "first-home");
        await visit.Page.Locator(".duties a[href='/staff/agency'], .duties a[href='/staff/setup']").First.ClickAsync();
        if (visit.Page.Url.EndsWith("/staff/setup", StringComparison.Ordinal)) await NextAsync(visit, "กรอกข้อมูล ข้อมูลหน่วยงาน");
        await visit.Page.WaitForURLAsync("**/staff/agency");
    }

    private async Task AgencyAsync(Visit visit)
    {
        await visit.Page.GetByLabel("ชื่อหน่วยงาน").FillAsync("อบต.ทุ่งดอกคูณ");
        await visit.Page.GetByLabel("เบอร์โทร").FillAsync("0 4999 0000");
        await KeepAsync(visit, "agency");
        await visit.Button("บันทึก").ClickAsync();
        await Expect(visit.Heading("ยังต้องตั้งค่าอีก")).ToBeVisibleAsync();
        await KeepAsync(visit, "list");
    }

    private async Task UnitAsync(Visit visit)
    {
        await NextAsync(visit, "เพิ่มหน่วย สำนัก กอง ฝ่าย งาน");
        await visit.Link("เพิ่มหน่วย").ClickAsync();
        await visit.Page.GetByLabel("ชื่อเต็ม").FillAsync("สำนักปลัด");
        await visit.Button("เพิ่มหน่วย").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("เพิ่มสำนักปลัดแล้ว");
        await KeepAsync(visit, "units");
    }

    private async Task VillagesAsync(Visit visit)
    {
        await ResumeAsync(visit);
        await NextAsync(visit, "เพิ่มหรือนำเข้าจากไฟล์ หมู่บ้านในพื้นที่");
        await visit.Link("นำเข้าจากไฟล์ CSV").ClickAsync();
        await visit.Page.GetByLabel("ไฟล์ CSV").SetInputFilesAsync(new FilePayload { Name = "villages.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("ที่,ชื่อ,ประชากร,ครัวเรือน\n1,บ้านดอกคูณใต้,812,241\n2,บ้านดอกคูณเหนือ,664,198\n") });
        await visit.Button("ตรวจไฟล์").ClickAsync();
        await Expect(visit.Heading("ไฟล์ถูกต้อง 2 แถว")).ToBeVisibleAsync();
        await KeepAsync(visit, "import-preview");
        await visit.Button("นำเข้า 2 แถว").ClickAsync();
        await Expect(visit.Heading("นำเข้าแล้ว 2 แถว")).ToBeVisibleAsync();
        await visit.Link("ดูรายการ").ClickAsync();
        await Expect(visit.Link("บ้านดอกคูณเหนือ")).ToBeVisibleAsync();
        await KeepAsync(visit, "villages");
    }

    private async Task ServiceAsync(Visit visit)
    {
        await ResumeAsync(visit);
        await NextAsync(visit, "เพิ่มหรือนำเข้าจากไฟล์ งานบริการและคู่มือสำหรับประชาชน");
        await visit.Link("เพิ่มงานบริการ").ClickAsync();
        await visit.Page.GetByLabel("ชื่องานบริการ").FillAsync("ขอเลขที่บ้านใหม่");
        await visit.Page.GetByLabel("ด้าน", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "ด้านโครงสร้างพื้นฐาน" });
        await visit.Button("เพิ่มแล้วเขียนคู่มือ").ClickAsync();
        foreach (var (label, text) in new[]
        {
            ("กฎหมายที่ให้อำนาจ", "พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534"), ("หลักเกณฑ์", "เจ้าบ้าน"), ("วิธียื่น", "ยื่นด้วยตนเอง"), ("เงื่อนไขในการยื่นคำขอ", "ไม่มี"),
            ("เอกสาร 1", "บัตรประจำตัวประชาชน"), ("ขั้นที่ 1", "ยื่นคำร้อง"), ("ค่าใช้จ่าย", "ไม่มี"), ("ค่าธรรมเนียม", "ไม่มี"), ("สถานที่ให้บริการ", "ชั้น 1"), ("วันและเวลาที่ให้บริการ", "จันทร์–ศุกร์"),
            ("ตำแหน่งผู้รับผิดชอบ", "หัวหน้างานทะเบียน"), ("ตำแหน่งผู้มีอำนาจอนุมัติ", "{ปลัด}"),
        })
        {
            await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }
        await visit.Page.GetByLabel("งานนี้ไม่ใช้แบบฟอร์ม").CheckAsync();
        await visit.Button("บันทึกร่าง").ClickAsync();
        // The standard time was forgotten: the page says so and leads to it.
        await KeepAsync(visit, "manual-incomplete");
        await visit.Link("กรุณาใส่เวลามาตรฐานให้ครบทุกขั้นตอน เช่น 15 นาที").ClickAsync();
        await visit.Page.Locator("#Steps_0__Time").FillAsync("15 นาที");
        await visit.Button("บันทึกร่าง").ClickAsync();
        await visit.Button("ส่งให้ผู้อนุมัติ").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("ส่งให้ผู้อนุมัติแล้ว");
        // Whoever is alone is told what is missing: somebody else.
        await Expect(visit.Page.GetByText("ผู้เขียนอนุมัติข้อความของตนเองไม่ได้")).ToBeVisibleAsync();
        await KeepAsync(visit, "manual-handed-in");
    }

    private async Task CounterAsync(Visit visit)
    {
        await ResumeAsync(visit);
        await NextAsync(visit, "เพิ่มจุดบริการ จุดบริการและป้าย QR");
        await visit.Link("เพิ่มจุดบริการ").ClickAsync();
        await visit.Page.GetByLabel("ชื่อ", new() { Exact = true }).FillAsync("งานทะเบียน");
        await visit.Button("เพิ่มจุดบริการ").ClickAsync();
        await visit.Link("เลือกงานและเวลา").ClickAsync();
        await visit.Page.GetByLabel("ขอเลขที่บ้านใหม่").CheckAsync();
        await KeepAsync(visit, "counter-duties");
        await visit.Button("บันทึก").ClickAsync();
        await Expect(visit.Page.GetByText("ขอเลขที่บ้านใหม่")).ToBeVisibleAsync();
        await KeepAsync(visit, "counter");
    }

    /// <summary>Where the invitation of the colleague leads.</summary>
    private async Task<string> ColleagueAsync(Visit visit)
    {
        await ResumeAsync(visit);
        await NextAsync(visit, "เพิ่มตำแหน่งและเชิญ เจ้าหน้าที่และตำแหน่ง");
        await visit.Link("เพิ่มตำแหน่ง").ClickAsync();
        await visit.Page.GetByLabel("ชื่อตำแหน่ง").FillAsync("เจ้าพนักงานธุรการ");
        await visit.Page.GetByLabel("สังกัด").SelectOptionAsync(new SelectOptionValue { Label = "สำนักปลัด" });
        await visit.Button("เพิ่มตำแหน่ง").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("เพิ่มตำแหน่งแล้ว");
        await visit.Page.GetByLabel("หน้าที่", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "เจ้าหน้าที่ช่องบริการ" });
        var order = visit.Page.Locator("form[action*=GiveRole]");
        await order.GetByLabel("คำสั่งที่").FillAsync("๑/๒๕๗๐");
        await order.GetByLabel("ลงวันที่").FillAsync("20/11/2569");
        await visit.Button("มอบหน้าที่").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("มอบหน้าที่แล้ว");
        await visit.Page.GetByLabel("หน้าที่", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "ผู้อนุมัติเผยแพร่" });
        await order.GetByLabel("คำสั่งที่").FillAsync("2/2570");
        await order.GetByLabel("ลงวันที่").FillAsync("20/11/2569");
        await visit.Button("มอบหน้าที่").ClickAsync();
        await Expect(visit.Page.GetByText("เลิกหน้าที่นี้")).ToHaveCountAsync(2);
        await KeepAsync(visit, "position");
        await visit.Link("เชิญก่อน").ClickAsync();
        await visit.Page.GetByLabel("ชื่อ", new() { Exact = true }).FillAsync("สมใจ งานทะเบียน");
        await visit.Page.GetByLabel("ตำแหน่ง", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "เจ้าพนักงานธุรการ · สำนักปลัด" });
        await visit.Button("ออกลิงก์เชิญ").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("/staff/invitation/");
        await KeepAsync(visit, "invitation");
        await visit.AssertAccessibleAsync();
        return InvitationAddress().Match(await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync()).Value;
    }

    /// <summary>The colleague opens the link, finds what waits on the first page, reads it and approves.</summary>
    private async Task ApprovalAsync(Visit visit, string invitation)
    {
        await visit.OpenAsync(invitation);
        await visit.Page.GetByLabel("ตั้งชื่อผู้ใช้").FillAsync("somjai");
        foreach (var box in await visit.Page.Locator("input[type=password]").AllAsync()) await box.FillAsync(Visitor.Password);
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.OpenAsync("/staff");
        await KeepAsync(visit, "approver-home");
        await visit.Page.Locator(".duties a[href='/staff/services?show=waiting']").ClickAsync();
        await visit.Link("ขอเลขที่บ้านใหม่").ClickAsync();
        await KeepAsync(visit, "approver-reads");
        await visit.AssertAccessibleAsync();
        await visit.Button("อนุมัติและเผยแพร่ฉบับที่ 1").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("เผยแพร่คู่มือฉบับที่ 1");
        await KeepAsync(visit, "manual-published");
    }

    private async Task LineAsync(Visit visit)
    {
        await ResumeAsync(visit);
        await NextAsync(visit, "ทดสอบการเชื่อมต่อ เชื่อมต่อ LINE");
        await visit.Button("ทดสอบ").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("✓ ใช้งานได้");
        await KeepAsync(visit, "line");
        await visit.Link("กลับรายการตั้งค่า").ClickAsync();
        // The menu under the chat is put up by the script that draws it; everything else is done.
        await Expect(visit.Heading("ยังต้องตั้งค่าอีก 1 เรื่อง")).ToBeVisibleAsync();
        await KeepAsync(visit, "list-at-the-end");
    }

    private static async Task ResumeAsync(Visit visit)
    {
        // As somebody who left and comes back: by the menu and the list.
        await visit.Link("หน่วยงาน").ClickAsync();
        await visit.Link("รายการตั้งค่า").ClickAsync();
        await Expect(visit.Heading("ยังต้องตั้งค่าอีก")).ToBeVisibleAsync();
    }

    /// <summary>The one button of the list that stands out.</summary>
    private static async Task NextAsync(Visit visit, string expected)
    {
        var next = visit.Page.Locator(".steps .button:not(.quiet)");
        await Expect(next).ToHaveTextAsync(expected);
        await next.ClickAsync();
    }

    [GeneratedRegex("/staff/invitation/[^\\s]+")]
    private static partial Regex InvitationAddress();

    private Task KeepAsync(Visit visit, string name) => visit.KeepPictureAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"first-day-{++_picture:00}-{name}"));
}
