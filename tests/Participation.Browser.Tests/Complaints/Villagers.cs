using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Complaints;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Complaints;

/// <summary>What a villager has in hand once a case is received: the number to quote, and what it is followed with.</summary>
internal sealed partial record Receipt(string Number, string Code, string Pin)
{
    public static Receipt In(string words) => new(Numbers().Match(words).Groups[1].Value, Codes().Match(words).Value, Pins().Match(words).Groups[1].Value);

    [GeneratedRegex(@"เลขที่\s+([0-9]+/[0-9]{4})")]
    private static partial Regex Numbers();

    [GeneratedRegex("[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}")]
    private static partial Regex Codes();

    [GeneratedRegex(@"PIN\s+([0-9]{6})")]
    private static partial Regex Pins();
}

/// <summary>What villagers and the office do with a case, whichever way it came.</summary>
internal static class Villagers
{
    public static async Task TrackAsync(Visit phone, Receipt receipt)
    {
        await phone.OpenAsync("/c/track");
        await phone.Page.GetByLabel("รหัสติดตาม").FillAsync(receipt.Code);
        await phone.Page.GetByLabel("PIN").FillAsync(receipt.Pin);
        await phone.Button("ดูเรื่อง").ClickAsync();
        await Expect(phone.Heading($"เรื่องเลขที่ {receipt.Number}")).ToBeVisibleAsync();
    }

    public static async Task ReopenAsync(Visit phone, Receipt receipt, string why)
    {
        await TrackAsync(phone, receipt);
        await phone.Page.GetByLabel("อะไรยังไม่เรียบร้อย").FillAsync(why);
        await phone.Button("เปิดเรื่องอีกครั้ง").ClickAsync();
        await Expect(phone.Page.GetByText("✓ เปิดเรื่องอีกครั้งแล้ว")).ToBeVisibleAsync();
    }

    /// <summary>Opens the case as a colleague finds it: by its number in the list.</summary>
    public static async Task FindAsync(Visit desk, Receipt receipt)
    {
        await desk.OpenAsync("/staff/cases");
        await desk.Page.Locator("#q").FillAsync(receipt.Number);
        await desk.Button("แสดง").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = receipt.Number, Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToContainTextAsync(receipt.Number);
    }

    public static async Task AcceptAsync(Visit desk, Receipt receipt)
    {
        await FindAsync(desk, receipt);
        await desk.Link("ทำเรื่องนี้").ClickAsync();
        await desk.Button("รับไปทำ").ClickAsync();
        await Expect(desk.Page.GetByText("✓ รับเรื่องไปทำแล้ว")).ToBeVisibleAsync();
    }

    public static async Task CloseAsync(Visit desk, Receipt receipt, string result)
    {
        await FindAsync(desk, receipt);
        await desk.Link("ทำเรื่องนี้").ClickAsync();
        await desk.Page.GetByLabel("ข้อความ").FillAsync(result);
        await desk.Page.GetByLabel("ผล", new() { Exact = true }).SelectOptionAsync(nameof(CaseOutcome.Solved));
        await desk.Button("แจ้งผลและปิดเรื่อง").ClickAsync();
        await Expect(desk.Page.GetByText("✓ แจ้งผลและปิดเรื่องแล้ว")).ToBeVisibleAsync();
    }

    /// <summary>How the rounds of a case stand once everything is over.</summary>
    public static Task<List<ClockStanding>> StandingsAsync(Town town, Receipt receipt) => town.Service.ReadAsync(async db =>
    {
        var parts = receipt.Number.Split('/').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var (number, year) = (parts[0], parts[1]);
        var rounds = await db.Set<CaseRound>().AsNoTracking().Where(r => db.Set<Case>().Any(c => c.Id == r.CaseId && c.Number == number && c.Year == year)).OrderBy(r => r.Round).ToListAsync();
        return rounds.ConvertAll(r => r.Standing(new DateOnly(2026, 11, 20)));
    });
}
