using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Staff;

[Collection(InChromium.Name)]
public sealed class StaffPagesTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly (string Path, string Picture)[] Pages =
    [
        ("/staff", "staff-home"),
        ("/staff/surveys", "results"),
        ("/staff/surveys/results/service", "results-month"),
        ("/staff/surveys/results/service?period=fiscal-year&point=D2", "results-year-counter"),
        ("/staff/surveys/results/performance?period=half", "results-villages"),
        ("/staff/surveys/bursts", "bursts"),
        ("/staff/surveys/forms", "forms"),
        ("/staff/surveys/forms/new", "form-new"),
        ("/staff/surveys/forms/service", "form-editor"),
        ("/staff/surveys/forms/service/settings", "form-settings"),
        ("/staff/surveys/forms/service/versions/1", "form-version"),
        ("/staff/surveys/paper", "paper"),
        ("/staff/surveys/paper/new/service", "paper-first"),
        ("/staff/answer/staff-salary", "staff-survey"),
        ("/staff/surveys/targets", "targets"),
        ("/staff/surveys/targets/service", "target-edit"),
        ("/staff/surveys/notes", "said-and-done"),
        ("/staff/surveys/notes/new", "said-and-done-new"),
        ("/staff/surveys/comments", "comments"),
        ("/staff/service-points", "service-points"),
        ("/staff/service-points/new", "service-point-new"),
        ("/staff/service-points/D1", "service-point"),
        ("/staff/agency", "agency"),
        ("/staff/privacy", "privacy"),
        ("/staff/privacy/retention", "privacy-retention"),
        ("/staff/privacy/register", "privacy-register"),
        ("/staff/line", "line"),
        ("/staff/line?list=messages", "line-messages"),
        ("/staff/line?list=answers", "line-answers"),
        ("/staff/password", "password"),
        ("/staff/account", "account"),
        ("/staff/two-factor", "two-factor"),
        ("/staff/sessions", "sessions"),
        ("/staff/roles", "roles"),
        ("/staff/search?q=งาน", "search"),
        ("/staff/people", "people"),
        ("/staff/people/new", "person-new"),
        ("/staff/positions", "positions"),
        ("/staff/positions/new", "position-new"),
        ("/staff/duties", "duties"),
        ("/staff/audit", "audit"),
        ("/staff/audit/export", "audit-export"),
        ("/staff/audit/check", "audit-check"),
        ("/officers", "officers"),
        ("/staff/sign-out", "sign-out"),
    ];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public Task Every_page_can_be_used_by_everybody_and_fits_the_screen(int width, bool dark) => chromium.UseAsync(Device.Wide(width) with { Dark = dark }, town.Site, async visit =>
    {
        var shade = dark ? "-dark" : "";
        await visit.OpenAsync("/staff/sign-in");
        await visit.KeepPictureAsync($"sign-in-{width}{shade}");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();

        await town.SignInAsync(visit);
        foreach (var (path, picture) in Pages)
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"{picture}-{width}{shade}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    [Fact]
    public Task Staff_sign_in_see_what_wants_doing_and_sign_out() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await visit.OpenAsync("/staff/surveys");
        await Expect(visit.Heading("เข้าสู่ระบบเจ้าหน้าที่")).ToBeVisibleAsync();

        await town.SignInAsync(visit);
        await Expect(visit.Page.GetByText("วันศุกร์ที่ 20 พ")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".duties li").First).ToBeVisibleAsync();

        await visit.Button("ออกจากระบบ").ClickAsync();
        await visit.OpenAsync("/staff");
        await Expect(visit.Heading("เข้าสู่ระบบเจ้าหน้าที่")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_wrong_password_says_so_and_keeps_the_name() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await visit.OpenAsync("/staff/sign-in");
        await visit.Page.GetByLabel("ชื่อผู้ใช้").FillAsync("clerk");
        await visit.Page.GetByLabel("รหัสผ่าน").FillAsync("not the password");
        visit.Expect("/staff/sign-in", 400);
        await visit.Button("เข้าสู่ระบบ").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ไม่ถูกต้อง");
        await Expect(visit.Page.GetByLabel("ชื่อผู้ใช้")).ToHaveValueAsync("clerk");
        await visit.AssertAccessibleAsync();
    });

    [Fact]
    public Task The_agency_is_corrected_after_a_mistake_and_nothing_typed_is_lost() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        await visit.OpenAsync("/staff/agency");
        var address = visit.Page.GetByLabel("ที่อยู่");
        await address.FillAsync("1 หมู่ 2 (ข้อมูลสมมุติ)");
        await visit.Page.GetByLabel("ปิด", new() { Exact = true }).FillAsync("บ่ายสี่โมง");
        visit.Expect("/staff/agency", 400);
        await visit.Button("บันทึก").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("เช่น 16.30");
        await Expect(address).ToHaveValueAsync("1 หมู่ 2 (ข้อมูลสมมุติ)");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        await visit.KeepPictureAsync("agency-error");

        await visit.Page.GetByLabel("ปิด", new() { Exact = true }).FillAsync("๑๖.๓๐");
        await visit.Button("บันทึก").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("บันทึกข้อมูลหน่วยงานแล้ว");
        await Expect(address).ToHaveValueAsync("1 หมู่ 2 (ข้อมูลสมมุติ)");
        await Expect(visit.Page.GetByLabel("ปิด", new() { Exact = true })).ToHaveValueAsync("16.30");
    });
}
