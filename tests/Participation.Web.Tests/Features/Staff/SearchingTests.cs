using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>One box finds what exists, as far as somebody may see it.</summary>
public sealed class SearchingTests
{
    [Theory, OnBothDatabases]
    public async Task Part_of_a_name_or_a_code_is_enough_in_any_case_and_with_thai_digits(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var admin = await (await Colleague.AddAsync(service, "admin", [StaffRole.Administrator])).SignInAsync();

        foreach (var (typed, expected) in new[] { ("ทะเบียน", "งานทะเบียน D1"), ("d๑", "งานทะเบียน D1"), ("ADMIN", "กานดา งานทะเบียน"), ("เจ้าพนัก", "เจ้าพนักงาน"), ("งาน กานดา", "กานดา งานทะเบียน"), ("ตำแ", "ตำแหน่ง") })
            Assert.Contains(expected, await FindAsync(admin, typed), StringComparison.Ordinal);
        foreach (var nothing in new[] { "%", "_", "กานดา ไม่มี", "'; DROP TABLE units" })
            Assert.Contains("ไม่พบรายการ", await FindAsync(admin, nothing), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_finds_what_they_may_not_see(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var office = await Office.BuildAsync(service);
        var head = await (await Colleague.AddAsync(service, "head", [StaffRole.UnitHead], office.Works)).SignInAsync();
        var citizenFacing = await (await Colleague.AddAsync(service, "counter", [StaffRole.CounterOfficer], office.Works)).SignInAsync();

        var found = await FindAsync(head, "active of");
        Assert.Contains("active of Own", found, StringComparison.Ordinal);
        Assert.Contains("active of BelowOwn", found, StringComparison.Ordinal);
        Assert.DoesNotContain("active of Other", found, StringComparison.Ordinal);
        Assert.DoesNotContain("active of WholeAgency", found, StringComparison.Ordinal);
        Assert.Contains("ไม่พบรายการ", await FindAsync(citizenFacing, "active of"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_is_found_by_the_search_or_says_why_not()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await using var scope = service.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<ParticipationContext>().Model.GetEntityTypes().Select(e => e.ClrType).ToHashSet();
        var found = scope.ServiceProvider.GetServices<ISearchable>().SelectMany(s => s.Finds).ToList();
        var declared = scope.ServiceProvider.GetServices<NotSearched>().ToList();

        Assert.Equal([], tables.Except(found).Except(declared.Select(d => d.Entity)).Select(t => $"{t.Name}: let an ISearchable find it, or say AddNotSearched"));
        Assert.Empty(found.Intersect(declared.Select(d => d.Entity)));
        Assert.All(declared, d => Assert.NotEmpty(d.Why));
        Assert.Empty(declared.Select(d => d.Entity).Except(tables));
    }

    [Fact]
    public async Task Menu_and_duties_show_only_doors_that_open()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        foreach (var role in StaffRoles.All.Where(r => r != StaffRole.VillageHead))
        {
            var colleague = await (await Colleague.AddAsync(service, role.ToString(), [role])).SignInAsync();
            var doors = colleague.Page.QuerySelectorAll("nav a, .duties a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            Assert.Contains("/staff", doors);
            foreach (var door in doors)
            {
                await colleague.OpenAsync(door);
                Assert.True(colleague.Status == HttpStatusCode.OK, $"{role} {door}: {colleague.Status}");
            }
        }
    }

    private static async Task<string> FindAsync(Visitor visitor, string typed)
    {
        await visitor.OpenAsync($"/staff/search?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return visitor.Words;
    }
}
