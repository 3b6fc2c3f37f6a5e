using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Staff.LineLinks;

/// <summary>The LINE of a colleague who wants to be told there. It opens nothing: signing in stays as it is.</summary>
public sealed class StaffLineLink
{
    public required Guid AccountId { get; init; }
    public required string LineUserId { get; init; }
    public required DateTime LinkedAt { get; init; }
}

public sealed class StaffLineLinkConfiguration : IEntityTypeConfiguration<StaffLineLink>
{
    public void Configure(EntityTypeBuilder<StaffLineLink> link)
    {
        link.ToTable("staff_line_links");
        link.HasKey(l => l.AccountId);
        link.Property(l => l.AccountId).ValueGeneratedNever();
        link.Property(l => l.LineUserId).HasMaxLength(60);
        link.HasIndex(l => l.LineUserId).IsUnique();
        link.HasOne<StaffAccount>().WithOne().HasForeignKey<StaffLineLink>(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
