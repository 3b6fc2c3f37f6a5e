using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Web.Tests.Support;

/// <summary>Counts the commands sent to the database, so that a page whose queries grow with its rows is found.</summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int _commands;

    public void Register(IServiceCollection services) => services.Intercept(this);

    public async Task<int> CountAsync(Func<Task> act)
    {
        _commands = 0;
        await act();
        return _commands;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _commands);
        return ValueTask.FromResult(result);
    }
}
