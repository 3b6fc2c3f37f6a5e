using System.Net;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>Whoever leads a village by order sees what the office knows of it, and of no other.</summary>
public sealed class VillageFactsTests
{
    private static readonly Guid Own = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task A_village_head_reads_their_own_village_and_cannot_guess_another(Database database)
    {
        await using var service = await StartAsync(database);
        var head = await (await Colleague.AddAsync(service, "head", [StaffRole.VillageHead], village: Own)).SignInAsync();
        await head.OpenAsync("/staff");
        Assert.NotNull(head.Page.QuerySelector("nav a[href='/staff/village-facts']"));
        await head.OpenAsync("/staff/village-facts");
        Assert.Equal([$"/staff/village-facts/{Own}"], head.Page.QuerySelectorAll("main .duties a").Select(a => a.GetAttribute("href")));

        await head.OpenAsync($"/staff/village-facts/{Own}");
        foreach (var words in new[] { "หมู่ 3 บ้านของตน", "812 คน", "241 ครัวเรือน", "○ ยังไม่ได้ผูก", "ผู้ใหญ่บ้าน สมมุติ ใจดี", "น้อยกว่า 5 คน" })
            Assert.Contains(words, head.Words, StringComparison.Ordinal);
        Assert.Null(head.Page.QuerySelector("main a[href^='/staff/villages']"));
        await head.OpenAsync($"/staff/village-facts/{Other}");
        Assert.Equal(HttpStatusCode.NotFound, head.Status);
        await head.OpenAsync($"/staff/villages/{Own}");
        Assert.Equal(HttpStatusCode.NotFound, head.Status);
    }

    [Theory, OnBothDatabases]
    public async Task People_who_chose_the_village_are_counted_once_they_are_more_than_a_handful(Database database)
    {
        await using var service = await StartAsync(database);
        await service.WriteAsync(db =>
        {
            for (var i = 0; i < 5; i++)
            {
                var now = service.Clock.GetUtcNow().UtcDateTime;
                var citizen = new Citizen { Id = Guid.CreateVersion7(), LineUserId = $"U{i:D32}", CreatedAt = now, ChangedAt = now };
                citizen.Choose(Own, now);
                db.Add(citizen);
            }
            return Task.CompletedTask;
        });
        var executive = await (await Colleague.AddAsync(service, "mayor", [StaffRole.Executive])).SignInAsync();

        await executive.OpenAsync($"/staff/village-facts/{Own}");
        Assert.Contains("5 คน", executive.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        await executive.OpenAsync($"/staff/village-facts/{Other}");

        Assert.Contains("น้อยกว่า 5 คน", executive.Words, StringComparison.Ordinal);
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        await service.WriteAsync(db =>
        {
            db.Add(new Village { Id = Own, Number = 3, Name = "บ้านของตน", Label = "หมู่บ้าน", Population = 812, Households = 241 });
            db.Add(new Village { Id = Other, Number = 4, Name = "บ้านอื่น", Label = "หมู่บ้าน" });
            db.Add(new VillageHead { Id = Guid.CreateVersion7(), VillageId = Own, Position = "ผู้ใหญ่บ้าน", Holder = "สมมุติ ใจดี" });
            return Task.CompletedTask;
        });
        return service;
    }
}
