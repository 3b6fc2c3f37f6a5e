using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>Where somebody is signed in, and ending it from elsewhere.</summary>
public sealed class SessionsTests
{
    [Theory, OnBothDatabases]
    public async Task A_session_ended_from_another_browser_is_over_with_the_next_request(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Colleague.AddAsync(service, "officer", [StaffRole.CounterOfficer]);
        var phone = Visitor.To(service);
        phone.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36");
        await officer.SignInAsync(phone);
        var desk = await officer.SignInAsync();

        await desk.OpenAsync("/staff/sessions");
        Assert.Equal(2, desk.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Chrome บน Android", desk.Words, StringComparison.Ordinal);
        await desk.SendAsync("tbody form");

        await phone.OpenAsync("/staff");
        Assert.Equal("/staff/sign-in", phone.Path);
        await desk.OpenAsync("/staff/sessions");
        Assert.Single(desk.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("staff.sessions_ended", await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var victim = await (await Colleague.AddAsync(service, "victim", [])).SignInAsync();
        var theirs = await service.ReadAsync(db => db.Set<StaffSession>().Select(s => s.Id).SingleAsync());
        var officer = await (await Colleague.AddAsync(service, "officer", [])).SignInAsync();
        await (await SecondBrowserAsync(service)).OpenAsync("/staff/sessions");
        await officer.OpenAsync("/staff/sessions");

        await officer.SendAsync("tbody form", ("Session", theirs.ToString()));

        await victim.OpenAsync("/staff");
        Assert.Equal("/staff", victim.Path);
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_and_when_it_was_left_alone()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await Colleague.AddAsync(service, "officer", []);
        var left = await officer.SignInAsync();
        var used = await officer.SignInAsync();
        for (var hour = 1; hour <= 11; hour++)
        {
            service.Clock.Advance(TimeSpan.FromHours(1));
            await used.OpenAsync("/staff");
            Assert.Equal("/staff", used.Path);
        }
        await left.OpenAsync("/staff");
        Assert.Equal("/staff/sign-in", left.Path);

        service.Clock.Advance(TimeSpan.FromHours(1));
        await used.OpenAsync("/staff");

        Assert.Equal("/staff/sign-in", used.Path);
    }

    [Fact]
    public async Task The_cookie_has_no_authority_outside_the_staff_pages()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await (await Colleague.AddAsync(service, "officer", [])).SignInAsync();

        await officer.OpenAsync("/");

        Assert.DoesNotContain("กานดา", officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_answer_ends_when_its_session_does(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Colleague.AddAsync(service, "officer", []);
        var desk = await officer.SignInAsync();
        var ends = service.Services.GetRequiredService<SessionEnds>();
        var session = await service.ReadAsync(db => db.Set<StaffSession>().Select(s => s.Id).SingleAsync());
        using var here = ends.Follow(session, CancellationToken.None);
        await ends.SweepAsync(CancellationToken.None);
        Assert.False(here.Ended.IsCancellationRequested);

        await desk.OpenAsync("/staff");
        await desk.SendAsync("header form");
        Assert.True(here.Ended.IsCancellationRequested);

        // Ended by another instance: only the row knows.
        await officer.SignInAsync();
        var second = await service.ReadAsync(db => db.Set<StaffSession>().Where(s => s.EndedAt == null).Select(s => s.Id).SingleAsync());
        using var there = ends.Follow(second, CancellationToken.None);
        await service.WriteAsync(db => db.Set<StaffSession>().Where(s => s.Id == second).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, service.Clock.GetUtcNow().UtcDateTime)));
        await ends.SweepAsync(CancellationToken.None);
        Assert.True(there.Ended.IsCancellationRequested);
    }

    private static async Task<Visitor> SecondBrowserAsync(Service service)
    {
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));
        return visitor;
    }
}
