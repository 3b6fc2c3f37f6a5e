using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>What the account says by itself: greeting, menu, contact, and an answer to anything else.</summary>
public sealed class TalkingTests
{
    [Theory, OnBothDatabases]
    public async Task A_new_friend_is_greeted_by_the_agency_which_takes_no_gifts_and_asks_for_the_village(Database database)
    {
        await using var world = await OfficeAsync(database);

        var malee = await Talk.WithFriendAsync(world);

        Assert.Contains("สวัสดีค่ะ อบต.ตัวอย่าง ยินดีรับใช้", malee.Words, StringComparison.Ordinal);
        Assert.Contains("งดรับ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ท่านอยู่หมู่บ้านไหนคะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ข้ามไปก่อน");
        Assert.Contains("ไม่บอกก็ใช้บริการได้ทุกอย่าง", malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_unblocks_the_account_is_welcomed_back_and_not_asked_again(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.TapAsync("ข้ามไปก่อน");
        await malee.DoAsync(() => world.Line.BlockAsync(malee.UserId));

        await malee.DoAsync(() => world.Line.FollowAsync(malee.UserId));

        Assert.Contains("ยินดีต้อนรับกลับมา", malee.Words, StringComparison.Ordinal);
        Assert.Contains("งดรับ", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ไหนคะ", malee.Words.Replace("ต้องการทำอะไรคะ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("บัตรคิว", malee.Labels);
    }

    [Fact]
    public async Task The_menu_shows_every_word_of_the_office_and_each_tap_sends_the_word_that_could_be_typed()
    {
        await using var world = await OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("เมนู");

        var sent = malee.Taps.Select(t => t.GetProperty("text").GetString()).ToList();
        Assert.Superset(new HashSet<string?> { "ประเมิน", "คิว", "ประชาคม", "ร้องเรียน", "ติดตาม", "ติดต่อ", "ทุจริต", "ข้อมูลของฉัน" }, sent.ToHashSet());
        await malee.SayAsync("ช่วยเหลือ");
        Assert.Contains("พิมพ์ ยกเลิก ได้ทุกเมื่อ", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_card_says_whether_the_office_is_open_and_calls_and_shows_the_map()
    {
        await using var world = await OfficeAsync();
        await world.Service.WriteAsync(async db => (await db.Set<AgencyProfile>().SingleAsync()).Address = string.Concat(Enumerable.Repeat("ถนนสายยาวมาก ", 30)));
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ติดต่อ");
        Assert.Contains("● เปิดอยู่ ถึง 12.00 น.", malee.Words, StringComparison.Ordinal);
        Assert.Contains("tel:049990000", malee.Taps.Select(t => t.TryGetProperty("uri", out var uri) ? uri.GetString() : ""));
        Assert.Contains("ดูแผนที่", malee.Labels);

        await world.AdvanceAsync(TimeSpan.FromHours(8));
        await malee.SayAsync("ปิดกี่โมงคะ");
        Assert.Contains("○ ปิดแล้ว เปิดอีกครั้ง วันจันทร์ 08.30 น.", malee.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ร้องเรียน")]
    [InlineData("ร้องทุกข์")]
    public async Task A_capability_that_is_not_here_yet_says_so_and_what_the_office_offers_instead(string word)
    {
        await using var world = await OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync(word);

        Assert.Contains("ยังไม่", malee.Words, StringComparison.Ordinal);
        Assert.Contains("เปิดอยู่", malee.Words, StringComparison.Ordinal);
        Assert.Contains("โทร 0 4999 0000", malee.Labels);
    }

    [Fact]
    public async Task A_slice_takes_its_word_over_by_registering_a_handler()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite, configure: s => s.AddScoped<ChatHandler, ReportOfTheFuture>());
        await Visitor.AddOfficeAsync(world.Service);
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("แจ้งเบาะแสค่ะ");

        Assert.Contains("แจ้งได้ที่นี่", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_politely_says_that_nobody_has_read_it_and_is_not_kept()
    {
        await using var world = await OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ลูกสาวแต่งงานเดือนหน้า");

        Assert.Contains("ยังไม่เข้าใจ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ถึงเจ้าหน้าที่", malee.Words, StringComparison.Ordinal);
        Assert.Contains("โทร 0 4999 0000", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ร้องเรียน", malee.Labels);
        Assert.DoesNotContain(await KeptAsync(world), t => t.Contains("ลูกสาว", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_word_is_offered_to_be_tapped()
    {
        await using var world = await OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ร้องเรีบน");
        Assert.Contains("ร้องเรียน ใช่ไหมคะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ร้องเรียน");

        Assert.Contains("ร้องเรียนทาง LINE ยังไม่ได้ค่ะ", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rating_is_offered_by_the_word_and_no_code_is_named_that_may_not_exist()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        Assert.DoesNotContain("S-D1", malee.Words, StringComparison.Ordinal);

        await malee.SayAsync("อะไรก็ไม่รู้");

        Assert.DoesNotContain("S-D1", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ประเมิน", malee.Labels);
    }

    [Theory, OnBothDatabases]
    public async Task A_flow_offers_its_way_out_survives_other_turns_and_is_left_by_cancelling(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await InCommentAsync(world);
        Assert.Contains("ยกเลิก", malee.Labels);

        await malee.DoAsync(() => world.Line.SendStickerAsync(malee.UserId, "11537", "52002734"));
        Assert.Contains("รอข้อความตัวหนังสือ", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ยกเลิกค่ะ");

        Assert.Contains("ยกเลิกให้แล้วค่ะ", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ยกเลิก");
        Assert.Contains("ไม่มีรายการที่ค้างอยู่", malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_flow_left_for_a_day_is_closed_and_the_person_is_told_once(Database database)
    {
        await using var world = await OfficeAsync(database);
        var malee = await InCommentAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(25));

        await malee.SayAsync("ติดต่อ");

        Assert.Contains("ปิดไปแล้วค่ะ เพราะเกินหนึ่งวัน", malee.Words, StringComparison.Ordinal);
        Assert.Contains("โทร 0 4999 0000", malee.Labels);
        await malee.SayAsync("ติดต่อ");
        Assert.DoesNotContain("ปิดไปแล้ว", malee.Words.Replace("○ ปิดแล้ว", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));
    }

    [Fact]
    public async Task Pictures_places_voices_and_files_outside_a_flow_are_answered_for_what_they_are_and_not_kept()
    {
        await using var world = await OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);
        var started = (await KeptAsync(world)).Count(t => t.Length > 0);

        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, [0xFF, 0xD8, 0xFF], "image/jpeg"));
        Assert.Contains("ส่งรูปมาเพื่อแจ้งเรื่องร้องทุกข์ ร้องเรียน หรือคะ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ถึงเจ้าหน้าที่", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ร้องเรียน", malee.Labels);
        await malee.DoAsync(() => world.Line.SendLocationAsync(malee.UserId, new(17.4, 102.8, "บ้าน", "หมู่ 3")));
        Assert.Contains("ตำแหน่งนี้", malee.Words, StringComparison.Ordinal);
        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, [1, 2, 3], "audio/x-m4a"));
        Assert.Contains("ข้อความเสียง", malee.Words, StringComparison.Ordinal);
        await malee.DoAsync(() => world.Line.SendMediaAsync(malee.UserId, [1, 2, 3], "application/pdf", "คำร้อง.pdf"));
        Assert.Contains("ไฟล์นี้", malee.Words, StringComparison.Ordinal);
        await malee.DoAsync(() => world.Line.SendStickerAsync(malee.UserId, "11537", "52002734"));
        Assert.Contains("ขอบคุณ", malee.Words, StringComparison.Ordinal);

        Assert.Equal(started, (await KeptAsync(world)).Count(t => t.Length > 0));
    }

    internal static async Task<List<string>> KeptAsync(LineWorld world) => await world.Service.ReadAsync(async db =>
        (await db.Inbox.Select(e => e.Payload).ToListAsync()).Concat(await db.OutboxMessages.Select(m => m.Payload).ToListAsync()).Select(System.Text.Encoding.UTF8.GetString).ToList());

    internal static async Task<LineWorld> OfficeAsync(Database database = Database.Sqlite, int villages = 3)
    {
        var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        await world.Service.WriteAsync(db =>
        {
            for (var i = 1; i <= villages; i++)
                db.Add(new Village { Id = Guid.CreateVersion7(), Number = i, Name = $"บ้านหนองที่ {i}", Label = "หมู่บ้าน" });
            return Task.CompletedTask;
        });
        return world;
    }

    private static async Task<Talk> InCommentAsync(LineWorld world)
    {
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("มาก");
        await malee.TapAsync("เขียนความเห็นเพิ่ม");
        return malee;
    }

    private sealed class ReportOfTheFuture : ChatHandler
    {
        public override string Topic => "future";

        public override IReadOnlyList<string> Words { get; } = ["ทุจริต"];

        public override Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
        {
            turn.Answer(new Line.Messaging.Messages.TextMessage("แจ้งได้ที่นี่"));
            return Task.CompletedTask;
        }
    }
}
