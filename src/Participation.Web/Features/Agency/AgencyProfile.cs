using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>The local government whose service this is. One row. No personal data: the office's own address and telephone.</summary>
public sealed class AgencyProfile
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public required string Name { get; set; }
    public required AgencyKind Kind { get; set; }
    public string Address { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>Address of a map with the office on it; https.</summary>
    public string MapLink { get; set; } = "";

    /// <summary>Name of the picture among the stored files.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Light enough for pages that are opened over a slow line; a heavier one is for print.</summary>
    public bool LogoIsLight { get; set; }

    public TimeOnly OpensAt { get; set; } = new(8, 30);
    public TimeOnly ClosesAt { get; set; } = new(16, 30);
    public TimeOnly? LunchFrom { get; set; }
    public TimeOnly? LunchTo { get; set; }

    /// <summary>Application-set concurrency token: two people editing the profile do not overwrite each other unseen.</summary>
    public Guid Version { get; set; }

    /// <summary>The holidays of the coming weeks, as <see cref="CurrentAgency"/> read them.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays { get; set; } = OfficeHours.NoHolidays;

    public OfficeHours Hours => new(OpensAt, ClosesAt, LunchFrom, LunchTo) { Holidays = Holidays };

    public AgencyVocabulary Vocabulary => AgencyVocabulary.Of(Kind);
}

public enum AgencyKind
{
    SubdistrictAdministration,
    SubdistrictMunicipality,
    TownMunicipality,
    CityMunicipality,
    ProvincialAdministration,
}

public sealed class AgencyProfileConfiguration : IEntityTypeConfiguration<AgencyProfile>
{
    public void Configure(EntityTypeBuilder<AgencyProfile> agency)
    {
        agency.ToTable("agency_profile");
        agency.HasKey(a => a.Id);
        agency.Property(a => a.Id).ValueGeneratedNever();
        agency.Property(a => a.Name).HasMaxLength(200);
        agency.Property(a => a.Address).HasMaxLength(500);
        agency.Property(a => a.Phone).HasMaxLength(50);
        agency.Property(a => a.MapLink).HasMaxLength(500);
        agency.Property(a => a.Logo).HasMaxLength(60);
        agency.Property(a => a.Version).IsConcurrencyToken();
        agency.Ignore(a => a.Hours);
        agency.Ignore(a => a.Holidays);
        agency.Ignore(a => a.Vocabulary);
    }
}
