using System.Net;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>The card on the phone: every state says what comes next, and what its owner can do with it.</summary>
public sealed class MyCardTests
{
    [Theory, OnBothDatabases]
    public async Task From_taking_it_to_rating_the_card_says_each_time_what_comes_next(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        await hall.WalkInAsync();
        var (malee, card) = await TakeAsync(hall);

        Says(malee, "A002", "ก่อนหน้าท่าน 1 คิว", "รอไม่เกิน", "มาที่ห้องรอ แล้วใส่เลข 4 หลัก", "งดรับของขวัญ");
        Assert.Equal("no-store", malee.Last.Headers.CacheControl!.ToString());
        await malee.OpenAsync(card + "/here");
        await malee.SendAsync(("HallCode", ThaiDigits(hall.Code)));
        Says(malee, "ก่อนหน้าท่าน 1 คิว", "นั่งรอในห้องรอ");
        await hall.CallNextAsync();
        await malee.OpenAsync(card);
        Says(malee, "คิวถัดไปคือท่าน");
        await hall.StartAsync();
        await hall.FinishAsync();
        await hall.CallNextAsync();
        await malee.OpenAsync(card);
        Says(malee, "เชิญที่ช่อง 3", "แสดงเลข A002");
        Assert.StartsWith("● เชิญที่ช่อง 3", malee.Page.Title, StringComparison.Ordinal);
        await hall.StartAsync();
        await malee.OpenAsync(card);
        Says(malee, "กำลังรับบริการที่ช่อง 3");
        await hall.HoldAsync();
        await malee.OpenAsync(card);
        Says(malee, "พักบัตรไว้ชั่วคราว", "กลับไปที่ช่องเดิม");
        Assert.Null(malee.Page.QuerySelector("a[href$='/leave']"));
    }

    [Theory, OnBothDatabases]
    public async Task After_the_service_the_card_invites_to_rate_once_and_thanks_then(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall, present: true);
        await hall.CallNextAsync();
        await hall.StartAsync();
        await hall.FinishAsync();

        await malee.OpenAsync(card);
        Says(malee, "เสร็จแล้ว", "ขอบคุณที่มาใช้บริการ");
        Assert.Null(malee.Page.QuerySelector("noscript"));
        await malee.OpenAsync(new Uri(malee.Page.QuerySelector("a.button[href*='/rate/']")!.GetAttribute("href")!).AbsolutePath);
        await malee.SendAsync("main form[method=post]", (malee.Page.QuerySelector("input[type=radio]")!.GetAttribute("name")!, "5"));
        Assert.Contains("ได้รับคะแนนของท่านแล้ว", malee.Words, StringComparison.Ordinal);

        await malee.OpenAsync(card);
        Says(malee, "เสร็จแล้ว", "รับบัตรคิวใบใหม่");
        Assert.Null(malee.Page.QuerySelector("a[href*='/rate/']"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_steps_out_returns_once_by_the_hall_s_code_behind_the_next_two(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall, present: true);
        for (var i = 0; i < 3; i++)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(1));
            await hall.WalkInAsync();
        }
        await malee.OpenAsync(card + "/away");
        Assert.Contains("กลับเข้าคิวได้หนึ่งครั้งเท่านั้น ท่านจะได้ต่อจากคนที่รออยู่ 2 คน", malee.Words, StringComparison.Ordinal);
        await malee.SendAsync();
        Says(malee, "ท่านขอไปธุระ", "กลับมาถึงห้องรอแล้ว");

        await malee.OpenAsync(card + "/here");
        await malee.SendAsync(("HallCode", hall.WrongCode));
        Assert.Equal(HttpStatusCode.BadRequest, malee.Status);
        Assert.Contains("รหัสห้องรอไม่ตรง", malee.Words, StringComparison.Ordinal);
        Assert.Equal(hall.WrongCode, malee.Page.QuerySelector("#HallCode")!.GetAttribute("value"));
        await malee.SendAsync(("HallCode", hall.Code));

