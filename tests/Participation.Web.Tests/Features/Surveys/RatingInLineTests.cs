using System.Text.Json;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>The same rating in LINE, by taps; words are typed only where they are the citizen's own.</summary>
public sealed class RatingInLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_code_on_the_card_brings_five_buttons_and_a_tap_stores_the_answer(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);

        var question = await SayAsync(world, malee, "S-D1");
        Assert.Equal(["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"], Actions(question).Select(Label));
        var thanks = await TapAsync(world, malee, question, "มาก");

        Assert.Contains("ขอบคุณค่ะ", thanks.Text, StringComparison.Ordinal);
        var answer = await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync());
        Assert.Equal((Rating.Much, WayIn.Line), (answer.Rating, answer.WayIn));
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    [Theory]
    [InlineData("s d1")]
    [InlineData("S–D1")]
    [InlineData("s-๑")]
    [InlineData("S-D1 ")]
    public async Task A_code_typed_on_a_phone_keyboard_is_understood(string typed)
    {
        await using var world = await StartAsync(Database.Sqlite, "1");
        var malee = await MaleeAsync(world);

        Assert.Equal(5, Actions(await SayAsync(world, malee, typed)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_second_tap_on_the_same_question_counts_nothing_and_gets_a_sensible_answer(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var question = await SayAsync(world, malee, "S-D1");
        await TapAsync(world, malee, question, "มากที่สุด");

        var again = await TapAsync(world, malee, question, "น้อยที่สุด");

        Assert.Contains("ได้รับคะแนนจากคำถามนี้แล้วค่ะ", again.Text, StringComparison.Ordinal);
        Assert.Equal(Rating.Most, (await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync())).Rating);
    }

    [Theory, OnBothDatabases]
    public async Task A_button_of_the_day_before_yesterday_asks_afresh(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var question = await SayAsync(world, malee, "S-D1");
        await world.AdvanceAsync(TimeSpan.FromHours(49));

        var fresh = await TapAsync(world, malee, question, "มาก");
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        await TapAsync(world, malee, fresh, "มาก");

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Words_of_one_s_own_are_added_after_a_tap_and_belong_to_the_answer(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var thanks = await TapAsync(world, malee, await SayAsync(world, malee, "S-D1"), "น้อย");

        await TapAsync(world, malee, thanks, "เขียนความเห็นเพิ่ม");
        var taken = await SayAsync(world, malee, "รอนานมาก");

        Assert.Contains("ได้รับความเห็นแล้วค่ะ", taken.Text, StringComparison.Ordinal);
        var (answer, comment) = await world.Service.ReadAsync(async db => (await db.Set<SurveyAnswer>().SingleAsync(), await db.Set<SurveyComment>().SingleAsync()));
        Assert.Equal((answer.Id, "รอนานมาก"), (comment.AnswerId, comment.Text));
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));
        Assert.Contains("ยังไม่เข้าใจ", (await SayAsync(world, malee, "รอนานมาก")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_are_too_long_are_asked_for_again_and_cancelling_leaves_the_rating(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var thanks = await TapAsync(world, malee, await SayAsync(world, malee, "S-D1"), "มาก");
        await TapAsync(world, malee, thanks, "เขียนความเห็นเพิ่ม");

        Assert.Contains("ยาวเกินไป 5 ตัวอักษร", (await SayAsync(world, malee, new string('ก', 1005))).Text, StringComparison.Ordinal);
        Assert.Contains("ยกเลิกให้แล้วค่ะ", (await SayAsync(world, malee, "ยกเลิก")).Text, StringComparison.Ordinal);

        Assert.Equal((1, 0), await world.Service.ReadAsync(async db => (await db.Set<SurveyAnswer>().CountAsync(), await db.Set<SurveyComment>().CountAsync())));
    }

    [Theory, OnBothDatabases]
    public async Task An_hour_later_words_can_no_longer_be_tied_to_the_answer(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var thanks = await TapAsync(world, malee, await SayAsync(world, malee, "S-D1"), "มาก");
        await world.AdvanceAsync(TimeSpan.FromMinutes(61));

        var late = await TapAsync(world, malee, thanks, "เขียนความเห็นเพิ่ม");

        Assert.Contains("เลยเวลา", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Neither_the_rating_nor_the_words_nor_the_answer_s_id_stay_with_the_person(Database database)
    {
        await using var world = await StartAsync(database);
        var malee = await MaleeAsync(world);
        var thanks = await TapAsync(world, malee, await SayAsync(world, malee, "S-D1"), "น้อยที่สุด");
        await TapAsync(world, malee, thanks, "เขียนความเห็นเพิ่ม");
        var answerId = (await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync())).Id;
        var flow = await world.Service.ReadAsync(db => db.Set<Conversation>().SingleAsync());
        Assert.DoesNotContain(answerId.ToString("N"), flow.State, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(answerId.ToByteArray()), flow.State, StringComparison.Ordinal);

        await SayAsync(world, malee, "ความลับ");

        var kept = await world.Service.ReadAsync(async db =>
            (await db.Inbox.Select(e => e.Payload).ToListAsync()).Concat(await db.OutboxMessages.Select(m => m.Payload).ToListAsync()).Select(System.Text.Encoding.UTF8.GetString).ToList());
        Assert.All(kept, text =>
        {
            Assert.DoesNotContain("ความลับ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("survey/rate", text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(world.Service.Log, line => line.Contains("ความลับ", StringComparison.Ordinal) || line.Contains(malee.UserId, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_word_alone_offers_the_open_counters_to_tap(Database database)
    {
        await using var world = await StartAsync(database, "D2");
        await world.Service.WriteAsync(async db => db.Add(new ServicePoint
        {
            Id = Guid.CreateVersion7(),
            Code = "D3",
            Name = "ปิดแล้ว",
            IsOpen = false,
            CreatedAt = (await db.Set<ServicePoint>().FirstAsync()).CreatedAt,
            Version = Guid.CreateVersion7(),
        }));
        var malee = await MaleeAsync(world);

        var choice = await SayAsync(world, malee, "ประเมิน");
        Assert.Equal(["D1 งานทะเบียน D1", "D2 งานทะเบียน D2", "ส่งข้อเสนอแนะ"], Actions(choice).Select(Label));
        var question = await TapAsync(world, malee, choice, "D2 งานทะเบียน D2");

        Assert.Equal(5, Actions(question).Count);
    }

    [Fact]
    public async Task With_forty_counters_and_long_names_the_choice_stays_within_LINE_s_limits()
    {
        await using var world = await StartAsync(Database.Sqlite);
        await world.Service.WriteAsync(db =>
        {
            for (var i = 10; i < 50; i++)
                db.Add(new ServicePoint { Id = Guid.CreateVersion7(), Code = $"K{i}", Name = "ศูนย์ยื่นคำร้องผู้พิการที่มีชื่อยาวเกินกว่าปุ่มจะรับได้", CreatedAt = world.Service.Clock.GetUtcNow().UtcDateTime });
            return Task.CompletedTask;
        });
        var malee = await MaleeAsync(world);

        var choice = await SayAsync(world, malee, "ประเมิน");

        Assert.Equal(13, Actions(choice).Count);
        Assert.All(Actions(choice), a => Assert.True(new System.Globalization.StringInfo(Label(a)).LengthInTextElements <= 20));
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_code_offers_the_counters_there_are_and_a_closed_one_says_so(Database database)
    {
        await using var world = await StartAsync(database, "D2");
        var malee = await MaleeAsync(world);

        var unknown = await SayAsync(world, malee, "S-X9");
        Assert.Contains("ไม่พบรหัสนี้ค่ะ", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(2, Actions(unknown).Count);
        await world.Service.WriteAsync(async db => (await db.Set<ServicePoint>().SingleAsync(p => p.Code == "D2")).IsOpen = false);

        Assert.Contains("ปิดรับคะแนนแล้วค่ะ", (await SayAsync(world, malee, "S-D2")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/survey/rate/D1/9/x")]
    [InlineData("1/survey/rate/D1")]
    [InlineData("1/survey/rate/NO/5/x")]
    [InlineData("1/survey/dance")]
    [InlineData("1/survey/write/not-a-ticket")]
    [InlineData("1/survey/write/AAAA")]
    public async Task A_button_that_makes_no_sense_is_answered_and_changes_nothing(string data)
    {
        await using var world = await StartAsync(Database.Sqlite);
        var malee = await MaleeAsync(world);

        await world.Line.SendPostbackAsync(malee.UserId, data);
        await world.SettleAsync();

        Assert.Contains("ค่ะ", (await LastAsync(world, malee)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    private static async Task<LineWorld> StartAsync(Database database, params string[] furtherCodes)
    {
        var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service, furtherCodes);
        return world;
    }

    /// <summary>A friend of the account who has been greeted.</summary>
    private static async Task<VillagerView> MaleeAsync(LineWorld world)
    {
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        return malee;
    }

    private static async Task<ChatEntryView> SayAsync(LineWorld world, VillagerView who, string text)
    {
        await world.Line.SendTextAsync(who.UserId, text);
        await world.SettleAsync();
        return await LastAsync(world, who);
    }

    private static async Task<ChatEntryView> TapAsync(LineWorld world, VillagerView who, ChatEntryView on, string label)
    {
        await world.Line.TapAsync(who.UserId, Actions(on).Single(a => Label(a) == label));
        await world.SettleAsync();
        return await LastAsync(world, who);
    }

    private static async Task<ChatEntryView> LastAsync(LineWorld world, VillagerView who) => (await world.MessagesOnPhoneAsync(who.UserId))[^1];

    private static string Label(JsonElement action) => action.GetProperty("label").GetString()!;

    /// <summary>What can be tapped, wherever it stands in the message.</summary>
    private static List<JsonElement> Actions(ChatEntryView entry)
    {
        var found = new List<JsonElement>();
        Walk(entry.Message);
        return found;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) Walk(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Name == "action" && property.Value.TryGetProperty("data", out _)) found.Add(property.Value);
                    else Walk(property.Value);
                }
            }
        }
    }
}
