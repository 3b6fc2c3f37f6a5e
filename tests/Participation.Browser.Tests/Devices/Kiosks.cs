using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Devices;

/// <summary>What a colleague and the keeper of a tablet do.</summary>
internal static class Kiosks
{
    /// <summary>Enters the device, as somebody who is signed in, and reads off its code.</summary>
    public static async Task<string> AddAsync(Visit visit, string point)
    {
        await visit.OpenAsync($"/staff/devices/new?point={point}");
        await visit.Page.GetByLabel("ชื่อเครื่อง").FillAsync("แท็บเล็ตหน้าช่อง 1");
        await visit.Button("เพิ่มและออกรหัสจับคู่").ClickAsync();
        return await visit.Page.Locator(".answer.code").InnerTextAsync();
    }

    public static async Task PairAsync(Visit visit, string point, string code)
    {
        if (!visit.Page.Url.EndsWith($"/k/{point}", StringComparison.Ordinal)) await visit.OpenAsync($"/k/{point}");
        await visit.Page.GetByLabel("รหัสจับคู่ 9 หลัก").FillAsync(code);
        await visit.Button("จับคู่").ClickAsync();
        await Expect(Face(visit, "มากที่สุด")).ToBeVisibleAsync();
    }

    /// <summary>A face, then the question that everybody is asked, and past the thanks back to the start. The page's clock is the test's.</summary>
    public static async Task TapAsync(Visit visit, string face, string? more = null)
    {
        await Face(visit, face).ClickAsync();
        await Expect(visit.Button("ข้ามข้อนี้")).ToBeVisibleAsync();
        // What comes at once is the second tap of a nervous finger.
        await visit.Page.Clock.FastForwardAsync(1000);
        await visit.Button(more ?? "ข้ามข้อนี้").ClickAsync();
        await Expect(visit.Heading("ขอบคุณค่ะ")).ToBeVisibleAsync();
        await visit.Page.Clock.FastForwardAsync(3000);
        await Expect(visit.Heading("ท่านพอใจการบริการแค่ไหน")).ToBeVisibleAsync();
    }

    public static ILocator Face(Visit visit, string word) => visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = word, Exact = true });

    /// <summary>The small line for whoever looks after the tablet.</summary>
    public static ILocator State(Visit visit) => visit.Page.Locator("[data-state]");
}
