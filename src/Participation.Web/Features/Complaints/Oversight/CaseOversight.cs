using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Complaints;

public enum OversightKind
{
    /// <summary>A unit is asked to get on with what it has.</summary>
    Reminder,

    /// <summary>What the working group found and wants to be done.</summary>
    Finding,
}

/// <summary>
/// What the working group did to see that cases are handled: never changed nor removed. What it wrote about one case lies in that case,
/// where it can be erased with it.
/// </summary>
public sealed class CaseOversight
{
    public const int MaxWords = 2000;

    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required OversightKind Kind { get; init; }

    /// <summary>Null where it is about every unit.</summary>
    public Guid? UnitId { get; init; }

    public Guid? CaseId { get; init; }

    /// <summary>The step in which the words about that case lie.</summary>
    public int? Sequence { get; init; }

    /// <summary>Empty where they lie in a case.</summary>
    public required string Words { get; init; }

    /// <summary>staff:{id}</summary>
    public required string By { get; init; }
}

public static class OversightKinds
{
    public static string Words(this OversightKind kind) => kind switch
    {
        OversightKind.Reminder => "เตือน",
        OversightKind.Finding => "ข้อสังเกต",
    };
}

public sealed class CaseOversightConfiguration : IEntityTypeConfiguration<CaseOversight>
{
    public void Configure(EntityTypeBuilder<CaseOversight> oversight)
    {
        oversight.ToTable("case_oversight");
        oversight.Property(o => o.Id).ValueGeneratedNever();
        oversight.Property(o => o.Words).HasMaxLength(CaseOversight.MaxWords);
        oversight.Property(o => o.By).HasMaxLength(120);
        oversight.HasIndex(o => o.At);
        oversight.HasIndex(o => o.UnitId);
        oversight.HasOne<Unit>().WithMany().HasForeignKey(o => o.UnitId).OnDelete(DeleteBehavior.Restrict);
        oversight.HasOne<CaseEntry>().WithMany().HasForeignKey(o => new { o.CaseId, o.Sequence }).OnDelete(DeleteBehavior.Restrict);
    }
}
