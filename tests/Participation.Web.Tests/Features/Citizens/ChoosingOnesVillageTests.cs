using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Tests.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Citizens;

/// <summary>"Which village do you live in?": asked once, by taps, passed over or changed whenever they like.</summary>
public sealed class ChoosingOnesVillageTests
{
    [Theory, OnBothDatabases]
    public async Task A_tap_on_the_village_is_remembered_and_other_slices_can_ask_for_it(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await malee.TapAsync("หมู่ 2 บ้านหนองที่ 2");

        Assert.Contains("ท่านอยู่ หมู่ 2 บ้านหนองที่ 2", malee.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await VillageAsync(malee))?.Number);
        await malee.SayAsync("หมู่บ้านของฉัน");
        Assert.Contains("ตอนนี้คือ หมู่ 2 บ้านหนองที่ 2", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("หมู่ 3 บ้านหนองที่ 3");
        Assert.Equal(3, (await VillageAsync(malee))?.Number);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Citizen>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Passing_over_the_question_is_respected_and_keeps_what_was_chosen_before(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.TapAsync("ข้ามไปก่อน");
        Assert.Null(await VillageAsync(malee));

        await malee.SayAsync("หมู่ 1");
        await malee.SayAsync("เปลี่ยนหมู่บ้าน");
        await malee.TapAsync("ไม่เปลี่ยน");

        Assert.Equal(1, (await VillageAsync(malee))?.Number);
    }

    [Theory]
    [InlineData("หมู่ 3", 3)]
    [InlineData("ม.3", 3)]
    [InlineData("หมู่ที่ ๓", 3)]
    [InlineData("อยู่หมู่3", 3)]
    [InlineData("3", 3)]
    [InlineData("บ้านหนองที่ 2", 2)]
    [InlineData("หนองที่ 2", 2)]
    [InlineData("หมู่ 99", null)]
    [InlineData("4999", null)]
    public async Task Typing_it_does_the_same_as_tapping_it(string typed, int? number)
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync(typed);

        Assert.Equal(number, (await VillageAsync(malee))?.Number);
        if (number is null) Assert.Contains("ยังไม่เข้าใจ", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_villages_are_turned_over_page_by_page_and_all_can_be_reached()
    {
        await using var world = await TalkingTests.OfficeAsync(villages: 30);
        var malee = await Talk.WithFriendAsync(world);
        var seen = new HashSet<string>();

        while (true)
        {
            seen.UnionWith(malee.Labels.Where(l => l.StartsWith("หมู่ ", StringComparison.Ordinal)));
            if (!malee.Labels.Contains("ดูหมู่บ้านถัดไป")) break;
            await malee.TapAsync("ดูหมู่บ้านถัดไป");
        }

        Assert.Equal(30, seen.Count);
        Assert.Contains("ย้อนกลับ", malee.Labels);
    }

    [Fact]
    public async Task Thirteen_villages_stand_on_one_page_and_a_municipality_speaks_of_communities()
    {
        await using var world = await TalkingTests.OfficeAsync(villages: 0);
        await world.Service.WriteAsync(db =>
        {
            for (var i = 1; i <= 13; i++) db.Add(new Village { Id = Guid.CreateVersion7(), Number = i, Name = "ตลาดเก่าริมน้ำฝั่งตะวันออกที่มีชื่อยาวเหลือเกินจนเต็มบรรทัด", Label = "ชุมชน" });
            return Task.CompletedTask;
        });

        var malee = await Talk.WithFriendAsync(world);

        Assert.Contains("ท่านอยู่ชุมชนไหนคะ", malee.Words, StringComparison.Ordinal);
        Assert.Equal(13, malee.Labels.Count(l => l.StartsWith("ชุมชน ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_office_that_has_entered_no_villages_asks_nothing_and_shows_the_menu()
    {
        await using var world = await TalkingTests.OfficeAsync(villages: 0);

        var malee = await Talk.WithFriendAsync(world);

        Assert.DoesNotContain("ท่านอยู่", malee.Words, StringComparison.Ordinal);
        Assert.Contains("บัตรคิว", malee.Labels);
        await malee.SayAsync("หมู่บ้านของฉัน");
        Assert.Contains("ยังไม่มีรายชื่อหมู่บ้าน", malee.Words, StringComparison.Ordinal);
    }

    private static Task<Village?> VillageAsync(Talk talk) => talk.World.Service.ReadAsync(db => db.VillageOfLineUserAsync(talk.UserId, CancellationToken.None));
}
