using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Platform.Audit;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Persistence;

/// <summary>What the migrations leave behind, looked at in the database itself.</summary>
public sealed class SchemaTests
{
    [Theory, OnBothDatabases]
    public async Task Append_only_tables_refuse_changes_from_whoever_holds_the_connection(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await service.WriteAsync(db =>
        {
            db.Audit(new AuditRecord("staff:1", "tested", "thing:1"));
            return Task.CompletedTask;
        });

        foreach (var table in AppendOnly.Tables)
        {
            var triggers = await service.ReadAsync(db => db.Database.SqlQueryRaw<string>(database == Database.Sqlite
                ? $"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
                : $"SELECT tgname AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '{table}'::regclass").ToListAsync());
            Assert.Equal(2, triggers.Count);
        }
        foreach (var change in new[] { "UPDATE audit_entries SET actor = 'nobody'", "DELETE FROM audit_entries" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => service.WriteAsync(db => db.Database.ExecuteSqlRawAsync(change)));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_writing_connection_to_SQLite_survives_a_power_cut()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        Assert.Equal(2, await service.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync()));
        Assert.Equal("wal", await service.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(1, await service.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync()));
        Assert.True(Version.Parse(SqliteRuntime.LibraryVersion) >= new Version(3, 38), "EF Core writes ->> for JSON, which older SQLite does not know");
    }

    [Theory, OnBothDatabases]
    public async Task Instants_come_back_as_UTC_and_equal_to_what_was_written(Database database)
    {
        await using var service = await Service.StartAsync(database);
        service.Clock.Advance(TimeSpan.FromTicks(1234567));
        await service.FillInboxAsync(("event", "a", 0));

        var stored = await service.ReadAsync(db => db.Inbox.SingleAsync());

        Assert.Equal(DateTimeKind.Utc, stored.ReceivedAt.Kind);
        Assert.Equal(0, stored.ReceivedAt.Ticks % TimeSpan.TicksPerMillisecond);
        Assert.Equal(Participation.Web.Platform.Time.Clock.Now(service.Clock), stored.ReceivedAt);
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_folder_refuses_with_words()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Service.StartSecondAsync(service));

        Assert.Contains("already running", refused.Message, StringComparison.Ordinal);
    }
}
