using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Surveys;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Tests.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>Queue cards in LINE: by taps, with free answers, and one push at most.</summary>
public sealed class CardsInLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_code_on_the_poster_brings_the_queue_and_a_tap_the_card_which_stays_the_same(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        await hall.WalkInAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("Q-D๑");
        Assert.Contains("รออยู่ 1 คิว", malee.Words, StringComparison.Ordinal);
        var queue = malee.Taps;
        await malee.TapAsync("รับบัตรคิว");

        Says(malee, "A002", "ก่อนหน้าท่าน 1 คิว", "รอไม่เกิน", "ถึงห้องรอแล้ว", "งดรับของขวัญ");
        Assert.Contains(hall.AddressOf((await LineCardAsync(hall)).Id), malee.Taps.Select(t => t.TryGetProperty("uri", out var uri) ? new Uri(uri.GetString()!).AbsolutePath : ""));
        await malee.TapAsync(queue.First(t => Talk.LabelOf(t) == "รับบัตรคิว"));
        Says(malee, "A002");
        await malee.SayAsync("คิว");
        Says(malee, "A002");
        await malee.SayAsync("Q-D1");
        Says(malee, "A002");
        Assert.Equal(2, await world.Service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task A_webhook_that_comes_again_changes_nothing(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("Q-D1");
        await malee.TapAsync("รับบัตรคิว");

        await world.Line.RedeliverAsync((await world.Line.DeliveriesAsync())[^1].Seq);
        await world.SettleAsync();

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.Issued)));
    }

    [Fact]
    public async Task A_priority_card_is_chosen_among_the_four_published_groups()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("คิว");

        await malee.TapAsync("บัตรพิเศษ");
        Says(malee, "ผู้สูงอายุ 60 ปีขึ้นไป", "เรียกบัตรทั่วไป 2 ใบ แล้วเรียกบัตรพิเศษ 1 ใบ");
        await malee.TapAsync("ผู้สูงอายุ");

        Says(malee, "A001", "บัตรพิเศษ: ผู้สูงอายุ 60 ปีขึ้นไป");
        Assert.Equal(TicketClass.Elderly, (await LineCardAsync(hall)).Class);
    }

    [Theory, OnBothDatabases]
    public async Task The_hall_s_code_is_typed_after_a_tap_in_any_digits_and_a_wrong_one_is_asked_for_again(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await WithCardAsync(world);
        await malee.TapAsync("ถึงห้องรอแล้ว");
        Says(malee, "พิมพ์ส่งมาได้เลยค่ะ");

        await malee.SayAsync("ถึงแล้วค่ะ");
        Says(malee, "เลข 4 หลัก");
        await malee.SayAsync(hall.WrongCode);
        Says(malee, "รหัสห้องรอไม่ตรง");
        await malee.SayAsync(string.Concat(hall.Code.Select(d => (char)('๐' + (d - '0')))));

        Says(malee, "คิวถัดไปคือท่าน");
        Assert.NotNull((await LineCardAsync(hall)).PresentAt);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));
    }

    [Fact]
    public async Task Five_wrong_codes_lead_to_the_officer_and_cancelling_leaves_the_card()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await WithCardAsync(world);
        await malee.TapAsync("ถึงห้องรอแล้ว");
        for (var i = 0; i < 5; i++) await malee.SayAsync(hall.WrongCode);
        Says(malee, "กรุณาแจ้งเจ้าหน้าที่");
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));

        await malee.SayAsync("คิว");
        await malee.TapAsync("ถึงห้องรอแล้ว");
        await malee.SayAsync("ยกเลิก");
        await malee.SayAsync("คิว");

        Says(malee, "A001", "มาที่ห้องรอ");
    }

    [Theory, OnBothDatabases]
    public async Task Stepping_out_and_giving_back_ask_once_more_and_old_buttons_show_the_card_as_it_is(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await WithCardAsync(world);
        var old = malee.Taps;
        await malee.TapAsync("ขอไปธุระ");
        Says(malee, "กลับเข้าคิวได้หนึ่งครั้ง");
        await malee.TapAsync("ขอไปธุระ");
        Says(malee, "ท่านขอไปธุระ");
        await malee.TapAsync("ถึงห้องรอแล้ว");
        await malee.SayAsync(hall.Code);
        Says(malee, "คิวถัดไปคือท่าน");
        Assert.DoesNotContain("ขอไปธุระ", malee.Labels);
        await malee.TapAsync(old.First(t => Talk.LabelOf(t) == "ขอไปธุระ"));
        Says(malee, "คิวถัดไปคือท่าน");

        await malee.TapAsync("คืนบัตร");
        Says(malee, "เรียกกลับไม่ได้ค่ะ");
        await malee.TapAsync("คืนบัตร");
        Says(malee, "คืนบัตรแล้ว");
        await malee.TapAsync(old.First(t => Talk.LabelOf(t) == "คืนบัตร"));
        Says(malee, "คืนบัตรแล้ว");
        Assert.Equal(TicketState.Left, (await LineCardAsync(hall)).State);
        await malee.TapAsync("รับบัตรใบใหม่");
        await malee.TapAsync("รับบัตรคิว");
        Says(malee, "A002");
    }

    [Fact]
    public async Task A_button_of_somebody_else_s_card_opens_nothing()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        await WithCardAsync(world);
        var card = await LineCardAsync(hall);
        var somchai = await Talk.WithFriendAsync(world, "สมชาย");

        foreach (var act in new[] { "card", "here", "out-yes", "leave-yes" })
        {
            await somchai.DoAsync(() => world.Line.SendPostbackAsync(somchai.UserId, $"1/queue/{act}/{card.Id:N}"));
            Says(somchai, "ใช้ไม่ได้แล้วค่ะ");
        }

        Assert.Equal(TicketState.Waiting, (await LineCardAsync(hall)).State);
    }

    [Theory, OnBothDatabases]
    public async Task One_push_is_sent_when_three_are_ahead_and_never_a_second(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        for (var i = 0; i < 6; i++) await hall.WalkInAsync();
        var malee = await WithCardAsync(world);
        Says(malee, "ก่อนหน้าท่าน 6 คิว", "เหลือ 3 คิว จะแจ้งให้ทราบค่ะ");
        await world.RefreshQuotaAsync();

        await NextAsync(hall);
        await NextAsync(hall);
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("push"));
        await malee.DoAsync(() => NextAsync(hall));

        Says(malee, "A007", "อีก 3 คิวถึงท่านค่ะ", "ถึงห้องรอแล้ว");
        await NextAsync(hall);
        await NextAsync(hall);
        await world.SettleAsync();
        Assert.Single(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task After_the_service_the_invitation_comes_once_with_the_next_free_answer_and_joins_nothing(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await WithCardAsync(world);
        await malee.TapAsync("ถึงห้องรอแล้ว");
        await malee.SayAsync(hall.Code);
        await hall.CallNextAsync();
        await malee.SayAsync("คิว");
        Says(malee, "เชิญที่ช่อง 3");
        await hall.StartAsync();
        await malee.TapAsync("ดูคิวล่าสุด");
        Says(malee, "กำลังรับบริการที่ช่อง 3");
        await hall.FinishAsync();

        await malee.SayAsync("เมนู");
        Says(malee, "บริการที่เพิ่งได้รับ เป็นอย่างไรบ้างคะ");
        var invitation = malee.Taps.Single(t => Talk.LabelOf(t) == "ให้คะแนนบริการ" && t.TryGetProperty("data", out _));
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("บริการที่เพิ่งได้รับ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync(invitation);
        await malee.TapAsync("มาก");

        Says(malee, "ขอบคุณค่ะ");
        Assert.Equal(Rating.Much, (await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync())).Rating);
        var token = invitation.GetProperty("data").GetString()!.Split('/')[^1];
        Assert.All(await TalkingTests.KeptAsync(world), kept => Assert.DoesNotContain(token, kept, StringComparison.Ordinal));
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task Whose_card_it_was_is_shown_to_the_person_and_erased_and_the_card_stays(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var hall = await WaitingHall.OpenAsync(world.Service, isOffice: true);
        var malee = await WithCardAsync(world);
        await malee.SayAsync("ข้อมูลของฉัน");
        var me = Visitor.To(world.Service);
        await me.OpenAsync(new Uri(malee.Taps.First(t => t.TryGetProperty("uri", out var uri) && uri.GetString()!.Contains("/me?", StringComparison.Ordinal)).GetProperty("uri").GetString()!).PathAndQuery);
        Assert.Contains("A001", me.Words, StringComparison.Ordinal);

        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);

        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<TicketHolder>().CountAsync()));
        Assert.Equal(TicketState.Waiting, (await LineCardAsync(hall)).State);
    }

    [Fact]
    public async Task The_word_lists_several_queues_tells_how_they_work_and_says_when_there_are_none()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("บัตรคิวค่ะ");
        Says(malee, "ยังไม่มีคิวที่รับบัตรทาง LINE");
        await WaitingHall.OpenAsync(world.Service, isOffice: true, isOpen: false);
        await WaitingHall.AddQueueAsync(world.Service, "D3", "B", "R");

        await malee.SayAsync("คิว");
        Assert.Contains("D3 งานบริการ D3", malee.Labels);
        await malee.TapAsync("คิวทำงานอย่างไร");
        Says(malee, "มาก่อนได้ก่อน", "เรียกนอกลำดับ", "งดรับของขวัญ");
        await malee.TapAsync("ไปที่คิวนี้");
        Says(malee, "ตอนนี้รับบัตรไม่ได้", "ช่องบริการยังไม่เปิด");
        await malee.SayAsync("Q-X9");
        Says(malee, "ไม่พบคิวนี้ค่ะ");
    }

    private static async Task NextAsync(WaitingHall hall)
    {
        await hall.CallNextAsync();
        await hall.StartAsync();
    }

    private static async Task<Talk> WithCardAsync(LineWorld world)
    {
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("Q-D1");
        await malee.TapAsync("รับบัตรคิว");
        return malee;
    }

    private static Task<Ticket> LineCardAsync(WaitingHall hall) => hall.Service.ReadAsync(db => db.Set<Ticket>().AsNoTracking().OrderBy(t => t.Number).FirstAsync(t => t.Channel == TicketChannel.Line));

    private static void Says(Talk talk, params string[] words) => Assert.All(words, w => Assert.Contains(w, talk.Words, StringComparison.Ordinal));
}
