using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Persistence;

public static class PersistenceFeature
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<DatabaseStart>();
        var provider = configuration.GetSection(DatabaseOptions.Section).GetValue(nameof(DatabaseOptions.Provider), DatabaseProvider.Sqlite);
        return provider switch
        {
            DatabaseProvider.Sqlite => AddSqlite(services),
            DatabaseProvider.Postgres => AddPostgres(services),
        };
    }

    private static IServiceCollection AddSqlite(IServiceCollection services)
    {
        services.AddSingleton(new WriteGate(open: false));
        services.AddDbContext<SqliteContext>((s, options) => UseSqlite(options, SqliteConnectionString(s)));
        services.AddScoped<ParticipationContext>(s => s.GetRequiredService<SqliteContext>());
        services.AddSingleton<IInboxStore>(s => new SqliteInboxStore(SqliteConnectionString(s)));
        return services;
    }

    private static IServiceCollection AddPostgres(IServiceCollection services)
    {
        services.AddSingleton(new WriteGate(open: true));
        services.AddDbContext<PostgresContext>((s, options) => UsePostgres(options, s.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString));
        services.AddScoped<ParticipationContext>(s => s.GetRequiredService<PostgresContext>());
        services.AddSingleton<IInboxStore>(s => new PostgresInboxStore(s.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString));
        return services;
    }

    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas());

    public static void UsePostgres(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString);

    private static string SqliteConnectionString(IServiceProvider services)
    {
        var configured = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
        var builder = new SqliteConnectionStringBuilder(configured);
        var file = builder.DataSource.Length == 0 ? "participation.db" : builder.DataSource;
        builder.DataSource = Path.GetFullPath(file, services.GetRequiredService<DataFolder>().Root);
        return builder.ToString();
    }
}
