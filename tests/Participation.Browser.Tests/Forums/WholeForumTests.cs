using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Forums;

/// <summary>
/// One forum of one village from the plan to proposals that are answered: an organiser at the desk, a villager with a telephone,
/// one who writes in LINE, and ten who write on paper.
/// </summary>
[Collection(InChromium.Name)]
public sealed class WholeForumTests(Chromium chromium)
{
    private const string Title = "เวทีประชาคมแผนพัฒนา หมู่ 1 ที่นี่ ปู่ย่าตายาย";

    private static readonly string[] Sheets =
        ["ไฟทางเข้าวัดดับสามดวง", "ขอลานกีฬาให้เด็ก", "น้ำประปาขุ่นทุกเช้า", "ขอรถรับส่งคนแก่ไปหาหมอ", "ท่อหน้าโรงเรียนตัน", "ขอถังขยะเพิ่ม", "หมาจรจัดไล่กัดคน", "ขอซ่อมสะพานไม้", "ถนนหน้าบ้านยายเป็นหลุม", "ขออบรมอาชีพแม่บ้าน"];

    private int _picture;

    [Fact]
    public async Task From_the_plan_to_proposals_that_are_answered_with_ten_people_on_paper()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite);
        var service = world.Service;
        await FurnishAsync(service);
        var organiser = await Colleague.AddAsync(service, "organiser", [StaffRole.ForumOrganiser]);
        await chromium.UseAsync(Device.Desk, service.Address, async visit =>
        {
            await SignInAsync(visit, organiser);
            await PlanAsync(visit);
        });

        var own = "";
        await chromium.UseAsync(Device.Phone, service.Address, async visit => own = await WriteAsync(visit));
        var somchai = await WriteInLineAsync(world);

        // The day itself, in the afternoon: 42 came, three of them from elsewhere, ten of them wrote.
        await world.AdvanceAsync(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.FromHours(7)) - service.Clock.GetUtcNow());
        await world.RefreshQuotaAsync();
        await chromium.UseAsync(Device.Desk, service.Address, async visit =>
        {
            await SignInAsync(visit, organiser);
            await KeyInAsync(visit);
            await RecordAsync(visit);
            await AnswerAsync(visit, "ฝนตกน้ำท่วมหน้าศาลา", "กองช่างจะลอกท่อภายในเดือนธันวาคม");
            await ProposeAsync(visit, "อยากได้ศาลาพักรอรถ", "สร้างศาลาพักรอรถหน้าหมู่บ้าน");
            await ProposeAsync(visit, "ขอลานกีฬาให้เด็ก", "ลานกีฬาหมู่บ้าน");
            await DecideAsync(visit);
            await ReckonAsync(visit);
        });

        await world.SettleAsync();
        var told = string.Join('\n', (await world.MessagesOnPhoneAsync(somchai.UserId)).Select(m => m.Message.GetRawText()));
        Assert.Contains("อยู่ในแผน", told, StringComparison.Ordinal);
        await chromium.UseAsync(Device.Phone, service.Address, visit => ReadAsync(visit, own));
    }

    private static async Task FurnishAsync(Service service)
    {
        await Visitor.AddOfficeAsync(service);
        await service.WriteAsync(db =>
        {
            foreach (var (i, population) in new[] { 500, 300, 200 }.Index())
                db.Add(new Village { Id = Guid.CreateVersion7(), Number = i + 1, Name = $"บ้านที่ {i + 1}", Label = "หมู่บ้าน", Population = population });
            return Task.CompletedTask;
        });
    }

    private static async Task SignInAsync(Visit visit, Colleague who)
    {
        await visit.OpenAsync("/staff/sign-in");
        await visit.Page.GetByLabel("ชื่อผู้ใช้").FillAsync(who.UserName);
        await visit.Page.GetByLabel("รหัสผ่าน").FillAsync(Visitor.Password);
        await visit.Button("เข้าสู่ระบบ").ClickAsync();
        if (who.Secret is not null)
        {
            await visit.Page.GetByLabel("รหัส 6 หลัก").FillAsync(who.Code());
            await visit.Button("เข้าสู่ระบบ").ClickAsync();
        }
        await visit.Page.WaitForURLAsync("**/staff");
    }

    private async Task PlanAsync(Visit visit)
    {
        await visit.OpenAsync("/staff/forums/new");
        await visit.Page.GetByLabel("เรื่อง", new() { Exact = true }).SelectOptionAsync(nameof(ForumPurpose.Plan));
        await visit.Page.GetByLabel("ชื่อเวที").FillAsync(Title);
        await visit.Page.GetByLabel("ใครมาร่วม").SelectOptionAsync(nameof(ForumLevel.Village));
        await visit.Page.GetByLabel("หมู่ 1 บ้านที่ 1").CheckAsync();
        foreach (var (label, text) in new[] { ("วันจัด", "๓๐/๑๑/๒๕๖๙"), ("เริ่ม", "09.00"), ("เลิก", "12.00"), ("สถานที่", "ศาลากลางบ้าน หมู่ 1"), ("ระเบียบวาระ", "รับฟังปัญหา\nพิจารณาร่างแผน"), ("คำสั่งเลขที่", "45/2569"), ("ลงวันที่", "16/11/2569") })
            await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await KeepAsync(visit, "plan");
        await visit.Button("บันทึกร่าง").ClickAsync();
        await visit.Page.WaitForURLAsync("**/staff/forums/1");
        await visit.OpenAsync("/staff/forums/1/work");
        await visit.Button("ประกาศตอนนี้").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("ประกาศแล้ว");
        await KeepAsync(visit, "announced");
    }

    private async Task<string> WriteAsync(Visit visit)
    {
        await visit.OpenAsync("/forums");
        await visit.Page.GetByText(Title).ClickAsync();
        await KeepAsync(visit, "villager-reads");
        await visit.Link("ให้ความเห็น").ClickAsync();
        await visit.Page.GetByLabel("ปัญหา", new() { Exact = true }).CheckAsync(new() { Force = true });
        await visit.Page.GetByLabel("เขียนความเห็น").FillAsync("ฝนตกน้ำท่วมหน้าศาลา ๒ ครั้งแล้ว");
        await visit.Page.GetByLabel("หมู่บ้านหรือชุมชนของท่าน").SelectOptionAsync(new SelectOptionValue { Label = "หมู่ 1 บ้านที่ 1" });
        await visit.Page.GetByLabel("อยากได้คำตอบ").CheckAsync(new() { Force = true });
        await KeepAsync(visit, "villager-writes");
        await visit.Button("ส่งความเห็น").ClickAsync();
        await Expect(visit.Heading("รับความเห็นแล้ว")).ToBeVisibleAsync();
        await KeepAsync(visit, "villager-is-thanked");
        return new Uri(visit.Page.Url).GetLeftPart(UriPartial.Authority) is var site && await visit.Link("หน้าความเห็นของท่าน").GetAttributeAsync("href") is { } address ? address.Replace(site, "", StringComparison.Ordinal) : throw new InvalidOperationException("There is no link to the opinion.");
    }

    private static async Task<Talk> WriteInLineAsync(LineWorld world)
    {
        var somchai = await Talk.WithFriendAsync(world, "สมชาย");
        await somchai.SayAsync("หมู่ 1");
        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("ให้ความเห็น");
        await somchai.TapAsync("ความต้องการ");
        await somchai.TapAsync("อยากได้คำตอบ");
        await somchai.SayAsync("อยากได้ศาลาพักรอรถ");
        Assert.Contains("รับความเห็นแล้ว", somchai.Words, StringComparison.Ordinal);
        return somchai;
    }

    private async Task KeyInAsync(Visit visit)
    {
        await visit.OpenAsync("/staff/forums/1/key-in");
        foreach (var sheet in Sheets)
        {
            await visit.Page.GetByLabel("มาทางใด").SelectOptionAsync(nameof(OpinionChannel.Paper));
            await visit.Page.GetByLabel("เป็นแบบไหน").SelectOptionAsync(nameof(OpinionKind.Need));
            await visit.Page.GetByLabel("ข้อความ", new() { Exact = true }).FillAsync(sheet);
            await visit.Page.GetByLabel("หมู่บ้านหรือชุมชนของผู้ให้ความเห็น").SelectOptionAsync(new SelectOptionValue { Label = "หมู่ 1 บ้านที่ 1" });
            if (sheet == Sheets[0]) await KeepAsync(visit, "paper");
            await visit.Button("บันทึก").ClickAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("บันทึกแล้ว");
            await Expect(visit.Page.GetByLabel("ข้อความ", new() { Exact = true })).ToHaveValueAsync("");
        }
    }

    private async Task RecordAsync(Visit visit)
    {
        await visit.OpenAsync("/staff/forums/1/result");
        await visit.Page.GetByLabel("หมู่ 1 บ้านที่ 1").FillAsync("39");
        await visit.Page.GetByLabel("ที่อื่นหรือไม่ระบุ").FillAsync("3");
        await visit.Page.GetByLabel("มติหรือข้อสรุป").FillAsync("เห็นชอบร่างแผน และให้สำรวจศาลาพักรอรถ");
        await visit.Page.GetByLabel("รายงานการประชุม").FillAsync("ประธานเปิดเวที ชาวบ้านเสนอความต้องการสิบเรื่อง");
        await KeepAsync(visit, "result");
        await visit.Button("บันทึกผล").ClickAsync();
        await visit.Page.WaitForURLAsync("**/staff/forums/1");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("มา 42 คน");
    }

    private async Task AnswerAsync(Visit visit, string said, string answer)
    {
        await OpenOpinionAsync(visit, said);
        await visit.Link("ตอบ").ClickAsync();
        await visit.Page.GetByLabel("คำตอบ").FillAsync(answer);
        await KeepAsync(visit, "answer");
        await visit.Button("ส่งคำตอบ").ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(answer);
    }

    private async Task ProposeAsync(Visit visit, string said, string title)
    {
        await OpenOpinionAsync(visit, said);
        await visit.Link("ทำเป็นข้อเสนอ").ClickAsync();
        await visit.Page.GetByLabel("เรื่องที่เสนอ").FillAsync(title);
        await KeepAsync(visit, "proposal");
        await visit.Button("รับข้อเสนอ").ClickAsync();
        await Expect(visit.Heading(title)).ToBeVisibleAsync();
    }

    private static async Task OpenOpinionAsync(Visit visit, string said)
    {
        await visit.OpenAsync("/staff/forums/opinions?forum=1");
        await visit.Page.Locator(".comments li").Filter(new() { HasText = said }).GetByRole(AriaRole.Link, new() { Name = "เปิด" }).ClickAsync();
    }

    // The first goes into the plan, the second does not, and its reason is read by everybody.
    private async Task DecideAsync(Visit visit)
    {
        foreach (var number in new[] { 1, 2 })
        {
            await visit.OpenAsync($"/staff/forums/proposals/{number}/work");
            await visit.Button("เริ่มพิจารณา").ClickAsync();
            await visit.OpenAsync($"/staff/forums/proposals/{number}/work");
            if (number == 1)
            {
                await visit.Page.GetByLabel("แผน", new() { Exact = true }).FillAsync("แผนพัฒนาท้องถิ่น 2566–2570 หน้า 47");
                await visit.Page.GetByLabel("ที่มาของงบประมาณ").FillAsync("ข้อบัญญัติ 2570 ข้อ 12");
                await KeepAsync(visit, "decide");
                await visit.Button("บันทึกว่าอยู่ในแผน").ClickAsync();
                await Expect(visit.Page.Locator("main")).ToContainTextAsync("ข้อบัญญัติ 2570 ข้อ 12");
            }
            else
            {
                await visit.Page.GetByLabel("เพราะอะไร").FillAsync("ที่ดินเป็นของวัด ยังตกลงกันไม่ได้");
                await visit.Button("บันทึกว่าไม่อยู่ในแผน").ClickAsync();
                await Expect(visit.Page.Locator("main")).ToContainTextAsync("ที่ดินเป็นของวัด");
            }
        }
    }

    // Of 1,000 people 500 live in village 1: of 300 wanted it should bring 150; all 39 counted by village are its own, as are the twelve opinions.
    private async Task ReckonAsync(Visit visit)
    {
        await visit.OpenAsync("/staff/forums/coverage");
        Assert.Equal(["หมู่ 1 บ้านที่ 1", "500", "50.0", "150.0", "39", "100.0", "2.00", "1", "1", "12", "0", "0"], (await visit.Page.Locator("#coverage tbody tr").First.Locator("th, td").AllInnerTextsAsync()).Select(t => t.Trim()));
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("จัดแล้ว 1 จาก 3 หมู่บ้านหรือชุมชน มา 42 คน จากเป้าหมาย 300 คน");
        await KeepAsync(visit, "coverage");
    }

    private async Task ReadAsync(Visit visit, string own)
    {
        await visit.OpenAsync(own);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("กองช่างจะลอกท่อภายในเดือนธันวาคม");
        await KeepAsync(visit, "villager-is-answered");
        await visit.OpenAsync("/forums/1");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("มาร่วม 42 คน");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("ความเห็นทางออนไลน์ 2 เรื่อง ในเวทีและกระดาษ 10 เรื่อง");
        await KeepAsync(visit, "villager-reads-the-result");
        await visit.AssertGoodForEverybodyAsync();
        await visit.Page.GetByText("ลานกีฬาหมู่บ้าน").ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("ที่ดินเป็นของวัด ยังตกลงกันไม่ได้");
        await KeepAsync(visit, "villager-reads-why-not");
        await visit.AssertGoodForEverybodyAsync();
    }

    private async Task KeepAsync(Visit visit, string name)
    {
        await visit.AssertNoSidewaysScrollAsync();
        await visit.KeepPictureAsync($"forum-{++_picture:00}-{name}");
    }
}
