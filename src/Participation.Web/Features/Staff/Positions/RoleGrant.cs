using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>A role given to a position by an order (คำสั่ง). History stays: a changed duty is an ended grant and a new one.</summary>
public sealed class RoleGrant
{
    public const int MaxOrder = 60;

    public required Guid Id { get; init; }
    public required Guid PositionId { get; init; }
    public required StaffRole Role { get; init; }

    /// <summary>The village of a village head.</summary>
    public Guid? VillageId { get; init; }

    public required string OrderNumber { get; init; }
    public required DateOnly OrderDate { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day of the term. A named duty outlives it: work never lies without an owner, and staff are warned.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Last day on which it held, because somebody ended it; null otherwise.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool IsTermOver(DateOnly today) => Until < today;

    public bool IsActive(DateOnly today) => From <= today && (EndedOn is null || EndedOn >= today) && (Until is null || Until >= today || Role.IsNamed());

    /// <summary>Ends it on <paramref name="day"/>, or at once when it had not begun by then.</summary>
    public void End(DateOnly day) => EndedOn ??= day;

    /// <summary>What is left for the database to sort out; <see cref="IsActive"/> says the last word.</summary>
    public static Expression<Func<RoleGrant, bool>> MayBeActive(DateOnly today) => g => g.From <= today && (g.EndedOn == null || g.EndedOn >= today);

    /// <summary>The last day an order of this role may name; null where it is not bound to the fiscal year.</summary>
    public static DateOnly? LatestEnd(StaffRole role, DateOnly from) =>
        role.IsRenewedYearly() ? ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(from) + 1).AddDays(-1) : null;
}

public sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("staff_role_grants");
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.OrderNumber).HasMaxLength(RoleGrant.MaxOrder);
        grant.HasOne<Position>().WithMany().HasForeignKey(g => g.PositionId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<Village>().WithMany().HasForeignKey(g => g.VillageId).OnDelete(DeleteBehavior.Restrict);
        grant.HasIndex(g => g.PositionId);
        grant.HasIndex(g => g.Role);
    }
}
