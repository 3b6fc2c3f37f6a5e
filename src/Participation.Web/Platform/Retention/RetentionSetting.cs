using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Platform.Retention;

/// <summary>Days that an agency has set for one kind of record; without a row the rule's own hold.</summary>
public sealed class RetentionSetting
{
    public required string Kind { get; init; }
    public required int Days { get; set; }
}

/// <summary>What one round removed of one kind. Rounds that removed nothing leave no row.</summary>
public sealed class RetentionRun
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required DateTime RanAt { get; init; }
    public required DateTime Before { get; init; }
    public required int Removed { get; init; }
}

public sealed class RetentionConfiguration : IEntityTypeConfiguration<RetentionSetting>, IEntityTypeConfiguration<RetentionRun>
{
    public void Configure(EntityTypeBuilder<RetentionSetting> setting)
    {
        setting.ToTable("retention_settings");
        setting.HasKey(s => s.Kind);
        setting.Property(s => s.Kind).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<RetentionRun> run)
    {
        run.ToTable("retention_runs");
        run.HasKey(r => r.Id);
        run.Property(r => r.Kind).HasMaxLength(40);
        run.HasIndex(r => r.RanAt);
    }
}
