using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Platform;

/// <summary>The audit trail cannot be changed without it being seen, and where.</summary>
public sealed class AuditTrailTests
{
    private static Task RecordAsync(Service service, params string[] actions) => service.WriteAsync(db =>
    {
        foreach (var action in actions) db.Audit(new AuditRecord("staff:1", action, "point:D1", new Dictionary<string, AuditChange> { ["name"] = new("เดิม", "ใหม่") }));
        return Task.CompletedTask;
    });

    private static async Task<string> VerdictAsync(Service service, AuditAnchor? anchor = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditChain>()
            .VerifyAsync(scope.ServiceProvider.GetRequiredService<ParticipationContext>(), anchor, CancellationToken.None);
        return verdict.Match(whole => $"whole {whole.Count}", broken => $"broken at {broken.Sequence}: {broken.How}");
    }

    /// <summary>As somebody would who can switch the triggers off.</summary>
    private static Task TamperAsync(Service service, Database database, string sql) => service.WriteAsync(async db =>
    {
        if (database == Database.Postgres) await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_entries DISABLE TRIGGER ALL");
        else await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete;");
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    [Theory, OnBothDatabases]
    public async Task Entries_are_numbered_and_chained_in_the_transaction_that_does_the_thing(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "created", "renamed");
        await RecordAsync(service, "closed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => service.WriteAsync(db =>
        {
            db.Audit(new AuditRecord("staff:1", "never happened", "point:D1"));
            throw new InvalidOperationException();
        }));

        Assert.Equal(["created", "renamed", "closed"], await service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.Equal("whole 3", await VerdictAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task Many_writers_at_once_make_one_chain(Database database)
    {
        await using var service = await Service.StartAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => RecordAsync(service, $"act {i}"))));

        Assert.Equal("whole 40", await VerdictAsync(service));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET canonical = X'7B7D' WHERE sequence = 2", "broken at 2: altered")]
    [InlineData("UPDATE audit_entries SET actor = 'staff:2' WHERE sequence = 3", "broken at 3: columns differ from what was signed")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 2", "broken at 2: missing")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 4", "broken at 4: cut off before the anchored head")]
    [InlineData("DELETE FROM audit_entries", "broken at 1: cut off before the anchored head")]
    [InlineData("UPDATE audit_entries SET sequence = 99 WHERE sequence = 2; UPDATE audit_entries SET sequence = 2 WHERE sequence = 3; UPDATE audit_entries SET sequence = 3 WHERE sequence = 99", "broken at 2: altered")]
    public async Task Every_kind_of_tampering_is_found_and_located(string sql, string expected)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await RecordAsync(service, "one", "two", "three", "four");
        var anchors = service.Services.GetRequiredService<AuditAnchors>();
        await anchors.WriteAsync(CancellationToken.None);
        Assert.Equal("whole 4", await VerdictAsync(service, anchors.Latest()));

        await TamperAsync(service, Database.Sqlite, sql);

        Assert.Equal(expected, await VerdictAsync(service, anchors.Latest()));
    }

    [Fact]
    public async Task A_chain_recomputed_without_the_key_is_found()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await RecordAsync(service, "one", "two");
        await using var forger = await Service.StartAsync(Database.Sqlite);
        await RecordAsync(forger, "one", "another two");
        var forged = await forger.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

        await TamperAsync(service, Database.Sqlite, "DELETE FROM audit_entries");
        await service.WriteAsync(db =>
        {
            db.AuditEntries.AddRange(forged);
            return Task.CompletedTask;
        });

        Assert.Equal("broken at 1: altered", await VerdictAsync(service));
    }
}
