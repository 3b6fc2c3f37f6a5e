using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Features.Surveys;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features;

/// <summary>The made-up อบต. that a newcomer meets.</summary>
public sealed class DemoDataTests(DemoTown demo) : IClassFixture<DemoTown>
{
    [Theory, OnBothDatabases]
    public async Task It_has_twelve_villages_the_counter_D1_and_answers_of_this_fiscal_year_and_the_last(Database database)
    {
        var service = (await demo.OnAsync(database)).Service;

        Assert.Equal(12, await service.ReadAsync(db => db.Set<Village>().CountAsync()));
        Assert.True(await service.ReadAsync(db => db.Set<ServicePoint>().AnyAsync(p => p.Code == "D1" && p.IsOpen)));
        var slots = await service.ReadAsync(db => db.Set<SurveyAnswer>().Where(a => a.WayIn != WayIn.Paper).Select(a => a.HourSlot).ToListAsync());
        Assert.InRange(slots.Count, 600, 3000);
        Assert.All(slots, slot => Assert.InRange(slot, new DateTime(2025, 9, 30, 17, 0, 0, DateTimeKind.Utc), service.Clock.GetUtcNow().UtcDateTime));
        // What is counted as it is made up is what a recount finds.
        var ready = await service.RollUpsAsync();
        await service.RecountAsync();
        Assert.Equal(ready, await service.RollUpsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_printed_sign_ins_work_and_the_results_page_is_alive(Database database)
    {
        var service = (await demo.OnAsync(database)).Service;
        var notes = await File.ReadAllLinesAsync(Path.Combine(service.DataFolder, "demo-sign-ins.txt"));
        var signIns = notes.Where(l => l.StartsWith("Demo sign-in: ", StringComparison.Ordinal)).Select(l => l["Demo sign-in: ".Length..].Split([" / ", "   "], StringSplitOptions.None)).ToList();
        Assert.Equal(["admin", "officer", "clerk", "mayor", "works"], signIns.Select(s => s[0]));

        foreach (var signIn in signIns)
        {
            var visitor = Visitor.To(service);
            await visitor.OpenAsync("/staff/sign-in");
            await visitor.SendAsync(("UserName", signIn[0]), ("Password", signIn[1]));
            if (signIn is [_, _, _, var app]) await visitor.SendAsync(("Code", new AuthenticatorApp().Next(app.Split(' ')[^1], service.Clock)));
            await visitor.OpenAsync("/staff/surveys/results/service?period=fiscal-year");
            Assert.Contains("พอใจร้อยละ", visitor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(4, visitor.Page.QuerySelectorAll("#points tbody tr").Length);
            foreach (var part in (string[])["units", "areas", "services", "ways", "hours", "graded", "choices", "fees", "checks"]) Assert.NotNull(visitor.Page.QuerySelector("#" + part));
        }
    }
}
