using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>A card by the QR of the poster: one tap, one card, however often it is tapped.</summary>
public sealed class TakingACardOnTheWebTests
{
    [Theory, OnBothDatabases]
    public async Task One_tap_gives_a_card_and_the_phone_keeps_it_for_a_day(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        await hall.WalkInAsync();
        var malee = Visitor.To(service, redirects: false);

        await malee.OpenAsync("/q/D1");
        Assert.Contains("รออยู่ 1 คิว", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ถ้ารับบัตรตอนนี้ รอ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("งดรับของขวัญ", malee.Words, StringComparison.Ordinal);
        await malee.SendAsync();

        Assert.Equal(System.Net.HttpStatusCode.Redirect, malee.Status);
        var cookie = Assert.Single(malee.Last.Headers.GetValues("Set-Cookie"));
        foreach (var part in new[] { "card-D1=", "httponly", "samesite=lax", "path=/q", "max-age=86400" }) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        var card = await service.ReadAsync(db => db.Set<Ticket>().SingleAsync(t => t.Channel == TicketChannel.Web));
        Assert.Equal(("A002", TicketClass.Ordinary, null), (card.Text, card.Class, card.PresentAt));
        Assert.Equal(hall.AddressOf(card.Id), malee.Last.Headers.Location!.ToString());
        await malee.OpenAsync("/q/D1");
        Assert.Contains("ท่านมีบัตร A002 อยู่แล้ว", malee.Words, StringComparison.Ordinal);
        Assert.NotNull(malee.Page.QuerySelector($"a[href='{hall.AddressOf(card.Id)}']"));
    }

    [Theory, OnBothDatabases]
    public async Task The_form_sent_twice_and_a_form_of_another_tab_give_the_same_card(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await WaitingHall.OpenAsync(service);
        var malee = Visitor.To(service);
        await malee.OpenAsync("/q/D1");
        var form = malee.Page;
        var otherPhone = Visitor.To(service);
        await otherPhone.TakeAsync(await otherPhone.Http.GetAsync(new Uri("/q/D1", UriKind.Relative)));

        await malee.SendAsync();
        var first = malee.Path;
        // The same form once more, as the back button shows it, without the cookie and with it.
        var id = form.QuerySelector("input[name=__form]")!.GetAttribute("value");
        await otherPhone.SendAsync(("__form", id));
        Assert.Equal(first, otherPhone.Path);
        await malee.TakeAsync(await PostAsync(malee, "/q/D1", ("__form", id!)));
        Assert.Equal(first, malee.Path);

        Assert.Equal(1, await service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
    }

    [Theory]
    [InlineData("d1")]
    [InlineData("D๑")]
    [InlineData("dl")]
    public async Task A_code_in_other_letters_and_Thai_digits_leads_to_the_queue(string typed)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await WaitingHall.OpenAsync(service);
        var malee = Visitor.To(service);

        await malee.OpenAsync($"/q/{Uri.EscapeDataString(typed)}");
        Assert.Equal("/q/D1", malee.Path);
        await malee.OpenAsync($"/q?code={Uri.EscapeDataString("Q-" + typed)}");
        Assert.Equal("/q/D1", malee.Path);
    }

    [Fact]
    public async Task An_unknown_code_is_not_found_and_can_be_typed_again_and_the_list_shows_open_queues()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var malee = Visitor.To(service);
        await malee.OpenAsync("/q");
        Assert.Contains("ยังไม่มีคิว", malee.Words, StringComparison.Ordinal);
        await WaitingHall.OpenAsync(service);
        await WaitingHall.AddQueueAsync(service, "D9", "B", "R", q => q.IsOpen = false);

        await malee.OpenAsync("/q/X9");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, malee.Status);
        Assert.NotNull(malee.Page.QuerySelector("form input#code"));
        await malee.OpenAsync("/q?code=!!");
        Assert.Contains("กรุณาดูบนป้าย", malee.Words, StringComparison.Ordinal);
        Assert.NotNull(malee.Page.QuerySelector("a[href='/q/D1']"));
        Assert.Null(malee.Page.QuerySelector("a[href='/q/D9']"));
    }

    [Theory, OnBothDatabases]
    public async Task After_the_last_card_s_time_none_is_given_and_the_page_says_when_again(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await WaitingHall.OpenAsync(service);
        var malee = Visitor.To(service);
        await malee.OpenAsync("/q/D1");
        service.Clock.MoveTo(new DateTimeOffset(2026, 11, 20, 16, 20, 0, TimeSpan.FromHours(7)));

        await malee.SendAsync(("Class", "Elderly"));

        Assert.Equal(System.Net.HttpStatusCode.Conflict, malee.Status);
        Assert.Contains("วันนี้ปิดรับบัตรคิวแล้ว รับได้อีกครั้งวันจันทร์ที่ 23 พฤศจิกายน 2569 เวลา 08.30 น.", malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
    }

    [Fact]
    public async Task When_the_day_s_cards_are_used_up_the_page_says_so()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hall = await WaitingHall.OpenAsync(service, rules: q => q.MostPerDay = 1);
        await hall.WalkInAsync();
        var malee = Visitor.To(service);
        await malee.OpenAsync("/q/D1");

        await malee.SendAsync();

        Assert.Equal(System.Net.HttpStatusCode.Conflict, malee.Status);
        Assert.Contains("วันนี้แจกบัตรครบ 1 ใบแล้ว", malee.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Class", "Vip")]
    [InlineData("Class", "3")]
    [InlineData("Class", "99")]
    [InlineData("Service", "00000000000000000000000000000001")]
    [InlineData("Service", "x")]
    public async Task A_forged_class_or_service_is_refused_in_words_and_the_rest_of_the_form_stays(string field, string value)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await WaitingHall.OpenAsync(service);
        var services = await OfferAsync(service);
        var malee = Visitor.To(service);
        await malee.OpenAsync("/q/D1");

        await malee.SendAsync(("Class", "Monk"), ("Service", services[1].ToString("N")), (field, value));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, malee.Status);
        Assert.Contains("กรุณา", malee.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        if (field == "Class") Assert.Equal(services[1].ToString("N"), malee.Page.QuerySelector("#Service option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
        await malee.SendAsync(("Class", "Monk"), ("Service", services[1].ToString("N")));
        var card = await service.ReadAsync(db => db.Set<Ticket>().SingleAsync());
        Assert.Equal((TicketClass.Monk, services[1]), (card.Class, card.ServiceKindId));
    }

    [Theory, OnBothDatabases]
    public async Task With_the_board_s_QR_the_card_counts_as_present_and_with_an_old_or_wrong_code_it_does_not(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var hall = await WaitingHall.OpenAsync(service);
        var (malee, somchai, noi) = (Visitor.To(service), Visitor.To(service), Visitor.To(service));

        await malee.OpenAsync($"/q/D1?h={hall.Code}");
        Assert.Contains("ท่านอยู่ในห้องรอแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SendAsync();
        Assert.NotNull((await hall.OnlyCardAsync()).PresentAt);
        Assert.DoesNotContain("ถึงห้องรอแล้ว", malee.Words, StringComparison.Ordinal);

        await somchai.OpenAsync($"/q/D1?h={hall.WrongCode}");
        await somchai.SendAsync();
        Assert.Contains("ใส่เลข 4 หลัก", somchai.Words, StringComparison.Ordinal);
        var code = hall.Code;
        service.Clock.Advance(TimeSpan.FromMinutes(7));
        await noi.OpenAsync($"/q/D1?h={code}");
        await noi.SendAsync();
        Assert.Contains("ใส่เลข 4 หลัก", noi.Words, StringComparison.Ordinal);
        // Whoever comes into the hall later scans the board: the way to say so is filled in.
        await noi.OpenAsync($"/q/D1?h={hall.Code}");
        await noi.OpenAsync(noi.Page.QuerySelector("main a[href*='/here']")!.GetAttribute("href")!);
        Assert.Equal(hall.Code, noi.Page.QuerySelector("#HallCode")!.GetAttribute("value"));
        await noi.SendAsync();
        Assert.DoesNotContain("ใส่เลข 4 หลัก", noi.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_one_wrong_hall_code_after_the_other_is_not_told_any_more_whether_one_is_right()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hall = await WaitingHall.OpenAsync(service);
        var guesser = Visitor.To(service);
        for (var i = 0; i < 20; i++) await guesser.OpenAsync($"/q/D1?h={hall.WrongCode}");

        await guesser.OpenAsync($"/q/D1?h={hall.Code}");

        Assert.DoesNotContain("ท่านอยู่ในห้องรอแล้ว", guesser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_queue_works_is_published_with_its_own_numbers_and_as_a_notice_to_hang_up()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await WaitingHall.OpenAsync(service, rules: q => (q.OrdinaryPerPriority, q.ReturnsBehind) = (4, 5));
        var malee = Visitor.To(service);

        await malee.OpenAsync("/queues");
        Assert.Contains("เรียกบัตรทั่วไป 4 ใบ แล้วเรียกบัตรพิเศษ 1 ใบ", malee.Words, StringComparison.Ordinal);
        await malee.OpenAsync("/queues/d1");
        Assert.Equal("/queues/D1", malee.Path);
        foreach (var words in new[] { "ต่อจากคนที่รออยู่ 5 คน", "ผู้สูงอายุ 60 ปีขึ้นไป", "เรียกนอกลำดับ", "งดรับของขวัญ" }) Assert.Contains(words, malee.Words, StringComparison.Ordinal);
        foreach (var href in new[] { "/open/queues", "/report", "tel:049990000", "/q/D1" }) Assert.NotNull(malee.Page.QuerySelector($"main a[href='{href}']"));
        await malee.OpenAsync("/queues/D1/print");
        Assert.NotNull(malee.Page.QuerySelector("figure svg"));
        Assert.Contains("Q-D1", malee.Words, StringComparison.Ordinal);
        await malee.OpenAsync("/queues/X9");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, malee.Status);
        await malee.OpenAsync("/queues/X9/print");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, malee.Status);
    }

    private static async Task<List<Guid>> OfferAsync(Service service)
    {
        await service.WriteAsync(async db =>
        {
            var area = await db.Set<ServiceArea>().Select(a => a.Id).FirstAsync();
            var point = await db.Set<ServicePoint>().Select(p => p.Id).SingleAsync();
            for (var i = 1; i <= 2; i++)
            {
                var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = 900 + i, Name = $"งาน {i}", AreaId = area, CreatedAt = service.Clock.GetUtcNow().UtcDateTime };
                db.Add(kind);
                db.Add(new PointOffer { PointId = point, ServiceKindId = kind.Id });
            }
        });
        return await service.ReadAsync(db => db.Set<ServiceKind>().Where(k => k.Number > 900).OrderBy(k => k.Number).Select(k => k.Id).ToListAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value)) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await visitor.Http.SendAsync(request);
    }
}
