using Participation.Browser.Tests.Support;

namespace Participation.Browser.Tests.Queues;

/// <summary>How numbers are spoken. The module knows no page, so that any page of the site will do.</summary>
[Collection(InChromium.Name)]
public sealed class BoardWordsTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly string[] Digits = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];

    [Fact]
    public Task Every_number_is_spelled_digit_by_digit_and_every_counter_as_a_number() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await visit.OpenAsync("/board/D1");

        var spelled = await visit.Page.EvaluateAsync<string[]>("() => Array.from({ length: 1001 }, (_, n) => boardWords.spell('A' + String(n).padStart(3, '0')))");
        for (var number = 0; number <= 1000; number++)
            Assert.Equal("เอ " + string.Join(' ', number.ToString("000", System.Globalization.CultureInfo.InvariantCulture).Select(c => Digits[c - '0'])), spelled[number]);
        Assert.Equal("เอ หนึ่ง ศูนย์ ศูนย์ ศูนย์", spelled[1000]);
        Assert.Equal(
            ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด", "สิบสอง", "สิบสาม", "สิบสี่", "สิบห้า", "สิบหก", "สิบเจ็ด", "สิบแปด", "สิบเก้า", "ยี่สิบ", "ยี่สิบเอ็ด", "สามสิบ", "หนึ่งร้อยเอ็ด"],
            await visit.Page.EvaluateAsync<string[]>("() => [...Array.from({ length: 21 }, (_, n) => n + 1), 30, 101].map(boardWords.number)"));
        Assert.Equal("เชิญหมายเลข เอ ศูนย์ หนึ่ง สอง ที่ช่อง สาม", await visit.Page.EvaluateAsync<string>("() => boardWords.call('A012', 3)"));
        var letters = await visit.Page.EvaluateAsync<string[]>("() => Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', boardWords.spell)");
        Assert.All(letters, letter => Assert.Matches("^[ก-๛]+$", letter));
        Assert.Equal(26, letters.Distinct().Count());
        Assert.Equal(("เอ", "แซด"), (letters[0], letters[25]));
    });
}
