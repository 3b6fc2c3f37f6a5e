using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>The way in for staff: nobody learns which accounts there are, and every try on one leaves a trace.</summary>
public sealed class SigningInTests
{
    [Theory, OnBothDatabases]
    public async Task Staff_are_taken_to_where_they_wanted_to_go_and_the_sign_in_is_in_the_audit_trail(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var id = await Visitor.AddStaffAsync(service);
        var officer = Visitor.To(service);

        await officer.OpenAsync("/staff/surveys/comments");
        Assert.Equal("/staff/sign-in", officer.Path);
        await officer.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));

        Assert.Equal("/staff/surveys/comments", officer.Path);
        Assert.Equal([$"staff:{id:N} staff.signed_in"], await TrailAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_get_the_same_answer(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var id = await Visitor.AddStaffAsync(service);

        var unknown = await RefusalAsync(service, "nobody", Visitor.Password);
        var answers = new List<string>();
        for (var tries = 0; tries < 5; tries++) answers.Add(await RefusalAsync(service, "officer", "wrong password here"));
        var locked = await RefusalAsync(service, "officer", Visitor.Password);

        Assert.All(answers.Append(locked), answer => Assert.Equal(unknown.Replace("nobody", "officer", StringComparison.Ordinal), answer));
        var actor = $"staff:{id:N}";
        Assert.Equal([.. Enumerable.Repeat($"{actor} staff.sign_in_failed", 5), $"{actor} staff.locked_out"], await TrailAsync(service));
        Assert.DoesNotContain(service.Log, line => line.Contains("nobody", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com")]
    [InlineData("/\\example.com")]
    public async Task A_return_address_of_another_site_is_not_followed(string elsewhere)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddStaffAsync(service);
        var officer = Visitor.To(service);

        await officer.OpenAsync($"/staff/sign-in?return={Uri.EscapeDataString(elsewhere)}");
        await officer.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));

        Assert.Equal("/staff", officer.Path);
    }

    [Fact]
    public async Task A_password_is_never_sent_back_and_the_name_stays_typed()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = Visitor.To(service);
        await officer.OpenAsync("/staff/sign-in");

        await officer.SendAsync(("UserName", "officer"), ("Password", "something typed"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("officer", officer.Page.QuerySelector("#UserName")!.GetAttribute("value"));
        Assert.DoesNotContain("something typed", officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_token_a_form_is_shown_again_with_what_was_typed()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddStaffAsync(service);
        var officer = Visitor.To(service);
        await officer.OpenAsync("/staff/sign-in");

        await officer.SendAsync(("UserName", "officer"), ("Password", Visitor.Password), ("__RequestVerificationToken", null));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("officer", officer.Page.QuerySelector("#UserName")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_ends_the_session_and_needs_the_form(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/sign-out");
        await officer.OpenAsync("/staff");
        Assert.Equal("/staff", officer.Path);

        await officer.SendAsync("header form");
        await officer.OpenAsync("/staff");

        Assert.Equal("/staff/sign-in", officer.Path);
        Assert.EndsWith("staff.signed_out", (await TrailAsync(service))[^1], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_password_ends_the_other_sessions_and_replaces_the_old_one(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var officer = await (await Colleague.AddAsync(service, roles: Colleague.PlainRoles)).SignInAsync();
        var elsewhere = Visitor.To(service);
        await elsewhere.OpenAsync("/staff/sign-in");
        await elsewhere.SendAsync(("UserName", "officer"), ("Password", Visitor.Password));
        await officer.OpenAsync("/staff/password");

        await officer.SendAsync(("Current", "not the password"), ("Chosen", "a quite different one"), ("ChosenAgain", "a quite different one"));
        Assert.Contains("รหัสผ่านปัจจุบันไม่ถูกต้อง", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync(("Current", Visitor.Password), ("Chosen", "short"), ("ChosenAgain", "short"));
        Assert.Contains("อย่างน้อย 12 ตัวอักษร", officer.Page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        await officer.SendAsync(("Current", Visitor.Password), ("Chosen", "a quite different one"), ("ChosenAgain", "a quite different one"));
        Assert.Contains("เปลี่ยนรหัสผ่านแล้ว", officer.Words, StringComparison.Ordinal);

        await elsewhere.OpenAsync("/staff");
        Assert.Equal("/staff/sign-in", elsewhere.Path);
        await elsewhere.SendAsync(("UserName", "officer"), ("Password", "a quite different one"));
        Assert.Equal("/staff", elsewhere.Path);
        await officer.OpenAsync("/staff");
        Assert.Equal("/staff", officer.Path);
    }

    [Fact]
    public async Task Guessing_a_stolen_password_hash_costs_what_current_guidance_asks()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var hasher = new PasswordHasherOptions();
        foreach (var setting in service.Services.GetServices<IConfigureOptions<PasswordHasherOptions>>()) setting.Configure(hasher);
        Assert.Equal((210_000, PasswordHasherCompatibilityMode.IdentityV3), (hasher.IterationCount, hasher.CompatibilityMode));
    }

    private static async Task<string> RefusalAsync(Service service, string userName, string password)
    {
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", userName), ("Password", password));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();
        return visitor.Page.DocumentElement.OuterHtml;
    }

    private static Task<List<string>> TrailAsync(Service service) =>
        service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Actor + " " + e.Action).ToListAsync());
}
