using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Citizens;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>A group of village heads: the account introduces itself once and then speaks only when it is named.</summary>
public sealed class TalkingInGroupsTests
{
    [Theory, OnBothDatabases]
    public async Task Brought_into_a_group_it_introduces_itself_and_says_how_it_is_named(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var (group, _) = await GroupAsync(world);

        var introduction = Assert.Single(await SaidAsync(world, group));
        Assert.Contains("ขอแนะนำตัว", introduction.Text, StringComparison.Ordinal);
        Assert.Contains("น้องประชา", introduction.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_people_say_to_each_other_is_neither_answered_nor_kept(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var (group, head) = await GroupAsync(world);

        foreach (var text in new[] { "พรุ่งนี้ประชุมกี่โมง", "อบต. มาแล้ว", "คิว", "ร้องเรียน", "โกงกันชัด ๆ" }) await SayAsync(world, group, head, text);
        await SayAsync(world, group, head, "ถามน้องประชาดูสิ");

        Assert.Single(await SaidAsync(world, group));
        Assert.DoesNotContain(await TalkingTests.KeptAsync(world), t => t.Contains("ประชุมกี่โมง", StringComparison.Ordinal) || t.Contains("โกงกัน", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("น้องประชา ติดต่อ", false)]
    [InlineData("น้องประชา วันนี้ปิดกี่โมง", false)]
    [InlineData("ติดต่อ", true)]
    public async Task Named_by_its_call_name_or_a_mention_it_tells_what_everybody_may_know(string text, bool mention)
    {
        await using var world = await TalkingTests.OfficeAsync();
        var (group, head) = await GroupAsync(world);

        await SayAsync(world, group, head, text, mention);

        var answer = (await SaidAsync(world, group))[^1];
        Assert.Contains("เปิดอยู่", answer.Message.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("น้องประชา ร้องเรียน")]
    [InlineData("น้องประชา ข้อมูลของฉัน")]
    [InlineData("น้องประชา หมู่ 3")]
    [InlineData("น้องประชา ประเมิน")]
    [InlineData("น้องประชา ทุจริต")]
    [InlineData("น้องประชา อะไรก็ไม่รู้")]
    public async Task What_concerns_a_person_is_pointed_to_the_private_chat(string text)
    {
        await using var world = await TalkingTests.OfficeAsync();
        var (group, head) = await GroupAsync(world);

        await SayAsync(world, group, head, text);

        var answer = (await SaidAsync(world, group))[^1];
        Assert.Contains("แชตส่วนตัว", answer.Text, StringComparison.Ordinal);
        Assert.Contains("https://line.me/R/ti/p/%40participation", answer.Message.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Citizen>().CountAsync()));
    }

    [Fact]
    public async Task A_tap_on_one_of_its_buttons_names_it_too()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var (group, head) = await GroupAsync(world);

        await world.Line.SendEventsAsync([new { type = "postback", source = new { type = "group", groupId = group, userId = head }, postback = new { data = "1/group/word/" + Uri.EscapeDataString("ติดต่อ") } }]);
        await world.SettleAsync();

        Assert.Contains("เปิดอยู่", (await SaidAsync(world, group))[^1].Message.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_from_the_group_it_knows_that_it_cannot_be_reached_there()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var (group, _) = await GroupAsync(world);

        await world.Line.SendEventsAsync([new { type = "leave", source = new { type = "group", groupId = group } }], replyTokens: false);
        await world.SettleAsync();

        Assert.NotNull((await world.Service.ReadAsync(db => db.Set<Recipient>().SingleAsync(r => r.LineId == group))).BlockedAt);
    }

    private static async Task<(string Group, string Head)> GroupAsync(LineWorld world)
    {
        var head = await world.Line.AddVillagerAsync("ผู้ใหญ่บ้าน");
        var other = await world.Line.AddVillagerAsync("ผู้ช่วย");
        var group = await world.Line.AddGroupAsync("ผู้ใหญ่บ้าน", [head.UserId, other.UserId]);
        await world.SettleAsync();
        return (group.Id, head.UserId);
    }

    private static async Task SayAsync(LineWorld world, string group, string head, string text, bool mention = false)
    {
        await world.Line.SendGroupTextAsync(group, head, new TextRequest(text, MentionAccount: mention));
        await world.SettleAsync();
    }

    private static async Task<IReadOnlyList<ChatEntryView>> SaidAsync(LineWorld world, string group) =>
        [.. (await world.Line.GroupChatAsync(group)).Entries.Where(e => e.From is null && e.Via != "system")];
}
