using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>What came of forums, and whether every village took part as its people are many; held against a reckoning by hand.</summary>
public sealed class ForumCoverageTests
{
    [Theory, OnBothDatabases]
    public async Task Heads_by_village_minutes_and_resolution_stand_on_the_public_page_beside_what_was_said(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        var address = await ForumHall.AnnounceAsync(organiser, await ForumHall.VillageAsync(service, 1), "20/11/2569");
        await organiser.OpenAsync($"{address}/result");
        await organiser.SendAsync(("Resolution", "เห็นชอบ"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync(("Heads[0].Came", "มาก"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Equal("เห็นชอบ", organiser.Page.QuerySelector("#Resolution")!.TextContent);

        await organiser.SendAsync(("Heads[0].Came", "๔๒"), ("Heads[1].Came", "3"), ("Elsewhere", "5"), ("Resolution", "เห็นชอบร่างแผน"), ("Minutes", "ประธานเปิดเวที"));

        Assert.Equal(HttpStatusCode.OK, organiser.Status);
        Assert.Contains("มา 50 คน", organiser.Words, StringComparison.Ordinal);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("มาร่วม 50 คน", villager.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 2 บ้านสอง 3 คน", villager.Words, StringComparison.Ordinal);
        Assert.Contains("เห็นชอบร่างแผน", villager.Words, StringComparison.Ordinal);
        // Corrected later: the trail keeps what stood there.
        await organiser.OpenAsync($"{address}/result");
        Assert.Equal("42", organiser.Page.QuerySelector("input[name='Heads[0].Came']")!.GetAttribute("value"));
        await organiser.SendAsync(("Heads[0].Came", "40"));
        Assert.Equal(["forum.planned", "forum.announced", "forum.held", "forum.result_changed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "forum:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_forum_that_is_still_to_come_has_no_result()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);
        var address = await ForumHall.AnnounceAsync(organiser, null);

        await organiser.OpenAsync($"{address}/result");
        await organiser.SendAsync(("Elsewhere", "5"));

        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("ยังไม่ถึงวันจัด", organiser.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Shares_expectation_and_index_are_what_a_hand_reckons_on_the_page_and_in_the_file(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = Guid.CreateVersion7(), Number = 4, Name = "บ้านสี่", Label = "หมู่บ้าน", Population = 200 })));
        // Last fiscal year: one forum of village 1 with 30 heads.
        service.Clock.MoveTo(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(7)));
        await PlanPastAsync(service, new(2026, 1, 20), 0, 1, 30);
        // This year: village 1 with 60, village 2 with 20 of its own and 5 of village 1; everybody's with 15 of village 3.
        var (one, two, all) = (await ForumHall.AnnouncedAsync(service, new(2026, 11, 21), 1), await ForumHall.AnnouncedAsync(service, new(2026, 11, 22), 2), await ForumHall.AnnouncedAsync(service, new(2026, 11, 23)));
        await ForumHall.AnnouncedAsync(service, new(2027, 2, 1), 3);
        service.Clock.Advance(TimeSpan.FromDays(5));
        await ForumHall.HeldAsync(service, one, 7, (1, 60));
        await ForumHall.HeldAsync(service, two, 0, (2, 20), (1, 5));
        await ForumHall.HeldAsync(service, all, 0, (3, 15));
        var organiser = await ForumHall.OrganiserAsync(service);

        await organiser.OpenAsync("/staff/forums/coverage");

        // Population 500 300 200 200 of 1,200; heads 65 20 15 0 of 100; target 300.
        string[] expected =
        [
            "หมู่ 1 บ้านหนึ่ง|500|41.6|125.0|65|65.0|1.56|1|1|0|30|1",
            "หมู่ 2 บ้านสอง|300|25.0|75.0|20|20.0|0.80|1|1|0|0|0",
            "หมู่ 3 บ้านสาม|200|16.6|50.0|15|15.0|0.90|1|0|0|0|0",
            "หมู่ 4 บ้านสี่|200|16.6|50.0|0|0.0|0.00|0|0|0|0|0",
        ];
        Assert.Equal(expected, organiser.Page.QuerySelectorAll("#coverage tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Contains("จัดแล้ว 2 จาก 4 หมู่บ้านหรือชุมชน มา 107 คน จากเป้าหมาย 300 คน", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 4 บ้านสี่", organiser.Page.QuerySelectorAll(".facts dd")[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("มา 30 คน (เพิ่ม 70 คน)", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(["78%", "40%", "45%", "0%"], organiser.Page.QuerySelectorAll(".bars rect.bar").Select(r => r.GetAttribute("width")));
        Assert.Empty(organiser.Page.QuerySelectorAll("[style]"));
        var file = await organiser.Http.GetStringAsync(new Uri("/staff/forums/coverage.csv?year=2570", UriKind.Relative));
        Assert.Equal(expected, file.Split("\r\n").Skip(1).Take(4).Select(line => line.Replace(',', '|')));
        Assert.Contains("มาจากที่อื่นหรือไม่ระบุ,,,,7", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_heads_there_is_no_share_and_no_index()
    {
        await using var service = await ForumHall.OpenAsync(Database.Sqlite);
        var organiser = await ForumHall.OrganiserAsync(service);

        await organiser.OpenAsync("/staff/forums/coverage");

        Assert.Contains("ยังไม่มีจำนวนผู้เข้าร่วมในปีนี้", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("—", organiser.Page.QuerySelector("#coverage")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Held before anybody entered it here: planned for a day that is over, and recorded at once.</summary>
    private static async Task PlanPastAsync(Service service, DateOnly day, int elsewhere, int village, int came)
    {
        var organiser = await ForumHall.OrganiserAsync(service, "past");
        var address = await ForumHall.PlanAsync(organiser, await ForumHall.VillageAsync(service, village), Participation.Web.Platform.Time.ThaiDate.Show(day));
        await organiser.OpenAsync($"{address}/work");
        await organiser.SendAsync("form[action*=Announce]");
        Assert.Contains("วันจัดผ่านไปแล้ว", organiser.Words, StringComparison.Ordinal);
        await ForumHall.HeldAsync(service, int.Parse(address[(address.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture), elsewhere, (village, came));
    }
}
