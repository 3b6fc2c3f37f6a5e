using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Line;

/// <summary>"ลองเป็นชาวบ้าน": the five stories, walked as a trainee walks them, against the real service.</summary>
[Collection(InChromium.Name)]
public sealed class TrainingTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public Task Adding_the_account_and_choosing_a_village() => LearnAsync("friend", Device.Desk, async lesson =>
    {
        await lesson.Visit.Button("เพิ่มเพื่อน").ClickAsync();
        await lesson.DoneAsync(2);
        await lesson.Visit.Page.Locator(".flex-box[role=button]").First.ClickAsync();
        await lesson.DoneAsync(3);
        await lesson.SayAsync("เมนู");
        await lesson.DoneAsync(4);
    });

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public Task Rating_a_counter_by_scanning_its_card(int width) => LearnAsync("rate", Device.Wide(width), async lesson =>
    {
        await lesson.Visit.Button("สแกนป้ายนี้").ClickAsync();
        await lesson.Visit.Button("ส่ง").ClickAsync();
        await lesson.DoneAsync(1);
        await lesson.Visit.Button("มาก").ClickAsync();
        await lesson.DoneAsync(2);
        await lesson.Visit.Button("เขียนความเห็นเพิ่ม").ClickAsync();
        await lesson.DoneAsync(3);
        await lesson.SayAsync("ยิ้มแย้มดี");
        await lesson.DoneAsync(4);
    });

    [Fact]
    public Task Asking_for_contact_with_a_word_misspelt() => LearnAsync("ask", Device.Desk, async lesson =>
    {
        await lesson.SayAsync("ติดต่อ");
        await lesson.DoneAsync(1);
        await lesson.SayAsync("ติดตอ");
        await lesson.DoneAsync(2);
        await lesson.SayAsync("วันนี้ปิดกี่โมงคะ");
        await lesson.DoneAsync(3);
    });

    [Fact]
    public Task Changing_ones_mind_sending_things_and_taking_a_message_back() => LearnAsync("leave", Device.Desk, async lesson =>
    {
        var visit = lesson.Visit;
        await visit.Button("สแกนป้ายนี้").ClickAsync();
        await visit.Button("ส่ง").ClickAsync();
        await visit.Button("ปานกลาง").ClickAsync();
        await lesson.DoneAsync(1);
        await visit.Button("เขียนความเห็นเพิ่ม").ClickAsync();
        await lesson.DoneAsync(2);
        await lesson.SayAsync("ยกเลิก");
        await lesson.DoneAsync(3);
        await visit.Button("สติกเกอร์").ClickAsync();
        await visit.Page.Locator(".sheet-stickers [role=button]").First.ClickAsync();
        await lesson.DoneAsync(4);
        await visit.Button("ส่งรูป").ClickAsync();
        await visit.Button("ถนนเป็นหลุม").ClickAsync();
        await lesson.DoneAsync(5);
        await visit.Page.Locator(".row.mine .picture").Last.ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        await visit.Button("ยกเลิกข้อความ").ClickAsync();
        await lesson.DoneAsync(6);
        await Expect(visit.Page.GetByText("คุณยกเลิกข้อความ")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_group_of_village_heads_and_a_word_about_corruption() => LearnAsync("group", Device.Desk, async lesson =>
    {
        var visit = lesson.Visit;
        await visit.Button("เมนูของแชต").ClickAsync();
        await visit.Button("เชิญ อบต.ทุ่งดอกคูณ เข้ากลุ่ม").ClickAsync();
        await lesson.DoneAsync(2);
        await Expect(visit.Page.GetByText("ผู้ใหญ่วิชัย เชิญ อบต.ทุ่งดอกคูณ เข้ากลุ่ม")).ToBeVisibleAsync();
        await lesson.SayAsync("พรุ่งนี้ประชุมกี่โมงครับ");
        await lesson.DoneAsync(3);
        await lesson.SayAsync("น้องประชา ติดต่อ");
        await lesson.DoneAsync(4);
        await visit.Button("ย้อนกลับ").ClickAsync();
        await visit.Page.Locator(".item", new PageLocatorOptions { HasText = "อบต.ทุ่งดอกคูณ" }).First.ClickAsync();
        await lesson.SayAsync("ทุจริต");
        await lesson.DoneAsync(5);
    });

    [Fact]
    public Task A_story_is_kept_when_the_page_is_closed_and_begins_anew_when_asked() => LearnAsync("ask", Device.Desk, async lesson =>
    {
        await lesson.SayAsync("ติดต่อ");
        await lesson.DoneAsync(1);
        await lesson.Visit.Page.ReloadAsync();
        await lesson.DoneAsync(1);

        await lesson.Visit.Button("เริ่มใหม่").ClickAsync();
        await lesson.DoneAsync(0);
        await Expect(lesson.Visit.Page.Locator(".row.mine")).ToHaveCountAsync(0);
    });

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public Task The_page_is_good_for_everybody(int width) => LearnAsync("rate", Device.Wide(width) with { Scale = width == 360 ? 2 : 1 }, async lesson =>
    {
        await lesson.Visit.AssertNoSidewaysScrollAsync();
        await lesson.Visit.KeepPictureAsync($"training-{width}");
        if (width == 360) await lesson.Visit.AssertMarksUnclippedAsync(".step-say, .story-head p, .step-words small");
        else await lesson.Visit.AssertAccessibleAsync();
    });

    private Task LearnAsync(string story, Device device, Func<Lesson, Task> learn) => chromium.UseAsync(device, town.World.Simulator.BaseUrl, async visit =>
    {
        await visit.OpenAsync($"/training#{story}");
        await visit.Page.Locator("body[data-ready]").WaitForAsync();
        await learn(new Lesson(visit));
    });

    private sealed record Lesson(Visit Visit)
    {
        /// <summary>So many steps are ticked off, and no more.</summary>
        public Task DoneAsync(int steps) => Expect(Visit.Page.Locator(".steps li.done")).ToHaveCountAsync(steps);

        public async Task SayAsync(string text)
        {
            var keyboard = Visit.Button("พิมพ์ข้อความ");
            if (await keyboard.IsVisibleAsync()) await keyboard.ClickAsync();
            await Visit.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "ข้อความ", Exact = true }).FillAsync(text);
            await Visit.Button("ส่ง").ClickAsync();
        }
    }
}
