using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Web.Tests.Support;

/// <summary>A database that stops taking commits, as when the process is killed: what was committed before stays.</summary>
public sealed class BrokenCommits : DbTransactionInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>So many more commits succeed; after them none, until <see cref="Mend"/>.</summary>
    public void BreakAfter(int commits) => Volatile.Write(ref _left, commits);

    public void Mend() => BreakAfter(int.MaxValue);

    public void Register(IServiceCollection services) => services.Intercept(this);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Interlocked.Decrement(ref _left) < 0 ? throw new InvalidOperationException("The database is gone.") : ValueTask.FromResult(result);
}
