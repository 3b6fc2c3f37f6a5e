using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Migrations;

/// <summary>Contexts for the EF tools: only the model matters, no database is opened.</summary>
public sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        PersistenceFeature.UseSqlite(options, "Data Source=design-time.db");
        return new SqliteContext(options.Options, new WriteGate(open: true));
    }
}

public sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>();
        PersistenceFeature.UsePostgres(options, "Host=localhost;Database=design_time");
        return new PostgresContext(options.Options, new WriteGate(open: true));
    }
}

public static class Program
{
    public static void Main() => Console.WriteLine("Used by the EF tools; see scripts/add-migration.");
}
