using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>A code from the phone beside the password.</summary>
public sealed class SecondFactorTests
{
    // RFC 6238, appendix B, SHA-1, cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)));

    [Fact]
    public void The_secret_is_typed_as_apps_want_it() =>
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Base32(Encoding.ASCII.GetBytes("12345678901234567890")));

    [Theory, OnBothDatabases]
    public async Task The_password_alone_does_not_open_an_account_with_an_app(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/people");
        await visitor.SendAsync(("UserName", "admin"), ("Password", Visitor.Password));
        Assert.Equal("/staff/sign-in/code", visitor.Path);

        await visitor.OpenAsync("/staff/people");
        Assert.Equal("/staff/sign-in", visitor.Path);
        await visitor.SendAsync(("UserName", "admin"), ("Password", Visitor.Password));
        await visitor.SendAsync(("Code", admin.Code()));

        Assert.Equal("/staff/people", visitor.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_good_once_and_a_neighbouring_one_for_a_phone_that_is_slow_or_fast(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);
        var now = Totp.StepAt(service.Clock.Now());

        Assert.Equal("/staff", await TryAsync(service, Totp.CodeAt(admin.Secret!, now - 1)));
        Assert.Equal("/staff/sign-in/code", await TryAsync(service, Totp.CodeAt(admin.Secret!, now - 1)));
        Assert.Equal("/staff", await TryAsync(service, Totp.CodeAt(admin.Secret!, now + 1)));
        Assert.Equal("/staff/sign-in/code", await TryAsync(service, Totp.CodeAt(admin.Secret!, now)));
        Assert.Equal("/staff/sign-in/code", await TryAsync(service, Totp.CodeAt(admin.Secret!, now + 2)));
    }

    [Theory, OnBothDatabases]
    public async Task Guessing_codes_locks_the_account_even_with_the_right_password_in_between(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);

        for (var tries = 0; tries < 5; tries++) await TryAsync(service, "000000");

        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", "admin"), ("Password", Visitor.Password));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        service.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/staff", (await admin.SignInAsync()).Path);
        Assert.Contains("staff.locked_out", await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Between_password_and_code_are_five_minutes()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var admin = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", "admin"), ("Password", Visitor.Password));

        service.Clock.Advance(TimeSpan.FromMinutes(6));
        await visitor.SendAsync(("Code", admin.Code()));

        Assert.Equal("/staff/sign-in", visitor.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Roles_that_need_it_sleep_until_it_is_set_up_and_recovery_codes_open_once(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var plain = await Colleague.AddAsync(service, "somjai", [StaffRole.CounterOfficer]);
        await Colleague.GiveAsync(service, plain.Id, [StaffRole.Administrator]);
        var visitor = await plain.SignInAsync();
        Assert.Contains("ตั้งรหัสยืนยันสองชั้น", visitor.Words, StringComparison.Ordinal);
        await visitor.OpenAsync("/staff/people");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.OpenAsync("/staff/service-points");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        await visitor.OpenAsync("/staff/two-factor");
        var secret = visitor.Page.QuerySelector(".steps .code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync("form:has(#Code)", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(secret, visitor.Page.QuerySelector(".steps .code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        await visitor.SendAsync("form:has(#Code)", ("Code", new AuthenticatorApp().Next(secret, service.Clock)));
        var codes = visitor.Page.QuerySelectorAll(".codes li").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        await visitor.OpenAsync("/staff/people");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        Assert.Equal("/staff", await TryAsync(service, codes[3].ToUpperInvariant(), "somjai"));
        Assert.Equal("/staff/sign-in/code", await TryAsync(service, codes[3], "somjai"));
        var stored = await service.ReadAsync(db => db.Users.SingleAsync(a => a.UserName == "somjai"));
        Assert.All(codes, code => Assert.DoesNotContain(code, stored.RecoveryHashes, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, stored.TotpSecret!, StringComparison.Ordinal);
    }

    private static async Task<string> TryAsync(Service service, string code, string userName = "admin")
    {
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", userName), ("Password", Visitor.Password));
        await visitor.SendAsync(("Code", code));
        return visitor.Path;
    }
}
