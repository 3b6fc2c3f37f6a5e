using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Staff;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>The first administrator makes their own account through a link that works once.</summary>
public sealed class FirstAccountTests
{
    private static readonly (string, string?)[] Good =
        [("DisplayName", "สมใจ"), ("UserName", "somjai"), ("Password", Visitor.Password), ("PasswordAgain", Visitor.Password)];

    [Theory, OnBothDatabases]
    public async Task The_link_leads_to_an_account_a_session_and_the_second_factor(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var admin = Visitor.To(service);
        await admin.OpenAsync(Link(service));

        await admin.SendAsync(Good);

        Assert.Equal("/staff/two-factor", admin.Path);
        var account = await service.ReadAsync(db => db.Users.SingleAsync());
        Assert.Equal(("somjai", "สมใจ"), (account.UserName, account.DisplayName));
        Assert.Equal(["staff.first_account_created"], await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_link_is_dead_after_its_use_and_once_there_is_any_account(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var link = Link(service);
        var (first, second) = (Visitor.To(service), Visitor.To(service));
        await first.OpenAsync(link);
        await second.OpenAsync(link);
        await first.SendAsync(Good);

        await second.SendAsync(Good);

        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        await second.OpenAsync(Link(service));
        await second.SendAsync([("UserName", "another"), .. Good.Where(f => f.Item1 != "UserName")]);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Equal(1, await service.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_name_or_password_that_will_not_do_leaves_the_link_good()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var admin = Visitor.To(service);
        await admin.OpenAsync(Link(service));

        await admin.SendAsync([("UserName", "สมใจ ใจดี"), .. Good.Where(f => f.Item1 != "UserName")]);
        Assert.Contains("ตัวอักษรอังกฤษ", admin.Page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        await admin.SendAsync([("Password", "short"), ("PasswordAgain", "short"), .. Good.Take(2)]);
        Assert.Contains("12 ตัวอักษร", admin.Page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        await admin.SendAsync([("PasswordAgain", "something else"), .. Good.Take(3)]);
        Assert.Contains("ไม่ตรงกัน", admin.Words, StringComparison.Ordinal);
        await admin.SendAsync(Good);

        Assert.Equal("/staff/two-factor", admin.Path);
    }

    [Theory]
    [InlineData("/staff/first-account")]
    [InlineData("/staff/first-account?token=")]
    [InlineData("/staff/first-account?token=guessed")]
    public async Task Without_the_token_there_is_nothing(string address)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var stranger = Visitor.To(service);

        await stranger.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Null(stranger.Page.QuerySelector("main form"));
    }

    private static string Link(Service service) =>
        $"/staff/first-account?token={service.Services.GetRequiredService<FirstAccountInvitation>().Renew()}";
}
