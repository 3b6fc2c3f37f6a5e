using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>A day on which the office is closed although it is no weekend. One per day. No personal data.</summary>
public sealed class Holiday
{
    public const int MaxName = 120;

    public required Guid Id { get; init; }
    public required DateOnly Day { get; set; }
    public required string Name { get; set; }

    /// <summary>Reckoned by the moon or given in lieu: the cabinet's announcement decides, and somebody has to look.</summary>
    public bool IsToBeConfirmed { get; set; }

    public Guid Version { get; set; }
}

public sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.ToTable("holidays");
        holiday.HasKey(h => h.Id);
        holiday.Property(h => h.Id).ValueGeneratedNever();
        holiday.Property(h => h.Name).HasMaxLength(Holiday.MaxName);
        holiday.Property(h => h.Version).IsConcurrencyToken();
        holiday.HasIndex(h => h.Day).IsUnique();
        holiday.HasData(KnownHolidays.All.Select((known, place) => new Holiday
        {
            Id = KnownHolidays.IdOf(place),
            Day = known.Day,
            Name = known.Name,
            IsToBeConfirmed = known.IsToBeConfirmed,
            Version = KnownHolidays.IdOf(place),
        }));
    }
}
