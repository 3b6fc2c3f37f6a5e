using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>From who stood at a forum to who sits in a committee, until when, and when their name goes.</summary>
public sealed class CommitteesTests
{
    [Theory, OnBothDatabases]
    public async Task Who_was_chosen_takes_a_seat_a_corrected_result_gives_it_back_and_the_register_says_who_and_until_when(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.PlanAsync(organiser, null, "20/11/2569", ("Purpose", "Representatives"), ("Title", "เลือกผู้แทน"));
        await SetUpAsync(organiser, seats: "2", to: "31/1/2570");
        await organiser.OpenAsync("/staff");
        Assert.Contains("2 ที่นั่งว่างในคณะกรรมการ 1 ชุด", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("1 คณะกรรมการจะหมดวาระภายใน 90 วัน", organiser.Words, StringComparison.Ordinal);

        (string, string?)[] three = [("Method", "RaisedHands"), ("Voters", "๕๐"), ("Committee", "1"), ("Candidates[0].Name", "นางหนึ่ง"), ("Candidates[0].Votes", "30"), ("Candidates[1].Name", "นายสอง"), ("Candidates[1].Votes", "12"), ("Candidates[2].Name", "นางสาม"), ("Candidates[2].Votes", "8")];
        await organiser.OpenAsync("/staff/forums/1/choosing");
        await organiser.SendAsync([.. three]);
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("กรุณาเลือกว่าใครได้รับเลือก", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync([.. three, ("Candidates[0].IsChosen", "true"), ("Candidates[1].IsChosen", "true"), ("Candidates[2].IsChosen", "true")]);
        Assert.Contains("ชุดนี้เหลือ 2 ที่นั่ง แต่เลือกได้ 3 คน", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<ForumChoosing>().CountAsync()));
        await organiser.SendAsync([.. three, ("Candidates[0].IsChosen", "true"), ("Candidates[1].IsChosen", "true"), ("Candidates[2].IsChosen", null)]);
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/committees");
        Assert.Contains("นางหนึ่ง", villager.Words, StringComparison.Ordinal);
        Assert.Contains("31 ม.ค. 2570", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นางสาม", villager.Words, StringComparison.Ordinal);

        // Counted anew: the third one was chosen and not the second.
        await organiser.OpenAsync("/staff/forums/1/choosing");
        await organiser.SendAsync(("Candidates[1].IsChosen", null), ("Candidates[2].IsChosen", "true"), ("Candidates[1].Votes", "8"), ("Candidates[2].Votes", "12"));
        Assert.Contains("กรุณาบอกว่าแก้ไขผลเพราะอะไร", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync(("Reason", "นับคะแนนสลับกัน"), ("Candidates[1].IsChosen", null), ("Candidates[2].IsChosen", "true"), ("Candidates[1].Votes", "8"), ("Candidates[2].Votes", "12"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        var seats = await service.ReadAsync(db => db.Set<CommitteeMember>().Join(db.Set<CommitteeMemberName>(), m => m.Id, n => n.MemberId, (m, n) => new { m.Seat, n.Name, m.EndedBy }).OrderBy(r => r.Seat).ThenBy(r => r.Name).ToListAsync());
        Assert.Equal([(1, "นางหนึ่ง", (MemberEnd?)null), (2, "นางสาม", null), (2, "นายสอง", MemberEnd.ResultCorrected)], seats.Select(s => (s.Seat, s.Name, s.EndedBy)));
        // Names are in no place where nobody could erase them.
        Assert.DoesNotContain(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Canonical).ToListAsync()), c => System.Text.Encoding.UTF8.GetString(c).Contains("นาง", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_seat_left_early_is_free_again_and_names_go_when_their_time_is_over(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await SetUpAsync(organiser, seats: "1", to: "30/9/2570");
        await SeatAsync(organiser, "นายสี่");
        var first = await service.ReadAsync(db => db.Set<CommitteeMember>().Select(m => m.Id).SingleAsync());
        await organiser.OpenAsync($"/staff/forums/committees/1/members/{first}/end");
        await organiser.SendAsync(("Why", "MovedAway"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        await SeatAsync(organiser, "นางห้า");
        var villager = Visitor.To(service);
        await villager.OpenAsync("/committees");
        Assert.Contains("นางห้า", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นายสี่", villager.Words, StringComparison.Ordinal);

        var rule = service.Services.GetServices<RetentionRule>().OfType<CommitteeNameRetention>().Single();
        await RemoveAsync(service.Clock.Now().AddDays(1));
        Assert.Equal(["", "นางห้า"], await service.ReadAsync(db => db.Set<CommitteeMemberName>().Select(n => n.Name).OrderBy(n => n).ToListAsync()));
        service.Clock.MoveTo(new DateTimeOffset(2027, 10, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await villager.OpenAsync("/committees?p=1");
        Assert.DoesNotContain("นางห้า", villager.Words, StringComparison.Ordinal);
        await RemoveAsync(service.Clock.Now());
        Assert.Equal(2, await service.ReadAsync(db => db.Set<CommitteeMemberName>().CountAsync(n => n.Name == "")));

        Task RemoveAsync(DateTime before) => service.WriteAsync(db => rule.RemoveAsync(db, before, 100, CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task A_seat_entered_wrongly_is_put_right_before_its_time_begins_and_a_misspelt_name_at_any_time(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await SetUpAsync(organiser, seats: "1", to: "30/9/2570");
        await SeatAsync(organiser, "นางสีี่", "1/12/2569");
        var first = await service.ReadAsync(db => db.Set<CommitteeMember>().Select(m => m.Id).SingleAsync());
        await organiser.OpenAsync($"/staff/forums/committees/1/members/{first}/name");
        await organiser.SendAsync(("Name", ""));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        await organiser.SendAsync(("Name", "นางสี่"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/committees");
        Assert.Contains("นางสี่", villager.Words, StringComparison.Ordinal);
        Assert.Contains("เริ่ม 1 ธ.ค. 2569", villager.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "committee.name_corrected")));
        Assert.DoesNotContain(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Canonical).ToListAsync()), c => System.Text.Encoding.UTF8.GetString(c).Contains("นาง", StringComparison.Ordinal));

        await organiser.OpenAsync($"/staff/forums/committees/1/members/{first}/end");
        Assert.Contains("ที่นั่งจะว่างทันที", organiser.Words, StringComparison.Ordinal);
        await organiser.SendAsync(("Why", "EnteredWrongly"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        await SeatAsync(organiser, "นางห้า");
        await villager.OpenAsync("/committees?p=1");
        Assert.Contains("นางห้า", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นางสี่", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_result_put_right_seats_nobody_who_left_ends_no_seat_of_a_term_that_is_over_and_keeps_those_chosen(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.PlanAsync(organiser, null, "20/11/2569", ("Purpose", "Representatives"), ("Title", "เลือกผู้แทน"));
        await SetUpAsync(organiser, seats: "2", to: "31/1/2570");
        await organiser.OpenAsync("/staff/forums/1/choosing");
        await organiser.SendAsync(("Method", "RaisedHands"), ("Voters", "50"), ("Committee", "1"), ("Candidates[0].Name", "นางหนึ่ง"), ("Candidates[0].Votes", "30"), ("Candidates[0].IsChosen", "true"), ("Candidates[1].Name", "นายสอง"), ("Candidates[1].Votes", "12"), ("Candidates[1].IsChosen", "true"), ("Candidates[2].Name", "นางสาม"), ("Candidates[2].Votes", "8"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        var first = await service.ReadAsync(db => db.Set<CommitteeMember>().Where(m => m.Seat == 1).Select(m => m.Id).SingleAsync());
        await organiser.OpenAsync($"/staff/forums/committees/1/members/{first}/end");
        await organiser.SendAsync(("Why", "Resigned"));
        await CorrectAsync(organiser, "13");
        Assert.Equal(2, await service.ReadAsync(db => db.Set<CommitteeMember>().CountAsync()));
        await SeatAsync(organiser, "นางห้า");
        await CorrectAsync(organiser, "14");
        Assert.Equal(3, await service.ReadAsync(db => db.Set<CommitteeMember>().CountAsync()));

        // Who was not chosen may have their name taken out; their votes stay in every later edition.
        await organiser.OpenAsync("/staff/forums/1/choosing");
        await organiser.SendAsync("form[action*=EraseName]");
        Assert.Contains("ลบชื่อแล้ว", organiser.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<ForumCandidateName>().CountAsync(n => n.Name == "นางสาม")));

        service.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await CorrectAsync(await ForumHall.OrganiserAsync(service, "later"), "15");
        Assert.Equal(2, await service.ReadAsync(db => db.Set<CommitteeMember>().CountAsync(m => m.EndedOn == null)));
        Assert.Equal(3, await service.ReadAsync(db => db.Set<ForumCandidate>().CountAsync(c => c.Edition == 4)));

        var rules = service.Services.GetServices<RetentionRule>().ToList();
        await service.WriteAsync(db => rules.OfType<CandidateNameRetention>().Single().RemoveAsync(db, service.Clock.Now(), 100, CancellationToken.None));
        Assert.Equal(["นางหนึ่ง", "นายสอง"], (await NamesAsync()).Order(StringComparer.Ordinal));
        await service.WriteAsync(db => rules.OfType<CommitteeNameRetention>().Single().RemoveAsync(db, service.Clock.Now(), 100, CancellationToken.None));
        Assert.Empty(await NamesAsync());

        async Task CorrectAsync(Visitor colleague, string votes)
        {
            await colleague.OpenAsync("/staff/forums/1/choosing");
            await colleague.SendAsync(("Reason", "นับคะแนนผิด"), ("Candidates[1].Votes", votes));
            Assert.True(colleague.Status == HttpStatusCode.OK, colleague.Words);
            Assert.Equal(0, await service.ReadAsync(db => db.Set<CommitteeMember>().CountAsync(m => m.EndedBy == MemberEnd.ResultCorrected)));
        }

        Task<List<string>> NamesAsync() => service.ReadAsync(db => db.Set<ForumCandidateName>().Where(n => n.Name != "").Select(n => n.Name).ToListAsync());
    }

    private static async Task SetUpAsync(Visitor organiser, string seats, string to)
    {
        await organiser.OpenAsync("/staff/forums/committees/new");
        await organiser.SendAsync(("Kind", "PlanDevelopment"), ("Name", "คณะกรรมการพัฒนาท้องถิ่น"), ("Seats", seats), ("From", "1/10/2569"), ("To", to), ("OrderNumber", "52/2569"), ("OrderDate", "1/10/2569"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
    }

    private static async Task SeatAsync(Visitor organiser, string name, string? from = null)
    {
        await organiser.OpenAsync("/staff/forums/committees/1/seat");
        await organiser.SendAsync([("Name", name), ("Seat", "1"), .. from is null ? ((string, string?)[])[] : [("From", from)]]);
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
    }
}
