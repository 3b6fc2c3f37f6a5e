using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Persistence;

/// <summary>
/// The service's one unit of work. Tables are configured beside their entities in the slices;
/// <see cref="Sqlite.SqliteContext"/> and <see cref="Postgres.PostgresContext"/> only carry the migrations of their engine.
/// </summary>
public abstract class ParticipationContext(DbContextOptions options, WriteGate gate, AuditChain? auditChain)
    : IdentityUserContext<StaffAccount, Guid>(options)
{
    private readonly List<AuditRecord> _audit = [];
    private readonly List<Action> _committed = [];

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<InboxEvent> Inbox => Set<InboxEvent>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>Adds an entry to the audit trail in the transaction that does the thing.</summary>
    public void Audit(AuditRecord record) => _audit.Add(record);

    /// <summary>Something that only makes sense once the change is durable, such as waking the sender.</summary>
    public void OnCommitted(Action action) => _committed.Add(action);

    /// <summary>
    /// Runs <paramref name="work"/>, saves and commits as one write transaction; inside another one it simply joins.
    /// No network call belongs in here: on SQLite everybody who writes is waiting.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) return await work(ct);
        using var pass = await gate.EnterAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work(ct);
            await SaveChangesAsync(ct);
            await CommitAsync(transaction, ct);
            return result;
        }
        catch
        {
            Forget();
            throw;
        }
    }

    public Task WriteAsync(Func<CancellationToken, Task> work, CancellationToken ct) =>
        WriteAsync(async token => { await work(token); return true; }, ct);

    /// <summary>
    /// The same for what may arrive twice at the same moment, where a unique index lets one of the two in: the other runs again and
    /// finds it. Inside another transaction nothing can be run again, and its owner sees the failure.
    /// </summary>
    public async Task<T> WriteOnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await WriteAsync(work, ct);
        }
        catch (DbUpdateException) when (Database.CurrentTransaction is null)
        {
            return await WriteAsync(work, ct);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!ChangeTracker.HasChanges() && _audit.Count == 0) return 0;
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await CommitAsync(transaction, cancellationToken);
            return rows;
        }
        catch
        {
            Forget();
            throw;
        }
    }

    /// <summary>What was rolled back must neither be audited nor announced with a later change of the same context.</summary>
    private void Forget()
    {
        _audit.Clear();
        _committed.Clear();
        ChangeTracker.Clear();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes pass an asynchronous gate: use SaveChangesAsync.");

    private async Task CommitAsync(IDbContextTransaction transaction, CancellationToken ct)
    {
        if (_audit.Count > 0)
        {
            await (auditChain ?? throw new InvalidOperationException("This context cannot write audit entries.")).AppendAsync(this, _audit, ct);
            await base.SaveChangesAsync(true, ct);
        }
        await transaction.CommitAsync(ct);
        _audit.Clear();
        foreach (var action in _committed) action();
        _committed.Clear();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ParticipationContext).Assembly);
        SnakeCase.Apply(builder);
        // The compiled model writes "no value yet" through the converter, which takes UTC only.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(DateTime)))
            property.Sentinel = DateTime.SpecifyKind(default, DateTimeKind.Utc);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }
}
