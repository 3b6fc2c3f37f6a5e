using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Forums;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Forums in the chat: what is to come, going or not, one reminder, an opinion by taps and one message.</summary>
public sealed class ForumsInLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_word_shows_what_is_to_come_the_own_villages_first(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 1), 2);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        Assert.Contains("หมู่บ้านของฉัน", malee.Labels);
        await malee.SayAsync("หมู่ 1");

        await malee.SayAsync("ประชุมหมู่บ้าน");

        Assert.True(malee.Words.IndexOf("เวทีวันที่ 10", StringComparison.Ordinal) < malee.Words.IndexOf("เวทีวันที่ 1\n", StringComparison.Ordinal), malee.Words);
        Assert.Contains("วันพฤหัสบดีที่ 10 ธันวาคม 2569 เวลา 09.00–12.00 น.", malee.Words, StringComparison.Ordinal);
        foreach (var label in (string[])["จะไป", "ไปไม่ได้", "เตือนฉัน", "ให้ความเห็น", "รายละเอียด"]) Assert.Contains(label, malee.Labels);
        Assert.All(await world.Line.CallsAsync("reply"), c => Assert.True(c.Status == 200, c.ResponseBody));
    }

    [Theory, OnBothDatabases]
    public async Task Whether_one_will_come_is_one_row_a_person_changed_by_the_next_tap_and_counted_by_village(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        await malee.SayAsync("หมู่ 1");
        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("ประชาคม");
            await who.TapAsync("จะไป");
            Assert.Contains("จดไว้แล้ว", who.Words, StringComparison.Ordinal);
        }
        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("ไปไม่ได้");

        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await organiser.OpenAsync("/staff/forums/1");

        Assert.Equal(["หมู่ 1 บ้านหนึ่ง100", "ไม่ได้บอกหมู่บ้าน010"], organiser.Page.QuerySelectorAll("main table tbody tr").Select(r => r.TextContent.Trim()));
        Assert.Equal(2, await world.Service.ReadAsync(db => db.Set<ForumIntent>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_reminder_comes_once_on_the_day_before_in_the_day_and_only_to_whoever_asked(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 11, 24), 1);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("เตือนฉัน");
        Assert.Contains("จะเตือนครั้งเดียวในวันที่ 23 พ.ย. 2569", malee.Words, StringComparison.Ordinal);
        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("จะไป");
        await world.RefreshQuotaAsync();

        await AtAsync(world, new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7)), expected: 0);
        await AtAsync(world, new(2026, 11, 23, 8, 55, 0, TimeSpan.FromHours(7)), expected: 0);
        await AtAsync(world, new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)), expected: 1);
        await AtAsync(world, new(2026, 11, 23, 9, 5, 0, TimeSpan.FromHours(7)), expected: 0);

        Assert.Contains("พรุ่งนี้มีเวทีประชาคม", (await world.MessagesOnPhoneAsync(malee.UserId))[^1].Message.GetRawText(), StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("push"));
        Assert.Equal([MessageClass.Notice], await world.Service.ReadAsync(db => db.OutboxMessages.Where(m => m.DedupeKey!.StartsWith("forum-reminder:")).Select(m => m.Class).ToListAsync()));
        // Too late to be reminded: it says so instead of promising.
        await AtAsync(world, new(2026, 11, 23, 18, 0, 0, TimeSpan.FromHours(7)), expected: 0);
        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("เตือนฉัน");
        Assert.Contains("ไม่ส่งเตือนอีก", somchai.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_opinion_takes_three_taps_and_one_message_and_its_answer_comes_back_into_the_chat(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("หมู่ 1");
        await SayAsync(malee, "ปัญหา", "อยากได้คำตอบ", "น้ำขังหน้าวัด ๓ วัน 😔");
        Assert.Contains("จะตอบท่านที่นี่ภายใน 20 ธ.ค. 2569", malee.Words, StringComparison.Ordinal);
        var kept = await world.Service.ReadAsync(db => db.Set<Opinion>().Join(db.Set<OpinionText>(), o => o.Id, t => t.OpinionId, (o, t) => new { Opinion = o, Text = t }).AsNoTracking().SingleAsync());
        Assert.Equal((OpinionKind.Problem, OpinionChannel.Line, true, "น้ำขังหน้าวัด ๓ วัน 😔", malee.UserId), (kept.Opinion.Kind, kept.Opinion.Channel, kept.Opinion.WantsAnswer, kept.Text.Words, kept.Text.LineUserId));
        Assert.Equal(await ForumHall.VillageAsync(world.Service, 1), kept.Opinion.VillageId);
        // Where the author lives is counted and not shown: nobody asked them.
        var neighbour = Visitor.To(world.Service);
        await neighbour.OpenAsync("/forums/1");
        Assert.DoesNotContain("หมู่ 1", neighbour.Page.QuerySelector("article.said")!.TextContent, StringComparison.Ordinal);

        await world.RefreshQuotaAsync();
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await organiser.OpenAsync($"/staff/forums/opinions/{kept.Opinion.Id}/answer");
        await organiser.SendAsync(("Answer", "จะลอกท่อสัปดาห์หน้า"));
        await malee.DoAsync(() => Task.CompletedTask);

        Assert.Contains("จะลอกท่อสัปดาห์หน้า", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_link_with_Thai_letters_is_written_as_LINE_takes_it()
    {
        await using var world = await OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await ForumHall.AnnounceAsync(organiser, await ForumHall.VillageAsync(world.Service, 1), "10/12/2569", ("MapLink", "https://www.google.com/maps/place/ศาลากลางบ้าน หมู่ 1"));
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ประชาคม");

        Assert.Contains("เปิดแผนที่", malee.Labels);
        Assert.Contains("%E0%B8%A8", malee.Taps.Single(t => Talk.LabelOf(t) == "เปิดแผนที่").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_four_thousand_letters_are_refused_in_words_and_the_flow_waits_for_a_shorter_one()
    {
        await using var world = await OpenAsync(Database.Sqlite);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await SayAsync(malee, "ข้อเสนอแนะ", "ไม่ต้องตอบ", new string('ก', 4500));
        Assert.Contains("ยาวเกิน 4,000 ตัวอักษร", malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Opinion>().CountAsync()));

        await malee.SayAsync("สั้นลงแล้ว");

        Assert.Contains("รับความเห็นแล้ว", malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Why_an_opinion_was_hidden_is_told_once_with_the_next_answer_and_never_pushed(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await SayAsync(malee, "ความคิดเห็น", "ไม่ต้องตอบ", "นายตัวอย่างเสียงดัง");
        var id = await world.Service.ReadAsync(db => db.Set<Opinion>().Select(o => o.Id).SingleAsync());
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await organiser.OpenAsync($"/staff/forums/opinions/{id}/moderate");
        await organiser.SendAsync("form[action*=Hide]", ("Reason", "มีชื่อคน"));
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("push"));

        await malee.SayAsync("เมนู");
        Assert.Contains("เพราะ มีชื่อคน", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("มีชื่อคน", malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_person_takes_their_words_and_their_reminder_and_leaves_the_counts(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("จะไป");
        await malee.TapAsync("เตือนฉัน");
        await SayAsync(malee, "ความต้องการ", "อยากได้คำตอบ", "ขอลานกีฬา");
        await using (var scope = world.Service.Services.CreateAsyncScope())
        {
            var shown = await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(malee.UserId, CancellationToken.None);
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "ขอลานกีฬา"));
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "จะไป ขอให้เตือน"));
        }
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);

        Assert.Equal(("", null), await world.Service.ReadAsync(async db => (await db.Set<OpinionText>().Select(t => t.Words).SingleAsync(), await db.Set<OpinionText>().Select(t => t.LineUserId).SingleAsync())));
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await organiser.OpenAsync("/staff/forums/1");
        Assert.Contains("บอกทาง LINE หรือเว็บว่าจะไป 1 คน", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("ทางออนไลน์ 1", organiser.Words, StringComparison.Ordinal);
        await AtAsync(world, new(2026, 12, 9, 10, 0, 0, TimeSpan.FromHours(7)), expected: 0);
    }

    [Theory, OnBothDatabases]
    public async Task Who_meant_to_come_is_forgotten_after_a_year_and_stays_counted(Database database)
    {
        await using var world = await OpenAsync(database);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("จะไป");
        var rule = world.Service.Services.GetServices<RetentionRule>().OfType<ForumIntentRetention>().Single();

        Assert.Equal(0, await RemoveAsync(world.Service.Clock.Now()));
        Assert.Equal(1, await RemoveAsync(world.Service.Clock.Now().AddMinutes(1)));
        Assert.Equal(0, await RemoveAsync(world.Service.Clock.Now().AddMinutes(1)));

        Assert.Equal((null, ComingAnswer.Coming), await world.Service.ReadAsync(async db => (await db.Set<ForumIntent>().Select(i => i.LineUserId).SingleAsync(), await db.Set<ForumIntent>().Select(i => i.Answer).SingleAsync())));

        async Task<int> RemoveAsync(DateTime before)
        {
            var removed = 0;
            await world.Service.WriteAsync(async db => removed = await rule.RemoveAsync(db, before, 100, CancellationToken.None));
            return removed;
        }
    }

    [Fact]
    public async Task Old_buttons_of_a_forum_that_is_over_say_so()
    {
        await using var world = await OpenAsync(Database.Sqlite);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 11, 20), 1);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        var go = malee.Taps.First(t => Talk.LabelOf(t) == "จะไป");
        await world.AdvanceAsync(TimeSpan.FromHours(5));

        await malee.TapAsync(go);

        Assert.Contains("ผ่านไปแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync(Vocabulary.Forum);
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await malee.SayAsync(Vocabulary.Forum);
        Assert.Contains("ยังไม่มีเวทีที่กำลังจะมาถึง", malee.Words, StringComparison.Ordinal);
    }

    private static async Task SayAsync(Talk talk, string kind, string wish, string words)
    {
        await talk.SayAsync("ประชาคม");
        await talk.TapAsync("ให้ความเห็น");
        await talk.TapAsync(kind);
        await talk.TapAsync(wish);
        await talk.SayAsync(words);
    }

    private static async Task AtAsync(LineWorld world, DateTimeOffset time, int expected)
    {
        await world.AdvanceAsync(time - world.Service.Clock.GetUtcNow());
        await using var scope = world.Service.Services.CreateAsyncScope();
        Assert.Equal(expected, await scope.ServiceProvider.GetRequiredService<RemindOfForums>().RunAsync(CancellationToken.None));
        await world.SettleAsync();
    }

    private static async Task<LineWorld> OpenAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        return world;
    }
}