        Says(malee, "ก่อนหน้าท่าน 2 คิว");
        Assert.Null(malee.Page.QuerySelector("a[href$='/away']"));
        await malee.OpenAsync(card + "/away");
        Assert.Equal(card, malee.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Who_missed_the_call_returns_once_and_after_the_second_time_takes_a_new_card(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall, present: true);
        await hall.MissAsync();
        await malee.OpenAsync(card);
        Says(malee, "เรียกแล้วไม่พบท่าน", "กลับเข้าคิวได้หนึ่งครั้ง");
        await malee.OpenAsync(card + "/here");
        await malee.SendAsync(("HallCode", hall.Code));
        Says(malee, "คิวถัดไปคือท่าน");

        await hall.MissAsync();
        await malee.OpenAsync(card);

        Says(malee, "เรียกแล้วไม่พบท่าน", "กรุณารับบัตรใบใหม่");
        Assert.NotNull(malee.Page.QuerySelector("a.button[href='/q/D1']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_card_is_given_back_only_after_a_second_question_and_its_number_stays_used(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall);
        await malee.OpenAsync(card + "/leave");
        Assert.Contains("คืนแล้วเรียกกลับไม่ได้", malee.Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.Waiting, (await hall.OnlyCardAsync()).State);

        await malee.SendAsync();

        Says(malee, "คืนบัตรแล้ว");
        await malee.OpenAsync("/q/D1");
        await malee.SendAsync();
        Says(malee, "A002");
    }

    [Fact]
    public async Task Yesterday_s_card_and_an_unknown_address_say_what_to_do()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall);
        service.Clock.Advance(TimeSpan.FromDays(1));

        await malee.OpenAsync(card);
        Says(malee, "บัตรนี้หมดวันแล้ว", "รับบัตรคิวใบใหม่");
        await malee.OpenAsync(card + "/here");
        Assert.Equal(card, malee.Path);
        await malee.OpenAsync("/t/nobodyscard");
        Assert.Equal(HttpStatusCode.NotFound, malee.Status);
        Assert.Contains("เลขนั้นยังใช้ได้", malee.Words, StringComparison.Ordinal);
        await malee.OpenAsync("/t/nobodyscard/leave");
        Assert.Equal("/t/nobodyscard", malee.Path);
    }

    [Fact]
    public async Task Four_digits_cannot_be_guessed_by_trying()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, card) = await TakeAsync(hall);
        await malee.OpenAsync(card + "/here");

        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 15 && malee.Status != HttpStatusCode.TooManyRequests; i++)
        {
            await malee.SendAsync(("HallCode", hall.WrongCode));
            seen.Add(malee.Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, seen[^1]);
    }

    [Fact]
    public async Task Without_script_the_card_comes_anew_by_itself()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, _) = await TakeAsync(hall);

        Assert.Contains("http-equiv=\"refresh\"", malee.Page.QuerySelector("head noscript")!.InnerHtml.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_open_card_hears_its_own_place_when_it_changes_and_that_it_is_gone_when_it_is_sent_on(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var other = await WaitingHall.AddQueueAsync(service, "D3", "B", "R");
        await hall.WalkInAsync();
        var (malee, card) = await TakeAsync(hall, present: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(card + "/live", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await malee.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.Contains("ก่อนหน้าท่าน 1 คิว", await NextAsync(stream), StringComparison.Ordinal);
        await hall.CallNextAsync();
        Assert.Contains("ไม่มีคิวก่อนหน้าท่าน", await NextAsync(stream), StringComparison.Ordinal);
        await hall.StartAsync();
        await hall.CallNextAsync();
        await UntilAsync(stream, "Called.");
        await hall.TransferAsync(other);
        await UntilAsync(stream, "\"gone\"");
        await malee.OpenAsync(card);
        Says(malee, "งานบริการ D3", "ยังไม่มีช่องเปิด");

        await malee.OpenAsync("/t/nobodyscard/live");
        Assert.Equal(HttpStatusCode.NotFound, malee.Status);
    }

    private static async Task<(Visitor Who, string Card)> TakeAsync(WaitingHall hall, bool present = false)
    {
        var malee = Visitor.To(hall.Service);
        await malee.OpenAsync(present ? $"/q/D1?h={hall.Code}" : "/q/D1");
        await malee.SendAsync();
        Assert.StartsWith("/t/", malee.Path, StringComparison.Ordinal);
        return (malee, malee.Path);
    }

    private static void Says(Visitor visitor, params string[] words)
    {
        var said = System.Text.RegularExpressions.Regex.Replace(visitor.Words, @"\s+", " ");
        Assert.All(words, w => Assert.Contains(w, said, StringComparison.Ordinal));
    }

    private static string ThaiDigits(string digits) => string.Concat(digits.Select(d => (char)('๐' + (d - '0'))));

    private static async Task<string> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal)) return line;
        throw new InvalidOperationException("The stream has ended.");
    }

    private static async Task UntilAsync(StreamReader stream, string words)
    {
        while (!(await NextAsync(stream)).Contains(words, StringComparison.Ordinal))
        {
        }
    }
}
