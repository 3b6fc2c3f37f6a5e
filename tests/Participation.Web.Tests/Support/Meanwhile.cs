using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Web.Tests.Support;

/// <summary>Does something once, as somebody else might, after a context has read a table or column and before it reads on.</summary>
public sealed class Meanwhile(string table) : DbCommandInterceptor
{
    private Func<Task>? _act;
    private DbContext? _reader;

    public void Register(IServiceCollection services) => services.Intercept(this);

    public void Does(DbContext reader, Func<Task> act) => (_reader, _act) = (reader, act);

    /// <summary>Whoever reads it next.</summary>
    public void Does(Func<Task> act) => (_reader, _act) = (null, act);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if ((_reader is null || eventData.Context == _reader) && command.CommandText.Contains(table, StringComparison.Ordinal) && Interlocked.Exchange(ref _act, null) is { } act) await act();
        return result;
    }
}
