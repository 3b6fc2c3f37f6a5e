using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>
/// ด้าน: what a service is about. The plan names six that every yearly report must show; an agency may add its own.
/// No personal data.
/// </summary>
public sealed class ServiceArea
{
    public const int MaxName = 200;

    /// <summary>How many the plan names; they keep number and name and cannot be removed.</summary>
    public const int Preset = 6;

    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Name { get; set; }
    public bool IsActive { get; set; } = true;
    public Guid Version { get; set; }

    public bool IsPreset => Number <= Preset;
}

public sealed class ServiceAreaConfiguration : IEntityTypeConfiguration<ServiceArea>
{
    private static readonly string[] Plan =
    [
        "ด้านโครงสร้างพื้นฐาน",
        "ด้านงานส่งเสริมคุณภาพชีวิต",
        "ด้านการจัดระเบียบชุมชน สังคม และการรักษาความสงบเรียบร้อย",
        "ด้านการวางแผน การส่งเสริมการลงทุน พาณิชยกรรม และการท่องเที่ยว",
        "ด้านการบริหารจัดการและการอนุรักษ์ทรัพยากรธรรมชาติ สิ่งแวดล้อม",
        "ด้านการศึกษา ศาสนา ศิลปะ วัฒนธรรม จารีตประเพณี และภูมิปัญญาท้องถิ่น",
    ];

    public void Configure(EntityTypeBuilder<ServiceArea> area)
    {
        area.ToTable("service_areas");
        area.HasKey(a => a.Id);
        area.Property(a => a.Id).ValueGeneratedNever();
        area.Property(a => a.Name).HasMaxLength(ServiceArea.MaxName);
        area.Property(a => a.Version).IsConcurrencyToken();
        area.HasIndex(a => a.Number).IsUnique();
        area.Ignore(a => a.IsPreset);
        area.HasData(Plan.Select((name, place) => new ServiceArea { Id = ServiceAreas.PresetId(place + 1), Number = place + 1, Name = name, Version = ServiceAreas.PresetId(place + 1) }));
    }
}

public static class ServiceAreas
{
    /// <summary>The id of one of the six, the same in every installation.</summary>
    public static Guid PresetId(int number) => Guid.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"01900000-0000-7000-8000-00000000020{number}"));
}
