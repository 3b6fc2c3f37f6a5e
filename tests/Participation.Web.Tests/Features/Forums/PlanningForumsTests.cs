using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>From a draft to everybody's eyes: planned, announced, changed in the open, called off with a reason; and the yearly round.</summary>
public sealed class PlanningForumsTests
{
    [Theory, OnBothDatabases]
    public async Task A_forum_is_seen_once_announced_and_its_target_is_the_share_of_three_hundred_that_its_people_are(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        var villager = Visitor.To(service);
        var address = await ForumHall.PlanAsync(organiser, await ForumHall.VillageAsync(service, 2));
        Assert.Contains("ขั้นต่อไป", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("90 คน", organiser.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);

        await organiser.OpenAsync($"{address}/work");
        await organiser.SendAsync("form[action*=Announce]");

        await villager.OpenAsync("/forums");
        Assert.Contains("วันศุกร์ที่ 15 มกราคม 2570 เวลา 09.00–12.00 น.", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("หมู่ 2 บ้านสอง", villager.Words, StringComparison.Ordinal);
        Assert.Equal(["รับฟังปัญหา", "พิจารณาร่างแผน"], villager.Page.QuerySelectorAll("ol.process li").Select(l => l.TextContent));
        Assert.Equal(["forum.planned", "forum.announced"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "forum:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_announced_and_is_changed_says_so_and_what_is_called_off_keeps_its_page_with_the_reason(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        var villager = Visitor.To(service);
        var address = await ForumHall.AnnounceAsync(organiser, await ForumHall.VillageAsync(service, 1));
        await organiser.OpenAsync($"{address}/edit");
        await organiser.SendAsync(("Day", "19/11/2569"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync(("Day", "22/1/2570"), ("Place", ""));
        Assert.Equal((HttpStatusCode.BadRequest, "ประกาศแล้ว ต้องมีสถานที่"), (organiser.Status, organiser.Page.QuerySelector("#Place_error")?.TextContent));
        await organiser.SendAsync(("Day", "22/1/2570"), ("Place", "วัดหนึ่ง"));
        await villager.OpenAsync("/forums/1");
        Assert.Contains("แก้ไขกำหนดการเมื่อ 20 พ.ย. 2569 09.30 น.", villager.Words, StringComparison.Ordinal);
        Assert.Contains("วัดหนึ่ง", villager.Words, StringComparison.Ordinal);

        await organiser.OpenAsync($"{address}/work");
        await organiser.SendAsync("form[action*=Cancel]");
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync("form[action*=Cancel]", ("Reason", "น้ำท่วมทาง"));

        await villager.OpenAsync("/forums/1");
        Assert.Contains("ยกเลิกเวทีนี้แล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Contains("น้ำท่วมทาง", villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("a[href$='/opinion']"));
        await villager.OpenAsync("/forums/1/opinion");
        Assert.Contains("ปิดรับความเห็นแล้ว", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Another_forum_of_the_village_near_it_or_any_on_the_day_is_warned_of_once_and_may_be_meant(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        await ForumHall.PlanAsync(organiser, one);
        // Another village a few days from it is no clash.
        await ForumHall.PlanAsync(organiser, two, "18/1/2570");

        foreach (var (village, day, words) in ((Guid?, string, string)[])[(one, "22/1/2570", "หมู่บ้านเดียวกันในวันใกล้กัน"), (two, "15/1/2570", "วันเดียวกัน"), (null, "21/1/2570", "หมู่บ้านเดียวกันในวันใกล้กัน")])
        {
            await organiser.OpenAsync("/staff/forums/new");
            await organiser.SendAsync(ForumHall.Form(village, day));
            Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
            Assert.Contains(words, organiser.Words, StringComparison.Ordinal);
            Assert.Equal(day, organiser.Page.QuerySelector("#Day")!.GetAttribute("value"));
        }
        await organiser.SendAsync(("DespiteClash", "true"));

        Assert.Equal(HttpStatusCode.OK, organiser.Status);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<Forum>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_yearly_round_plans_what_is_missing_in_one_step_on_days_that_may_be_changed(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.PlanAsync(organiser, await ForumHall.VillageAsync(service, 3), "20/1/2570");
        // For everybody, and so for no village.
        await ForumHall.PlanAsync(organiser, null, "26/2/2570");

        await organiser.OpenAsync("/staff/forums/round");
        Assert.Contains("จัดแล้ว 0 จาก 3 หมู่บ้านหรือชุมชน", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(2, organiser.Page.QuerySelectorAll("#Rows li").Length);
        var days = organiser.Page.QuerySelectorAll("#Rows input[name$='.Day']").Select(i => i.GetAttribute("value")!).ToList();
        Assert.All(days, d => Assert.True(Participation.Web.Platform.Time.ThaiDate.TryParse(d, out var day) && day >= new DateOnly(2027, 1, 4) && day <= new DateOnly(2027, 2, 28), d));
        await organiser.SendAsync(("Rows[0].Day", "๑๒/๑/๒๕๗๐"), ("Rows[1].Day", "12/1/2570"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("มากกว่าหนึ่งเวที", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync(("Rows[1].Day", "14/1/2570"), ("Rows[1].Place", "วัดสอง"));

        Assert.Equal(HttpStatusCode.OK, organiser.Status);
        Assert.Contains("ยังไม่ได้กำหนด 0 แห่ง", organiser.Words, StringComparison.Ordinal);
        var planned = await service.ReadAsync(db => db.Set<Forum>().OrderBy(f => f.Number).Select(f => new { f.Title, f.Day, f.Place, f.Target }).ToListAsync());
        Assert.Equal(("เวทีประชาคมแผนพัฒนา หมู่ 1 บ้านหนึ่ง", new DateOnly(2027, 1, 12), 150), (planned[2].Title, planned[2].Day, planned[2].Target));
        Assert.Equal((new DateOnly(2027, 1, 14), "วัดสอง", 90), (planned[3].Day, planned[3].Place, planned[3].Target));
    }

    [Fact]
    public async Task A_village_counts_once_when_held_with_somebody_there_and_eleven_of_twelve_is_not_all()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var first = await ForumHall.AnnouncedAsync(service, new(2026, 11, 21), 1);
        var again = await ForumHall.AnnouncedAsync(service, new(2026, 11, 22), 1);
        var joint = await ForumHall.AnnouncedAsync(service, new(2026, 11, 23), 2, 3);
        service.Clock.Advance(TimeSpan.FromDays(7));
        await ForumHall.HeldAsync(service, first, 0, (1, 20));
        await ForumHall.HeldAsync(service, again, 0, (1, 10));
        // Invited, but nobody of village 3 came.
        await ForumHall.HeldAsync(service, joint, 0, (2, 5));
        var organiser = await ForumHall.OrganiserAsync(service);

        await organiser.OpenAsync("/staff/forums/round");

        Assert.Contains("จัดแล้ว 2 จาก 3 หมู่บ้านหรือชุมชน", organiser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ครบแล้ว", organiser.Words, StringComparison.Ordinal);
        Assert.Single(organiser.Page.QuerySelectorAll("#Rows li"));
    }

    [Fact]
    public async Task From_December_whoever_plans_is_reminded_of_villages_without_a_day()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.PlanAsync(organiser, await ForumHall.VillageAsync(service, 1));
        await organiser.OpenAsync("/staff");
        Assert.DoesNotContain("ยังไม่ได้กำหนดวันเวทีประชาคม", organiser.Words, StringComparison.Ordinal);

        service.Clock.MoveTo(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        var later = await ForumHall.OrganiserAsync(service, "later");
        await later.OpenAsync("/staff");

        Assert.Contains("อีก 2 หมู่บ้านหรือชุมชนยังไม่ได้กำหนดวันเวทีประชาคม ปีงบประมาณ 2570", later.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2570, 12, "2026-11-20")]
    [InlineData(2570, 30, "2026-11-20")]
    [InlineData(2570, 3, "2027-02-20")]
    [InlineData(2570, 2, "2027-06-01")]
    [InlineData(2571, 12, "2026-11-20")]
    public void Days_of_a_round_are_working_days_ahead_of_today_each_once(int year, int count, string today)
    {
        var from = DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var taken = new HashSet<DateOnly> { new(2027, 1, 5) };

        var days = RoundDays.Spread(year, count, from, taken);

        Assert.Equal(count, days.Distinct().Count());
        Assert.All(days, d => Assert.True(d > from && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !taken.Contains(d), d.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        if (from < new DateOnly(year - 543, 1, 1)) Assert.All(days, d => Assert.InRange(d, new DateOnly(year - 543, 1, 4), new DateOnly(year - 543, 2, 28)));
    }

    [Fact]
    public async Task Bad_input_keeps_what_was_typed_and_says_what_to_do_beside_it()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/new");
        await organiser.SendAsync(("Title", null), ("Day", "เสาร์หน้า"), ("From", "13.00"), ("Until", "12.00"), ("MapLink", "http://maps.example"), ("Place", "ศาลา <b>ใหญ่</b>"));

        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        foreach (var field in (string[])["Title", "Day", "Until", "MapLink"]) Assert.NotNull(organiser.Page.QuerySelector($"#{field}_error"));
        Assert.Equal("ศาลา <b>ใหญ่</b>", organiser.Page.QuerySelector("#Place")!.GetAttribute("value"));
        await organiser.SendAsync([.. ForumHall.Form(null, other: ("Level", "Village")), ("MapLink", null)]);
        Assert.Contains("กรุณาเลือกหมู่บ้านหรือชุมชนที่เชิญ", organiser.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_council_meeting_is_announced_with_its_session_and_the_rule_on_listening_keeps_all_its_editions(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.AnnounceAsync(organiser, null, "25/11/2569", ("Purpose", "Council"), ("Session", "สมัยสามัญ สมัยที่ 1"));
        foreach (var (text, day) in ((string, string)[])[("แจ้งชื่อก่อน 15 นาที", "1/10/2569"), ("แจ้งชื่อก่อน 30 นาที", "1/11/2569")])
        {
            await organiser.OpenAsync("/staff/forums/council-rule");
            await organiser.SendAsync(("Title", "ระเบียบเข้าฟัง"), ("Text", text), ("DecidedOn", day));
            Assert.Equal(HttpStatusCode.OK, organiser.Status);
        }
        await organiser.SendAsync(("Text", "ย้อนหลัง"), ("DecidedOn", "1/9/2569"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("สมัยสามัญ สมัยที่ 1", villager.Words, StringComparison.Ordinal);
        Assert.NotNull(villager.Page.QuerySelector("a[href='/forums/council-rule']"));
        await villager.OpenAsync("/forums/council-rule");
        Assert.Contains("ฉบับที่ 2 ลงวันที่ 1 พ.ย. 2569", villager.Words, StringComparison.Ordinal);
        Assert.Contains("30 นาที", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/council-rule?edition=1");
        Assert.Contains("15 นาที", villager.Words, StringComparison.Ordinal);
        Assert.Contains("เลิกใช้แล้ว", villager.Words, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<AttendanceRule>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Text, "อื่น"))));
    }

    [Theory, OnBothDatabases]
    public async Task Lists_are_paged_filtered_by_village_and_state_and_cost_the_same_few_queries(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await ForumHall.OpenAsync(database, counter.Register);
        var organiser = await ForumHall.OrganiserAsync(service);
        for (var i = 0; i < 3; i++) await ForumHall.AnnouncedAsync(service, new DateOnly(2027, 1, 4).AddDays(i), i + 1);
        var villager = Visitor.To(service);
        var (publicFew, staffFew) = (await CountAsync(villager, "/forums"), await CountAsync(organiser, "/staff/forums"));
        for (var i = 3; i < 45; i++) await ForumHall.AnnouncedAsync(service, new DateOnly(2027, 1, 4).AddDays(i), (i % 3) + 1);
        service.Clock.MoveTo(new DateTimeOffset(2027, 1, 14, 9, 0, 0, TimeSpan.FromHours(7)));
        var again = await ForumHall.OrganiserAsync(service, "again");

        Assert.Equal(publicFew, await CountAsync(villager, "/forums"));
        Assert.Equal(staffFew, await CountAsync(again, "/staff/forums?state=announced&year=2570"));
        var seen = new List<string>();
        for (var next = "/forums"; next is not null; next = villager.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await villager.OpenAsync(next);
            seen.AddRange(villager.Page.QuerySelectorAll("main .links a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith("/forums/", StringComparison.Ordinal) && char.IsAsciiDigit(h[^1])));
        }
        // The next one first; after the last to come, the latest that was.
        Assert.Equal([.. Enumerable.Range(11, 35), .. Enumerable.Range(1, 10).Reverse()], seen.Select(h => int.Parse(h["/forums/".Length..], System.Globalization.CultureInfo.InvariantCulture)));
        await villager.OpenAsync($"/forums?village={await ForumHall.VillageAsync(service, 2)}");
        Assert.Equal(15, villager.Page.QuerySelectorAll("main .links a strong").Length + villager.Page.QuerySelectorAll("main h2 + .links ~ h2 + .links li").Length);

        async Task<int> CountAsync(Visitor visitor, string path)
        {
            await visitor.OpenAsync(path);
            return await counter.CountAsync(() => visitor.OpenAsync(path));
        }
    }

    [Fact]
    public async Task The_calendar_gets_Thai_words_in_folded_lines_and_times_in_UTC()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.AnnounceAsync(organiser, await ForumHall.VillageAsync(service, 1), other: ("Title", "เวทีประชาคมแผนพัฒนา; หมู่ 1, บ้านหนึ่ง ปีงบประมาณ 2570 ที่ศาลากลางบ้าน"));

        using var answer = await service.Client().GetAsync(new Uri("/forums/1/calendar.ics", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("DTSTART:20270115T020000Z\r\nDTEND:20270115T050000Z\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:เวทีประชาคมแผนพัฒนา\\; หมู่ 1\\, บ้านหนึ่ง ปีงบประมาณ 2570 ที่ศาลากลางบ้าน\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("URL:http://localhost/forums/1\r\n", whole, StringComparison.Ordinal);
        using var unknown = await service.Client().GetAsync(new Uri("/forums/9/calendar.ics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
