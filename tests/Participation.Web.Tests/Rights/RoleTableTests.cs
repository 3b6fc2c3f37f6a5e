using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Rights;

/// <summary>
/// The role table against the running service: every address, every role, every method, on real records of the own unit,
/// of one below it, of another and of nobody's in particular.
/// </summary>
public sealed partial class RoleTableTests
{
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete];

    [Theory, OnBothDatabases]
    public async Task Every_address_answers_every_role_as_the_table_says(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var office = await Office.BuildAsync(service);
        var addresses = Addresses(service);
        Assert.NotEmpty(addresses);
        var problems = new List<string>();

        foreach (var role in StaffRoles.All.Select(r => (StaffRole?)r).Append(null))
        {
            var colleague = await Colleague.AddAsync(service, role?.ToString() ?? "nobody", role is { } one ? [one] : [], office.Works, office.Village);
            var visitor = await colleague.SignInAsync();
            var unknown = await BodyAsync(visitor.Http, HttpMethod.Get, "/staff/no-such-page");
            Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
            foreach (var (i, (pattern, needs)) in addresses.Index())
            {
                // Each from an own address: not-found pages are limited per address, and this is a flood.
                visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
                visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.{(int?)role ?? 99}.{i / 250}.{i % 250}");
                // Whoever has no right at all is turned away by the address alone, whatever lies there.
                var samples = office.SamplesFor(pattern);
                var extent = role is { } held ? RoleTable.Of(needs.Permission).Of(held) : Extent.None;
                var isShut = extent == Extent.None && !RoleTable.Of(needs.Permission).ForEveryone;
                // Which records are one's own is asked of the database; whether a whole address is open is not, and one engine tells.
                foreach (var sample in isShut || (extent != Extent.Own && database == Database.Postgres) ? samples.Take(1) : samples)
                {
                    var allowed = Allows(RoleTable.Of(needs.Permission), role, sample, hasRecord: needs.Record is not null);
                    // Every state is looked at; one of them is tried with every method, of which no engine knows.
                    foreach (var method in database == Database.Sqlite && sample.State is ("" or "active" or "open") ? Methods : [HttpMethod.Get])
                    {
                        var answer = await BodyAsync(visitor.Http, method, Fill(pattern, sample.Value));
                        if (Wrong(answer, unknown, allowed, method, sample.Exists) is { } wrong)
                            problems.Add($"{role?.ToString() ?? "(no role)"} {method} {pattern} {sample.Where} {sample.State}: {wrong}");
                    }
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(40)));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_shows_whoever_reaches_only_their_own_nothing_else(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var office = await Office.BuildAsync(service);
        var lists = Addresses(service).Where(a => !a.Pattern.Contains('{', StringComparison.Ordinal) && RoleTable.Of(a.Needs.Permission).HasOwn).ToList();
        Assert.NotEmpty(lists);

        foreach (var (pattern, needs) in lists)
        {
            var samples = office.Listed(pattern).ToList();
            Assert.True(samples.Count > 0, $"{pattern} is a list that some see only in part; {nameof(Office)} has no records for it.");
            foreach (var role in StaffRoles.All.Where(r => RoleTable.Of(needs.Permission).Of(r) == Extent.Own))
            {
                var visitor = await (await Colleague.AddAsync(service, $"{role}{lists.IndexOf((pattern, needs))}", [role], office.Works, office.Village)).SignInAsync();
                await visitor.OpenAsync(pattern);
                foreach (var sample in samples)
                    Assert.True(visitor.Words.Contains(sample.Marker!, StringComparison.Ordinal) == sample.Where is Where.Own or Where.BelowOwn, $"{role} at {pattern}: {sample.Marker}");
            }
        }
    }

    [Fact]
    public async Task A_signed_out_request_to_any_staff_address_gets_no_data_whatever_the_method()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var office = await Office.BuildAsync(service);
        using var stranger = service.Client(redirects: false);

        foreach (var (pattern, _) in Addresses(service))
            foreach (var sample in office.SamplesFor(pattern))
                foreach (var method in Methods)
                {
                    using var request = new HttpRequestMessage(method, new Uri(Fill(pattern, sample.Value), UriKind.Relative));
                    using var answer = await stranger.SendAsync(request);
                    // An endpoint that knows only GET is no address at all for other methods.
                    if (method != HttpMethod.Get && answer.StatusCode == HttpStatusCode.NotFound) continue;
                    Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.Unauthorized, $"{method} {pattern}: {answer.StatusCode}");
                    Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
                }
    }

    [Fact]
    public void Every_permission_has_a_row_with_words_and_somebody_who_has_it()
    {
        Assert.Equal(Enum.GetValues<Permission>(), RoleTable.Rows.Select(r => r.Permission).Order());
        Assert.All(RoleTable.Rows, row => Assert.True(row.ForEveryone || row.Cells.Count > 0, row.Permission.ToString()));
        Assert.All(RoleTable.Rows, row => Assert.NotEmpty(row.Words));
    }

    [Fact]
    public async Task Every_permission_opens_an_address()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        Assert.Equal(Enum.GetValues<Permission>(), Addresses(service).Select(a => a.Needs.Permission).Distinct().Order());
    }

    [Theory]
    [InlineData("/staff/new-page", null, false, "declares no permission")]
    [InlineData("/staff/people/{id}", Permission.SeePeople, false, "declare Record")]
    [InlineData("/staff/people/{id}", Permission.SeePeople, true, null)]
    [InlineData("/staff/service-points/{code}", Permission.ChangeServicePoints, false, null)]
    public void An_address_that_does_not_declare_what_it_needs_stops_the_start(string pattern, Permission? needs, bool record, string? expected)
    {
        var metadata = needs is { } permission
            ? new EndpointMetadataCollection(new NeedsAttribute(permission) { Record = record ? typeof(Participation.Web.Features.Staff.PersonPlace) : null })
            : EndpointMetadataCollection.Empty;
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, metadata, null);

        var missing = Declarations.Missing([endpoint]);

        if (expected is null) Assert.Empty(missing);
        else Assert.Contains(expected, Assert.Single(missing), StringComparison.Ordinal);
    }

    private static bool Allows(RoleRow row, StaffRole? role, Sample sample, bool hasRecord) =>
        (role is { } one ? row.Of(one) : row.ForEveryone ? Extent.Whole : Extent.None) switch
        {
            Extent.Whole => true,
            // A list is open, and shows what is theirs; that is another test's matter.
            Extent.Own => !hasRecord || sample.Where is Where.Own or Where.BelowOwn,
            Extent.None => false,
        };

    private static string? Wrong((HttpStatusCode Status, string Body) answer, (HttpStatusCode Status, string Body) unknown, bool allowed, HttpMethod method, bool exists)
    {
        if ((int)answer.Status >= 500) return $"failed with {answer.Status}";
        if (!allowed)
        {
            if (answer.Status != HttpStatusCode.NotFound) return $"answered {answer.Status}, should look unknown";
            return answer.Body == unknown.Body ? null : "its 404 differs from that of an unknown address";
        }
        if (answer.Status == HttpStatusCode.Found) return "was sent to the sign-in";
        // Without the form's token a post is refused with the page; a page without a form knows no post.
        return method == HttpMethod.Get && exists && answer.Status != HttpStatusCode.OK ? $"answered {answer.Status}" : null;
    }

    private static async Task<(HttpStatusCode Status, string Body)> BodyAsync(HttpClient http, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await http.SendAsync(request);
        // The client followed a redirect to the sign-in.
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/staff/sign-in") return (HttpStatusCode.Found, "");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static List<(string Pattern, NeedsAttribute Needs)> Addresses(Service service) =>
        (from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
         where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
         let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
         where needs is not null
         let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
         orderby pattern
         select (pattern, needs)).Distinct().ToList();

    private static string Fill(string pattern, string value)
    {
        var parts = new Queue<string>(value.Split('|'));
        return Parameter().Replace(pattern, _ => parts.Count > 1 ? parts.Dequeue() : parts.Peek());
    }

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();
}
