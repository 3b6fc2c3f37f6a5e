using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>The day of a forum: who comes is counted on phones, at the desk and from sheets, each once; questions are asked and answered.</summary>
public sealed class HallTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, OnBothDatabases]
    public async Task A_phone_says_once_that_it_is_there_without_a_name_by_the_code_and_in_the_hours(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, Today, 1);
        await ForumHall.AnnouncedAsync(service, Today.AddDays(1), 2);
        var (malee, code) = (Visitor.To(service), await CodeAsync(service, 1));
        await malee.OpenAsync($"/forums/2/in?c={await CodeAsync(service, 2)}");
        Assert.Contains("ยังไม่ถึงเวลาลงชื่อ ลงได้วันเสาร์ที่ 21 พฤศจิกายน 2569 ตั้งแต่ 08.00 น.", malee.Words, StringComparison.Ordinal);
        await malee.OpenAsync("/forums/in?code=AA1");
        Assert.Contains("ไม่มีรหัสนี้", malee.Words, StringComparison.Ordinal);

        await malee.OpenAsync($"/forums/in?code=f-{code.ToLowerInvariant()}");
        Assert.Equal("/forums/1/in", malee.Path);
        await malee.SendAsync(("Name", "มาลี ใจดี"));
        Assert.Equal(HttpStatusCode.BadRequest, malee.Status);
        Assert.Contains("กรุณาเลือกว่ามาจากที่ใด", malee.Words, StringComparison.Ordinal);
        Assert.Contains("กรุณาทำเครื่องหมายว่ายินยอม", malee.Words, StringComparison.Ordinal);
        Assert.Equal("มาลี ใจดี", malee.Page.QuerySelector("#Name")!.GetAttribute("value"));
        await malee.SendAsync(("Village", (await ForumHall.VillageAsync(service, 2)).ToString()), ("Consents", "true"));
        Assert.Contains("นับท่านจาก หมู่ 2 บ้านสอง", malee.Words, StringComparison.Ordinal);

        // The page again, the poster again, and another phone.
        await malee.OpenAsync($"/forums/1/in?c={code}");
        Assert.Contains("ลงชื่อแล้ว", malee.Words, StringComparison.Ordinal);
        var somchai = Visitor.To(service);
        await somchai.OpenAsync($"/forums/1/in?c={code}");
        await somchai.SendAsync(("Village", "elsewhere"));
        Assert.Equal([("Phone", 1), ("Phone", 1)], await service.ReadAsync(async db => (await db.Set<HallEntry>().ToListAsync()).ConvertAll(e => (e.Way.ToString(), e.Heads))));

        // Whoever gave a name takes it back and stays counted.
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/1/hall/names");
        Assert.Contains("มาลี ใจดี", organiser.Words, StringComparison.Ordinal);
        await malee.OpenAsync("/forums/1/in");
        await malee.SendAsync("form[action*=Forget]");
        await organiser.OpenAsync("/staff/forums/1/hall/names");
        Assert.DoesNotContain("มาลี", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1/hall");
        Assert.Contains("มาแล้ว 2 คน", organiser.Words, StringComparison.Ordinal);

        var late = Visitor.To(service);
        await late.OpenAsync($"/forums/1/in?c={code}");
        service.Clock.Advance(TimeSpan.FromHours(4));
        await late.SendAsync(("Village", "elsewhere"));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("ปิดรับลงชื่อแล้ว", late.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_desk_counts_heads_takes_back_and_what_it_kept_without_network_counts_once_however_often_it_comes(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, Today, 1);
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        var organiser = await ForumHall.OrganiserAsync(service);
        const string Desk = "/staff/forums/1/hall";
        await organiser.OpenAsync(Desk);
        await organiser.SendAsync("form[data-desk]", ("Minus", one.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.OpenAsync(Desk);
        for (var press = 0; press < 3; press++) await organiser.SendAsync("form[data-desk]", ("Plus", one.ToString()));
        await organiser.SendAsync("form[data-desk]", ("Minus", one.ToString()));
        Assert.Contains("มาแล้ว 2 คน", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync("form[data-sheet]", ($"Sheet[{one}]", "สิบ"));
        Assert.Equal((HttpStatusCode.BadRequest, "สิบ"), (organiser.Status, organiser.Page.QuerySelector($"#sheet-{one}")!.GetAttribute("value")));
        await organiser.SendAsync("form[data-sheet]", ($"Sheet[{one}]", "๑๐"), ($"Sheet[{two}]", "4"));
        Assert.Contains("มาแล้ว 16 คน", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync("form[action*=Undo]");
        Assert.Contains("เอาออกแล้ว", organiser.Words, StringComparison.Ordinal);

        var kept = Enumerable.Range(0, 5).Select(i => new { id = Guid.CreateVersion7(), village = i == 4 ? "elsewhere" : two.ToString(), way = "Desk", heads = i == 3 ? -1 : 1, at = "2026-11-20T02:00:00Z" }).ToList();
        var first = await DeliverAsync(organiser, kept);
        var again = await DeliverAsync(organiser, kept);

        Assert.All(first, r => Assert.Equal("Accepted", r));
        Assert.All(again, r => Assert.Equal("Duplicate", r));
        Assert.Equal(["Refused"], await DeliverAsync(organiser, [new { id = Guid.CreateVersion7(), village = Guid.CreateVersion7(), way = "Desk", heads = 1, at = "2026-11-20T02:00:00Z" }]));
        var counts = await service.ReadAsync(db => db.HallCountsAsync(db.Set<Forum>().Select(f => f.Id).Single(), CancellationToken.None));
        Assert.Equal((2, 2, 1), (counts.Single(c => c.VillageId == one).Desk, counts.Single(c => c.VillageId == two).Desk, counts.Single(c => c.VillageId == null).Total));
        // Four presses, one sheet, one line taken back, one delivery: each deed once in the trail, those that changed nothing not at all.
        Assert.Equal(["forum.counted", "forum.counted", "forum.counted", "forum.counted", "forum.counted", "forum.count_undone", "forum.counted"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("forum.count")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));

        // The result begins with what was counted, and is what staff say.
        await organiser.OpenAsync("/staff/forums/1/result");
        var total = counts.Sum(c => c.Total);
        Assert.Contains($"รวม {total} คน", organiser.Words, StringComparison.Ordinal);
        Assert.Equal("1", organiser.Page.QuerySelector("#Elsewhere")!.GetAttribute("value"));
        await organiser.SendAsync(("Elsewhere", "3"));
        Assert.Equal(3, await service.ReadAsync(db => db.Set<Forum>().Select(f => f.AttendedElsewhere).SingleAsync()));

        // What the desk delivers afterwards is in no figure until somebody has looked.
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(organiser, [new { id = Guid.CreateVersion7(), village = one.ToString(), way = "Desk", heads = 1, at = "2026-11-20T02:10:00Z" }]);
        await organiser.OpenAsync("/staff");
        Assert.Contains("นับเพิ่มหลังบันทึกผล 1 คน ใน 1 เวที", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1");
        Assert.Contains("นับเพิ่มหลังบันทึกผล 1 คน", organiser.Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await organiser.OpenAsync("/staff/forums/1/result");
        await organiser.SendAsync();
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        Assert.DoesNotContain("หลังบันทึกผล", organiser.Words, StringComparison.Ordinal);

        var unitHead = await (await Colleague.AddAsync(service, "head", [StaffRole.UnitHead])).SignInAsync();
        await unitHead.OpenAsync(Desk);
        Assert.Equal(HttpStatusCode.NotFound, unitHead.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Gender_and_age_are_asked_only_where_the_agency_turned_it_on_and_may_be_passed_over(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, Today, 1);
        var (malee, organiser, code) = (Visitor.To(service), await ForumHall.OrganiserAsync(service), await CodeAsync(service, 1));
        await malee.OpenAsync($"/forums/1/in?c={code}");
        Assert.Null(malee.Page.QuerySelector("#Gender"));
        await organiser.OpenAsync("/staff/forums/settings");
        await organiser.SendAsync(("AsksGenderAndAge", "true"));

        await malee.OpenAsync($"/forums/1/in?c={code}");
        await malee.SendAsync(("Village", "elsewhere"), ("Gender", "Female"), ("Age", "From60"));
        var somchai = Visitor.To(service);
        await somchai.OpenAsync($"/forums/1/in?c={code}");
        await somchai.SendAsync(("Village", "elsewhere"));
        await organiser.OpenAsync("/staff/forums/1/hall");
        await organiser.SendAsync("form[data-desk]", ("Plus", "elsewhere"), ("Gender", "Male"));

        Assert.Contains("ผู้ที่บอก: หญิง 1 · ชาย 1 · 60 ปีขึ้นไป 1", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("มาแล้ว 3 คน", organiser.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_question_is_answered_once_by_each_phone_that_is_in_beside_raised_hands_and_only_its_counts_stay(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, Today, 1);
        var (organiser, code) = (await ForumHall.OrganiserAsync(service), await CodeAsync(service, 1));
        const string Polls = "/staff/forums/1/polls";
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("form[action*=Make]", ("Question", "ทำเรื่องใดก่อน"), ("Choices[0]", "ถนน"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync("form[action*=Make]", ("Choices[1]", "ไฟทาง"));
        await organiser.SendAsync("form[action*=Make]", ("Question", "วันใด"), ("Choices[0]", "เสาร์"), ("Choices[1]", "อาทิตย์"));
        var phones = new[] { Visitor.To(service), Visitor.To(service), Visitor.To(service) };
        await phones[0].OpenAsync("/forums/1/poll");
        Assert.Contains("ไม่มีคำถามที่เปิดอยู่", phones[0].Words, StringComparison.Ordinal);
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-1 form[action*=Open]");
        Assert.Null(organiser.Page.QuerySelector("form[action*=Open]"));

        await phones[0].OpenAsync("/forums/1/poll");
        Assert.Null(phones[0].Page.QuerySelector("form"));
        foreach (var phone in phones)
        {
            await phone.OpenAsync($"/forums/1/in?c={code}");
            await phone.SendAsync(("Village", "elsewhere"));
            await phone.OpenAsync("/forums/1/poll");
            await phone.SendAsync(("Choice", "1"));
        }
        await phones[2].SendAsync(("Choice", "2"));
        Assert.Contains("ท่านตอบว่า ไฟทาง", phones[2].Words, StringComparison.Ordinal);
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-1 form[action*=Hands]", ("Hands[0]", "5"), ("Hands[1]", "๑๒"));

        // The screen of the hall shows the code where staff opened it, and to nobody else.
        await organiser.OpenAsync("/staff/forums/1/hall");
        var screen = Visitor.To(service);
        await screen.OpenAsync(organiser.Page.QuerySelector("a[href*='/screen?k=']")!.GetAttribute("href")!);
        Assert.Contains($"F-{code}", screen.Words, StringComparison.Ordinal);
        Assert.Equal(["ถนน257", "ไฟทาง11213"], [.. screen.Page.QuerySelectorAll(".poll tbody tr:first-child").Select(r => r.TextContent.Trim())]);
        await screen.OpenAsync("/forums/1/screen");
        Assert.DoesNotContain(code, screen.Words, StringComparison.Ordinal);

        var stale = phones[0];
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-1 form[action*=Close]");
        await stale.SendAsync(("Choice", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<ForumPollVote>().CountAsync()));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Equal(["ถนน257", "ไฟทาง11213"], [.. villager.Page.QuerySelectorAll("table tbody tr:first-child").Select(r => r.TextContent.Trim())]);

        // Forgotten open, the other ends with the hours.
        await organiser.SendAsync("#poll-2 form[action*=Open]");
        service.Clock.Advance(TimeSpan.FromHours(4));
        await using (var scope = service.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<CloseForgottenPolls>().RunAsync(CancellationToken.None);
        Assert.Equal([PollState.Closed, PollState.Closed], await service.ReadAsync(db => db.Set<ForumPoll>().Select(p => p.State).ToListAsync()));
        Assert.Equal(["forum_poll.made", "forum_poll.opened", "forum_poll.hands_counted", "forum_poll.closed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "forum:1/poll:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_the_code_of_the_hall_counts_a_friend_once_asks_the_question_and_erasure_leaves_the_counts(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await ForumHall.AnnouncedAsync(world.Service, Today, 1);
        var code = await CodeAsync(world.Service, 1);
        var malee = await Talk.WithFriendAsync(world);
        // The tap is in everybody's chat at home too.
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("มาถึงแล้ว");
        Assert.Contains("พิมพ์รหัสที่จอหรือป้ายหน้าห้อง เช่น F-KT12", malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<HallEntry>().CountAsync()));
        await malee.SayAsync("F-AA1");
        Assert.Contains("ไม่มีรหัสนี้", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync($"f-{code}");
        Assert.Contains("ลงชื่อว่ามาแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("หมู่ 1");
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("มาถึงแล้ว");
        Assert.Contains("ลงชื่อไว้แล้วค่ะ นับท่านจาก หมู่ 1 บ้านหนึ่ง", malee.Words, StringComparison.Ordinal);

        var organiser = await ForumHall.OrganiserAsync(world.Service);
        await organiser.OpenAsync("/staff/forums/1/polls");
        await organiser.SendAsync("form[action*=Make]", ("Question", "ทำเรื่องใดก่อน"), ("Choices[0]", "ถนน"), ("Choices[1]", "ไฟทาง"));
        await organiser.SendAsync("#poll-1 form[action*=Open]");
        await malee.TapAsync("คำถามในเวที");
        await malee.TapAsync("1. ถนน");
        await malee.TapAsync("คำถามในเวที");
        await malee.TapAsync("2. ไฟทาง");
        Assert.Contains("ท่านตอบว่า ไฟทาง", malee.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Line.CallsAsync("push"));

        await using (var scope = world.Service.Services.CreateAsyncScope())
            Assert.Contains(await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(malee.UserId, CancellationToken.None), r => r.Title == "เวทีที่ท่านลงชื่อ");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);

        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<HallPhone>().CountAsync()));
        await organiser.OpenAsync("/staff/forums/1/hall");
        Assert.Contains("มาแล้ว 1 คน", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1/polls");
        Assert.Equal("ไฟทาง101", organiser.Page.QuerySelectorAll("#poll-1 tbody tr:first-child")[1].TextContent.Trim());
    }

    [Theory, OnBothDatabases]
    public async Task A_button_of_a_question_that_is_over_says_that_it_did_not_count_and_brings_the_one_that_is_open(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await ForumHall.AnnouncedAsync(world.Service, Today, 1);
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        const string Polls = "/staff/forums/1/polls";
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("form[action*=Make]", ("Question", "ทำเรื่องใดก่อน"), ("Choices[0]", "ถนน"), ("Choices[1]", "ไฟทาง"));
        await organiser.SendAsync("form[action*=Make]", ("Question", "วันใด"), ("Choices[0]", "เสาร์"), ("Choices[1]", "อาทิตย์"));
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-1 form[action*=Open]");
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync($"F-{await CodeAsync(world.Service, 1)}");
        await malee.TapAsync("คำถามในเวที");
        var old = malee.Taps.Single(t => Talk.LabelOf(t) == "1. ถนน");
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-1 form[action*=Close]");
        await organiser.OpenAsync(Polls);
        await organiser.SendAsync("#poll-2 form[action*=Open]");

        await malee.TapAsync(old);

        Assert.Contains("คำถามนั้นปิดแล้ว คำตอบนี้ไม่ได้นับ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("วันใด", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("2. อาทิตย์");
        Assert.Contains("ท่านตอบว่า อาทิตย์", malee.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<ForumPollVote>().CountAsync()));
    }

    private static async Task<string> CodeAsync(Service service, int number)
    {
        var forum = await service.ReadAsync(db => db.FindForumAsync(number, CancellationToken.None));
        return service.Services.GetRequiredService<HallKeys>().CodeOf(forum!);
    }

    [Theory, OnBothDatabases]
    public async Task A_sheet_is_not_taken_back_below_nobody_whoever_comes_is_counted_and_a_refused_form_brings_a_new_token(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, Today, 1);
        var one = await ForumHall.VillageAsync(service, 1);
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/1/hall");
        await organiser.SendAsync("form[data-sheet]", ($"Sheet[{one}]", "10"));
        await organiser.SendAsync("form[data-desk]", ("Minus", one.ToString()));
        await organiser.SendAsync("form[action*=Undo]");
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("เอาใบนี้ออกไม่ได้ ใบนี้มี 10 คน แต่ที่นี่เหลือ 9 คน", organiser.Words, StringComparison.Ordinal);
        // As it could have come to stand before.
        var (forum, entry, now) = (await service.ReadAsync(db => db.Set<Forum>().Select(f => f.Id).SingleAsync()), Guid.CreateVersion7(), service.Clock.Now());
        await service.WriteAsync(db =>
        {
            db.AddRange(new HallEntry { Id = entry, ForumId = forum, VillageId = one, Way = HallWay.Desk, Heads = -12, OccurredAt = now, ReceivedAt = now }, new HallName { EntryId = entry, ForumId = forum, Name = "นางมาลี", ConsentedAt = now });
            return Task.CompletedTask;
        });
        Assert.Equal(["Accepted"], await DeliverAsync(organiser, [new { id = Guid.CreateVersion7(), village = one.ToString(), way = "Desk", heads = 1, at = "2026-11-20T02:00:00Z" }]));

        // Another colleague signed in on this phone: what the refusal brings proves the form from then on.
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.OK])
        {
            var token = expected == HttpStatusCode.OK ? organiser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")! : "old";
            using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Entries"] = "[]" });
            await organiser.TakeAsync(await organiser.Http.PostAsync(new Uri("/staff/forums/1/hall?handler=Deliver", UriKind.Relative), body));
            Assert.Equal(expected, organiser.Status);
        }

        await organiser.OpenAsync("/staff/forums/1/hall/names");
        await organiser.SendAsync("form[action*=Erase]");
        Assert.Contains("ลบชื่อแล้ว ยังนับว่ามา", organiser.Words, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await service.ReadAsync(db => db.Set<HallName>().CountAsync()), await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "forum.name_erased"))));
    }

    /// <summary>As the desk's script sends it.</summary>
    private static async Task<string[]> DeliverAsync(Visitor organiser, IReadOnlyList<object> entries)
    {
        await organiser.OpenAsync("/staff/forums/1/hall");
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = organiser.Page.QuerySelector("[data-desk] [name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["SentAt"] = "2026-11-20T02:30:00Z",
            ["Entries"] = JsonSerializer.Serialize(entries),
        });
        using var answer = await organiser.Http.PostAsync(new Uri("/staff/forums/1/hall?handler=Deliver", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. receipt.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetString()!)];
    }
}
