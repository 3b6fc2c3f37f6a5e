using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Platform.PersonalData;

/// <summary>A new table fails here until its slice has said whether it leads to a citizen.</summary>
public sealed class EveryTableTests
{
    [Fact]
    public async Task Every_table_is_owned_by_somebody_who_can_show_and_erase_it_or_declared_free_of_citizens()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var tables = await service.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).Distinct().ToList()));
        var owned = service.Services.GetServices<IPersonalData>().SelectMany(o => o.Tables).ToList();
        var free = service.Services.GetServices<NoCitizenData>().Select(f => f.Table).ToList();

        Assert.Equal(tables, owned.Concat(free).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_owner_fills_in_its_line_of_the_register_and_every_rule_of_retention_has_its_own_name()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        Assert.All(service.Services.GetServices<IPersonalData>(), owner =>
            Assert.All(new[] { owner.Title, owner.Activity.Name, owner.Activity.Data, owner.Activity.Subjects, owner.Activity.Purpose, owner.Activity.LegalGround, owner.Activity.Kept, owner.Activity.Recipients, owner.Activity.Protection }, text => Assert.NotEmpty(text)));
        Assert.All(service.Services.GetServices<NoCitizenData>(), free => Assert.NotEmpty(free.Why));
        var kinds = service.Services.GetServices<RetentionRule>().Select(r => r.Kind).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
    }
}
