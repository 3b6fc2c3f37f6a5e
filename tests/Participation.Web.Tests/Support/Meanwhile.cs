using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Tests.Support;

/// <summary>Does something once, as somebody else might, after a table was read and before its reader reads on.</summary>
public sealed class Meanwhile(string table) : DbCommandInterceptor
{
    private Func<Task>? _act;

    public void Register(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresContext>(options => options.AddInterceptors(this));
    }

    public void Does(Func<Task> act) => _act = act;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal) && Interlocked.Exchange(ref _act, null) is { } act) await act();
        return result;
    }
}
