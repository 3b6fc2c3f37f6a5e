using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Numbered seats: never one too many, some kept for each village, and given on when they come back.</summary>
public sealed class ForumSeatsTests
{
    [Fact]
    public void Seats_kept_for_a_village_are_its_own_until_they_are_anybodys()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var rule = new SeatRule(5, 2, AreFreed: false, [one, two]);

        Assert.True(rule.HasSeatFor(null, Taken((Guid.Empty, 0))));
        Assert.False(rule.HasSeatFor(null, Taken((Guid.Empty, 1))));
        Assert.True(rule.HasSeatFor(one, Taken((Guid.Empty, 1), (one, 1))));
        Assert.False(rule.HasSeatFor(one, Taken((Guid.Empty, 1), (one, 2))));
        Assert.True(rule.HasSeatFor(two, Taken((Guid.Empty, 1), (one, 2), (two, 1))));
        Assert.True((rule with { AreFreed = true }).HasSeatFor(null, Taken((Guid.Empty, 2), (one, 2))));
        Assert.False((rule with { AreFreed = true }).HasSeatFor(one, Taken((Guid.Empty, 3), (one, 2))));

        static Dictionary<Guid, int> Taken(params (Guid Village, int Count)[] taken) => taken.ToDictionary(t => t.Village, t => t.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Forty_at_once_never_get_more_seats_than_there_are_and_each_given_back_goes_to_the_next(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await LimitedAsync(service, new(2026, 12, 10), capacity: "12", kept: null);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => SayAsync(service, $"U{i:D32}", ComingAnswer.Coming))));

        Assert.Equal((12, 28), await StandingAsync(service));
        var seated = await service.ReadAsync(db => db.Set<ForumIntent>().Where(i => i.Seat == IntentSeat.Seated).Select(i => i.LineUserId!).ToListAsync());
        await Task.WhenAll(seated.Take(5).Select(who => Task.Run(() => SayAsync(service, who, ComingAnswer.NotComing))));
        Assert.Equal((12, 23), await StandingAsync(service));
        Assert.Equal(5, await service.ReadAsync(db => db.Set<ForumIntent>().CountAsync(i => i.IsSeatToBeTold)));
        // How many there are is nobody's business, only whether there is one.
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("ที่นั่งเต็มแล้ว มีรายชื่อรอ", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("12 ที่", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_waits_hears_of_their_seat_with_the_next_answer_or_after_a_while_by_a_notice(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await LimitedAsync(world.Service, new(2026, 12, 10), capacity: "1", kept: null);
        var (malee, somchai, dao) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"), await Talk.WithFriendAsync(world, "ดาว"));
        foreach (var who in (Talk[])[malee, somchai, dao])
        {
            await who.SayAsync("ประชาคม");
            await who.TapAsync("จะไป");
            await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        }
        Assert.Contains("ที่นั่งเต็มแล้ว", dao.Words, StringComparison.Ordinal);
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("ไปไม่ได้");
        await PassOnAsync(world);
        Assert.Empty(await world.Line.CallsAsync("push"));
        await somchai.SayAsync("เมนู");
        Assert.Contains("ท่านได้ที่นั่งแล้ว", somchai.Words, StringComparison.Ordinal);

        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("ไปไม่ได้");
        await world.RefreshQuotaAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        await PassOnAsync(world);
        await PassOnAsync(world);

        Assert.Contains("ท่านได้ที่นั่งแล้ว", (await world.MessagesOnPhoneAsync(dao.UserId))[^1].Message.GetRawText(), StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task Seats_kept_for_villages_are_given_to_those_who_wait_when_they_are_freed(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await LimitedAsync(service, new(2026, 11, 30), capacity: "3", kept: "1");
        foreach (var i in Enumerable.Range(0, 3)) await SayAsync(service, $"U{i:D32}", ComingAnswer.Coming);
        Assert.Equal((0, 3), await StandingAsync(service));

        service.Clock.MoveTo(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.FromHours(7)));
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PassOnSeats>().RunAsync(CancellationToken.None);

        Assert.Equal((3, 0), await StandingAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task Seats_numbered_after_people_said_that_they_come_go_to_them_in_the_order_of_their_word(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.AnnounceAsync(organiser, null, "10/12/2569");
        foreach (var i in Enumerable.Range(0, 3))
        {
            await SayAsync(service, $"U{i:D32}", ComingAnswer.Coming);
            service.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await organiser.OpenAsync("/staff/forums/1/edit");
        await organiser.SendAsync(("Capacity", "4"), ("KeptPerVillage", "1"), ("SeatsByOffice", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, organiser.Status);
        Assert.Contains("เกินจำนวนที่นั่งทั้งหมด", organiser.Words, StringComparison.Ordinal);

        await organiser.SendAsync(("Capacity", "2"), ("KeptPerVillage", ""), ("SeatsByOffice", ""));

        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        Assert.Equal((2, 1), await StandingAsync(service));
        Assert.Equal($"U{2:D32}", await service.ReadAsync(db => db.Set<ForumIntent>().Where(i => i.Seat == IntentSeat.Waiting).Select(i => i.LineUserId).SingleAsync()));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.Contains("ไม่มี LINE โทรหรือมาบอกที่สำนักงาน", villager.Words, StringComparison.Ordinal);
    }

    private static async Task LimitedAsync(Service service, DateOnly day, string capacity, string? kept) =>
        await ForumHall.AnnounceAsync(await ForumHall.OrganiserAsync(service), null, ThaiDate.Show(day), ("Capacity", capacity), ("KeptPerVillage", kept));

    private static async Task SayAsync(Service service, string who, ComingAnswer answer)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SayWhetherComing>().RunAsync(who, 1, answer, CancellationToken.None);
    }

    private static Task<(int Seated, int Waiting)> StandingAsync(Service service) => service.ReadAsync(async db =>
        (await db.Set<ForumIntent>().CountAsync(i => i.Seat == IntentSeat.Seated), await db.Set<ForumIntent>().CountAsync(i => i.Seat == IntentSeat.Waiting)));

    private static async Task PassOnAsync(LineWorld world)
    {
        await using (var scope = world.Service.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<PassOnSeats>().RunAsync(CancellationToken.None);
        await world.SettleAsync();
    }
}
