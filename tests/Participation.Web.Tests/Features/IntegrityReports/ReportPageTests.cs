using System.Net;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.IntegrityReports;

/// <summary>/report for now: where to tell of corruption, and no trace of who has read it.</summary>
public sealed class ReportPageTests
{
    [Theory, OnBothDatabases]
    public async Task It_names_the_officer_s_role_and_the_two_national_offices(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var somebody = Visitor.To(service);

        await somebody.OpenAsync("/report");

        Assert.Equal(HttpStatusCode.OK, somebody.Status);
        Assert.Contains("เจ้าหน้าที่ผู้รับผิดชอบเรื่องทุจริต", somebody.Words, StringComparison.Ordinal);
        Assert.NotNull(somebody.Page.QuerySelector("a[href='tel:1205']"));
        Assert.NotNull(somebody.Page.QuerySelector("a[href='tel:1206']"));
    }

    [Fact]
    public async Task It_leaves_no_cookie_no_copy_and_no_line_that_tells_who_it_was()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        using var client = service.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MaleePhone/1.0");

        using var answer = await client.GetAsync(new Uri("/report?who=malee", UriKind.Relative));

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotContain(service.Log, l => l.Contains("malee", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<form", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_that_names_its_officer_and_a_number_has_them_shown()
    {
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { ["Integrity:Officer"] = "ปลัด อบต.", ["Integrity:Phone"] = "0 4999 0001" });
        var somebody = Visitor.To(service);

        await somebody.OpenAsync("/report");

        Assert.Contains("ปลัด อบต.", somebody.Words, StringComparison.Ordinal);
        Assert.NotNull(somebody.Page.QuerySelector("a[href='tel:049990001']"));
    }
}
