using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests;

/// <summary>Denied by default: an endpoint is public because its folder or its line in the host says so, and for no other reason.</summary>
public sealed class EndpointsTests
{
    [Fact]
    public async Task Every_staff_address_sends_a_stranger_to_the_sign_in_or_answers_401()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        using var stranger = service.Client(redirects: false);
        var routes = Routes(service).Where(e => e.Pattern.StartsWith("/staff", StringComparison.Ordinal) && !e.IsAnonymous).ToList();
        Assert.NotEmpty(routes);

        foreach (var (pattern, _) in routes)
        {
            using var answer = await stranger.GetAsync(new Uri(Filled(pattern), UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.Unauthorized, $"{pattern} answered {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.Found) Assert.Contains("/staff/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_named_addresses_under_staff_are_open_to_strangers()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        var open = Routes(service).Where(e => e.Pattern.StartsWith("/staff", StringComparison.Ordinal) && e.IsAnonymous).Select(e => e.Pattern).Order(StringComparer.Ordinal).Distinct();

        Assert.Equal(["/staff/first-account", "/staff/invitation/{token}", "/staff/sign-in", "/staff/sign-in/code"], open);
    }

    [Fact]
    public async Task The_description_of_the_API_says_of_every_address_what_it_is_and_whose()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        using var described = JsonDocument.Parse(await service.Client().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

        Assert.Equal("Participation", described.RootElement.GetProperty("info").GetProperty("title").GetString());
        var operations = described.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.NotEmpty(o.Value.GetProperty("summary").GetString()!));
        Assert.Equal(["Citizens and devices", "Service", "Staff"], operations.SelectMany(o => o.Value.GetProperty("tags").EnumerateArray()).Select(t => t.GetString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unknown_address_is_not_found_and_no_way_to_the_sign_in()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        using var answer = await service.Client(redirects: false).GetAsync(new Uri("/no/such/place", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("ไม่พบ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        foreach (var path in new[] { "/", "/s/NONE1", "/staff/sign-in", "/healthz", "/readyz", "/openapi/v1.json", "/no/such/place", "/css/citizen.css" })
        {
            using var answer = await service.Client(redirects: false).GetAsync(new Uri(path, UriKind.Relative));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True((int)answer.StatusCode < 500, path);
        }
    }

    private static IEnumerable<(string Pattern, bool IsAnonymous)> Routes(Service service) =>
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<IAllowAnonymous>() is not null));

    // An address that a route's own constraint turns away would not reach the question who asks.
    private static string Filled(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, "{[^}]*}", part =>
        part.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "D1");
}
