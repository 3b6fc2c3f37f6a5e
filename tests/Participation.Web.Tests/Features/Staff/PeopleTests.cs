using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>Colleagues come by a link, take over positions with all that belongs to them, and leave.</summary>
public sealed class PeopleTests
{
    [Theory, OnBothDatabases]
    public async Task A_colleague_is_invited_into_a_position_and_takes_the_account_over_once(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Visitor.StaffAsync(service, "admin");
        await admin.OpenAsync("/staff/positions/new");
        await admin.SendAsync(("Name", "เจ้าพนักงานทะเบียน"));
        var position = admin.Path.Split('/')[3];
        await GiveAsync(admin, position, StaffRole.CounterOfficer, until: "");
        await admin.OpenAsync("/staff/people/new");

        await admin.SendAsync(("DisplayName", "สมใจ งานทะเบียน"), ("PositionId", position));

        Assert.Contains("ถึง 27 พ.ย. 2569", admin.Words, StringComparison.Ordinal);
        var link = Link(admin);
        var newcomer = Visitor.To(service);
        // A chat program looks at the link before its reader does.
        await Visitor.To(service).OpenAsync(link);
        await newcomer.OpenAsync(link);
        await newcomer.SendAsync(("UserName", "somjai"), ("Password", "passwordpassword1"), ("PasswordAgain", "passwordpassword1"));
        Assert.Contains("เดาง่าย", newcomer.Words, StringComparison.Ordinal);
        await newcomer.SendAsync(("UserName", "somjai"), ("Password", "four plain words here"), ("PasswordAgain", "four plain words here"));
        Assert.Equal("/staff", newcomer.Path);
        await newcomer.OpenAsync("/staff/service-points");
        Assert.Equal(HttpStatusCode.OK, newcomer.Status);
        await newcomer.OpenAsync("/staff/people");
        Assert.Equal(HttpStatusCode.NotFound, newcomer.Status);
        await newcomer.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, newcomer.Status);
        await admin.OpenAsync(admin.Path);
        Assert.Null(admin.Page.QuerySelector(".note .code"));
    }

    [Theory, OnBothDatabases]
    public async Task A_link_dies_after_its_time_and_when_a_newer_one_is_issued(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Visitor.StaffAsync(service, "admin");
        var officer = await Colleague.AddAsync(service, "officer", []);
        await admin.OpenAsync($"/staff/people/{officer.Id}/manage");
        await admin.SendAsync("form[action*=Link], form[action*=link]");
        var first = Link(admin);
        await admin.SendAsync("form[action*=Link], form[action*=link]");
        var second = Link(admin);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, second));
        service.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/staff/invitation/guessed"));
    }

    [Theory, OnBothDatabases]
    public async Task A_lost_phone_is_replaced_by_a_link_that_ends_every_session(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Visitor.StaffAsync(service, "admin");
        var complaints = await Colleague.AddAsync(service, "complaints", [StaffRole.ComplaintOfficer]);
        var before = await complaints.SignInAsync();
        await admin.OpenAsync($"/staff/people/{complaints.Id}/manage");
        await admin.SendAsync("form[action*=LostPhone]");
        var owner = Visitor.To(service);
        await owner.OpenAsync(Link(admin));

        await owner.SendAsync(("Password", "another four words here"), ("PasswordAgain", "another four words here"));

        Assert.Equal("/staff", owner.Path);
        Assert.Contains("ตั้งรหัสยืนยันสองชั้น", owner.Words, StringComparison.Ordinal);
        await before.OpenAsync("/staff");
        Assert.Equal("/staff/sign-in", before.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Work_follows_the_position_when_somebody_takes_it_over(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Visitor.StaffAsync(service, "admin");
        var old = await Colleague.AddAsync(service, "old", [StaffRole.CounterSupervisor]);
        var successor = await Colleague.AddAsync(service, "successor", []);
        var (before, after) = (await old.SignInAsync(), await successor.SignInAsync());
        await before.OpenAsync("/staff/service-points/new");
        Assert.Equal(HttpStatusCode.OK, before.Status);
        await admin.OpenAsync($"/staff/positions/{old.PositionId}/manage");

        await admin.SendAsync("form[action*=HandOver]", ("AccountId", successor.Id.ToString()), ("Manner", "Replace"));

        await before.OpenAsync("/staff/service-points/new");
        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        await after.OpenAsync("/staff/service-points/new");
        Assert.Equal(HttpStatusCode.OK, after.Status);
        var trail = await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"position:{old.PositionId:N}").Select(e => e.Action).ToListAsync());
        Assert.Equal(["position.left", "position.taken"], trail);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_is_out_everywhere_at_once_and_the_position_stays(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Visitor.StaffAsync(service, "admin");
        var officer = await Colleague.AddAsync(service, "officer", [StaffRole.CounterOfficer]);
        var desk = await officer.SignInAsync();
        await admin.OpenAsync($"/staff/people/{officer.Id}/manage");
        await admin.SendAsync("form[action*=Close]");
        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);

        await admin.SendAsync("form[action*=Close]", ("Sure", "true"));

        await desk.OpenAsync("/staff");
        Assert.Equal("/staff/sign-in", desk.Path);
        await desk.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));
        Assert.Equal(HttpStatusCode.BadRequest, desk.Status);
        Assert.True(await service.ReadAsync(db => db.Set<Position>().AnyAsync(p => p.Id == officer.PositionId && p.ClosedAt == null)));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_administrator_cannot_be_removed_by_any_way(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var only = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);
        var other = await Colleague.AddAsync(service, "other", []);
        await service.WriteAsync(async db => (await db.Users.SingleAsync(a => a.Id == other.Id)).PasswordHash = null);
        var admin = await only.SignInAsync();
        await admin.OpenAsync($"/staff/positions/{only.PositionId}/manage");

        foreach (var (form, values) in new (string, (string, string?)[])[]
        {
            ("form[action*=EndHolding]", []),
            ("form[action*=EndRole]", []),
            // The successor has not opened the account yet.
            ("form[action*=HandOver]", [("AccountId", other.Id.ToString()), ("Manner", "Replace")]),
        })
        {
            await admin.SendAsync(form, values);
            Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
            Assert.Contains("ไม่เหลือผู้ดูแลระบบ", admin.Words, StringComparison.Ordinal);
        }
        await admin.OpenAsync($"/staff/people/{only.Id}/manage");
        await admin.SendAsync("form[action*=Close]", ("Sure", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
        await admin.OpenAsync("/staff/people");
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.DoesNotContain(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()), a => a is "position.left" or "role.ended" or "staff.closed");
    }

    [Theory]
    [InlineData("123456789012", "เดาง่าย")]
    [InlineData("Password1234!", "เดาง่าย")]
    [InlineData("รหัสผ่านใหม่๑๒๓", "เดาง่าย")]
    [InlineData("qwertyqwertyqwerty", "เดาง่าย")]
    [InlineData("officer goes home", "ชื่อผู้ใช้")]
    [InlineData("short", "12 ตัวอักษร")]
    public async Task A_password_everybody_would_try_first_is_refused_with_words(string password, string words)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await (await Colleague.AddAsync(service, "officer", [])).SignInAsync();
        await officer.OpenAsync("/staff/password");

        await officer.SendAsync(("Current", Visitor.Password), ("Chosen", password), ("ChosenAgain", password));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lockout_is_over_when_its_time_is()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await Colleague.AddAsync(service, "officer", []);
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        for (var tries = 0; tries < 5; tries++) await visitor.SendAsync(("UserName", "officer"), ("Password", "not the password"));
        service.Clock.Advance(TimeSpan.FromMinutes(14));
        await visitor.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);

        service.Clock.Advance(TimeSpan.FromMinutes(1));

        await officer.SignInAsync();
    }

    internal static Task GiveAsync(Visitor admin, string position, StaffRole role, string until, string from = "20/11/2569", string order = "5/2569", bool replaces = false) =>
        GiveAsync(admin, position, [("Role", role.ToString()), ("OrderNumber", order), ("OrderDate", from), ("GivenFrom", from), ("GivenUntil", until), ("Replaces", replaces ? "true" : null)]);

    private static async Task GiveAsync(Visitor admin, string position, (string, string?)[] values)
    {
        await admin.OpenAsync($"/staff/positions/{position}/manage");
        await admin.SendAsync("form[action*=GiveRole]", values);
    }

    private static string Link(Visitor admin) => new Uri(admin.Page.QuerySelector(".note .code")!.TextContent).AbsolutePath;

    private static async Task<HttpStatusCode> StatusAsync(Service service, string address)
    {
        var visitor = Visitor.To(service);
        await visitor.OpenAsync(address);
        return visitor.Status;
    }
}
