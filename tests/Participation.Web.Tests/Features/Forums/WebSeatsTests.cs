using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Seats asked for on the web by people without LINE: by the same rule as everybody's, seen and given back at an address of their own.</summary>
public sealed class WebSeatsTests
{
    [Theory, OnBothDatabases]
    public async Task A_seat_is_asked_for_without_LINE_and_given_back_goes_to_whoever_waits_whom_the_desk_phones(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await LimitedAsync(service, ("Capacity", "1"));
        var (first, second, third) = (Visitor.To(service), Visitor.To(service), Visitor.To(service));
        await first.OpenAsync("/forums/1");
        await first.OpenAsync(first.Page.QuerySelector("main a[href='/forums/1/seat']")!.GetAttribute("href")!);
        await first.SendAsync(("Name", "ปู่กี๊ <b>"), ("Phone", "๑๒"));
        Assert.Equal((HttpStatusCode.BadRequest, "ปู่กี๊ <b>", "๑๒"), (first.Status, first.Page.QuerySelector("#Name")!.GetAttribute("value"), first.Page.QuerySelector("#Phone")!.GetAttribute("value")));
        foreach (var words in (string[])["กรุณาใส่เบอร์โทร 10 หลัก", "กรุณาทำเครื่องหมายว่ายินยอม"]) Assert.Contains(words, first.Words, StringComparison.Ordinal);
        var form = first.Page.QuerySelector("main form input[name=__form]")!.GetAttribute("value");
        (string, string?)[] wanted = [("Name", "ปู่กี๊ <b>"), ("Phone", "๐๘๑-๒๓๔ ๕๖๗๘"), ("Consents", "true")];
        await first.SendAsync(wanted);
        Assert.Contains("✓ จองแล้ว เลขที่จอง 1", first.Words, StringComparison.Ordinal);
        Assert.InRange((await first.Last.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);
        var own = first.Path;
        await first.OpenAsync("/forums/1/seat");
        await first.SendAsync([.. wanted, ("__form", form)]);
        Assert.Equal(own, first.Path);

        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(second, "ยายจัน", null);
        Assert.Contains("○ รอที่นั่ง ลำดับที่ 1", second.Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(third, "ตามี", "0898765432");
        Assert.Contains("○ รอที่นั่ง ลำดับที่ 2", third.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1/seats");
        Assert.DoesNotContain("ต้องโทรบอก", organiser.Words, StringComparison.Ordinal);
        foreach (var words in (string[])["ปู่กี๊ <b>", "0812345678", "✓ มีที่นั่ง", "○ รอ ลำดับที่ 2"]) Assert.Contains(words, organiser.Words, StringComparison.Ordinal);

        await first.SendAsync();
        Assert.Contains("คืนที่นั่งแล้ว", first.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ปู่กี๊", first.Words, StringComparison.Ordinal);
        Assert.Equal("", await service.ReadAsync(db => db.Set<WebSeat>().Where(s => s.Number == 1).Select(s => s.Name + s.Phone).SingleAsync()));
        await second.OpenAsync(second.Path);
        Assert.Contains("✓ จองแล้ว เลขที่จอง 2", second.Words, StringComparison.Ordinal);
        // Nobody can phone whoever left no number.
        await organiser.OpenAsync("/staff/forums/1/seats");
        Assert.DoesNotContain("ต้องโทรบอก", organiser.Words, StringComparison.Ordinal);
        await second.SendAsync();
        await organiser.OpenAsync("/staff");
        Assert.Contains("โทรบอกผู้จองที่นั่งทางเว็บ 1 คน", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1/seats");
        foreach (var words in (string[])["ต้องโทรบอก 1 คน", "0898765432", "! ได้ที่นั่งแล้วจากรายชื่อรอ"]) Assert.Contains(words, organiser.Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await organiser.SendAsync("form[action*=Phoned]");
        Assert.DoesNotContain("ต้องโทรบอก", organiser.Words, StringComparison.Ordinal);
        Assert.Contains("โทรแล้ว", organiser.Words, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await organiser.OpenAsync("/staff/forums/1/edit");
        await organiser.SendAsync(("Day", "11/12/2569"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        await organiser.OpenAsync("/staff/forums/1/seats");
        Assert.Contains("! เวทีเปลี่ยนวัน เวลา หรือสถานที่", organiser.Words, StringComparison.Ordinal);
        await third.OpenAsync(third.Path);
        Assert.Contains("! เวทีเปลี่ยนวัน เวลา หรือสถานที่ หลังจากท่านจอง", third.Words, StringComparison.Ordinal);
        await third.OpenAsync(third.Path[..^2] + "AA");
        Assert.Equal(HttpStatusCode.NotFound, third.Status);
        Assert.DoesNotContain(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Canonical).ToListAsync()), c => Encoding.UTF8.GetString(c) is var text && (text.Contains("ตามี", StringComparison.Ordinal) || text.Contains("0898765432", StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task Web_and_LINE_together_never_get_more_seats_than_there_are_and_each_on_the_web_has_its_own_number(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await LimitedAsync(service, ("Capacity", "12"));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(async () =>
        {
            await using var scope = service.Services.CreateAsyncScope();
            if (i % 2 == 0) await scope.ServiceProvider.GetRequiredService<SayWhetherComing>().RunAsync($"U{i:D32}", 1, ComingAnswer.Coming, CancellationToken.None);
            else ForumHall.Key(await scope.ServiceProvider.GetRequiredService<TakeWebSeat>().RunAsync(1, new NewWebSeat($"คนที่ {i}", "", null, Guid.CreateVersion7()), CancellationToken.None));
        })));

        Assert.Equal((12, 18), await StandingAsync(service));
        Assert.Equal(Enumerable.Range(1, 15), await service.ReadAsync(db => db.Set<WebSeat>().OrderBy(s => s.Number).Select(s => s.Number).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_village_has_its_kept_seats_on_the_web_too_one_phone_takes_five_and_names_go_after_the_forum(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var organiser = await LimitedAsync(service, ("Capacity", "8"), ("KeptPerVillage", "1"));
        var villager = Visitor.To(service);
        foreach (var i in Enumerable.Range(0, 5)) await TakeAsync(villager, $"คนที่ {i}", "0812345678");
        Assert.Contains("✓ จองแล้ว เลขที่จอง 5", villager.Words, StringComparison.Ordinal);
        await TakeAsync(villager, "คนที่หก", "081 234 5678");
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("เบอร์นี้จองไว้ครบ 5 ที่แล้ว", villager.Words, StringComparison.Ordinal);
        await TakeAsync(villager, "ไม่บอกหมู่บ้าน", null);
        Assert.Contains("○ รอที่นั่ง", villager.Words, StringComparison.Ordinal);
        await TakeAsync(villager, "คนหมู่สอง", null, ("Village", (await ForumHall.VillageAsync(service, 2)).ToString()));
        Assert.Contains("✓ จองแล้ว", villager.Words, StringComparison.Ordinal);

        // The desk gives a seat back for whoever phones, and whoever waits has it.
        await organiser.OpenAsync("/staff/forums/1/seats");
        await organiser.SendAsync("form[action*=GiveBack]");
        Assert.Equal((6, 0), await StandingAsync(service));
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "forum_seat.given_back")));
        await organiser.OpenAsync("/staff/forums/1");
        Assert.Contains("ทางเว็บ 6", organiser.Words, StringComparison.Ordinal);

        service.Clock.MoveTo(new DateTimeOffset(2026, 12, 12, 9, 0, 0, TimeSpan.FromHours(7)));
        await villager.OpenAsync("/forums/1/seat");
        Assert.Null(villager.Page.QuerySelector("main form"));
        await service.WriteAsync(db => new WebSeatRetention().RemoveAsync(db, ThaiCalendar.StartOf(new(2026, 12, 10)), 100, CancellationToken.None));
        Assert.Equal(6, await service.ReadAsync(db => db.Set<WebSeat>().CountAsync(s => s.Name != "")));
        await service.WriteAsync(db => new WebSeatRetention().RemoveAsync(db, service.Clock.Now(), 100, CancellationToken.None));
        Assert.Equal((0, 6), await service.ReadAsync(async db => (await db.Set<WebSeat>().CountAsync(s => s.Name != "" || s.Phone != ""), await db.Set<ForumIntent>().CountAsync(i => i.Answer == ComingAnswer.Coming))));
    }

    private static async Task<Visitor> LimitedAsync(Service service, params (string Name, string? Value)[] seats)
    {
        var organiser = await ForumHall.OrganiserAsync(service);
        await ForumHall.AnnounceAsync(organiser, null, "10/12/2569", seats);
        return organiser;
    }

    private static async Task TakeAsync(Visitor who, string name, string? phone, params (string Name, string? Value)[] more)
    {
        await who.OpenAsync("/forums/1/seat");
        await who.SendAsync([("Name", name), ("Phone", phone ?? ""), ("Consents", "true"), .. more]);
    }

    private static Task<(int Seated, int Waiting)> StandingAsync(Service service) => service.ReadAsync(async db =>
        (await db.Set<ForumIntent>().CountAsync(i => i.Seat == IntentSeat.Seated), await db.Set<ForumIntent>().CountAsync(i => i.Seat == IntentSeat.Waiting)));
}
