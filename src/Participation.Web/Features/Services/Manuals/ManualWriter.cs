using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services;

/// <summary>Somebody who saved or handed in an edition. Whatever roles they hold, they never approve it.</summary>
public sealed class ManualWriter
{
    public required Guid ManualId { get; init; }
    public required Guid AccountId { get; init; }
}

public static class ManualWriters
{
    public static Task<bool> WroteAsync(this ParticipationContext db, Guid manualId, Guid accountId, CancellationToken ct) =>
        db.Set<ManualWriter>().AnyAsync(w => w.ManualId == manualId && w.AccountId == accountId, ct);

    public static async Task<IReadOnlyCollection<Guid>> WritersAsync(this ParticipationContext db, Guid manualId, CancellationToken ct) =>
        await db.Set<ManualWriter>().Where(w => w.ManualId == manualId).Select(w => w.AccountId).ToListAsync(ct);

    /// <summary>Writes down that the actor had a hand in it, unless it stands there already.</summary>
    public static async Task AddWriterAsync(this ParticipationContext db, ServiceManual manual, string actor, CancellationToken ct)
    {
        var account = StaffActor.AccountIn(actor);
        if (!await db.WroteAsync(manual.Id, account, ct)) db.Add(new ManualWriter { ManualId = manual.Id, AccountId = account });
    }
}

public sealed class ManualWriterConfiguration : IEntityTypeConfiguration<ManualWriter>
{
    public void Configure(EntityTypeBuilder<ManualWriter> writer)
    {
        writer.ToTable("manual_writers");
        writer.HasKey(w => new { w.ManualId, w.AccountId });
        writer.HasOne<ServiceManual>().WithMany().HasForeignKey(w => w.ManualId).OnDelete(DeleteBehavior.Cascade);
        writer.HasOne<StaffAccount>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Restrict);
        writer.HasIndex(w => w.AccountId);
    }
}
