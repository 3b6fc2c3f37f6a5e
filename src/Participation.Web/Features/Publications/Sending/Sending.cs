using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Publications;

/// <summary>
/// That a publication was begun to be sent to LINE, to whom and at what price, as it was decided. Never changed; how far it has
/// gone is known by the multicast of the same id.
/// </summary>
public sealed class Sending
{
    public required Guid Id { get; init; }
    public required Guid PublicationId { get; init; }

    /// <summary>From 1 within its publication.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The publication's version when it was sent: its text.</summary>
    public required Guid TextVersion { get; init; }

    public required bool ToEverybody { get; init; }

    /// <summary>Villages and their share, as JSON of <see cref="VillageShare"/>.</summary>
    public required string Villages { get; init; }

    public required int People { get; init; }

    /// <summary>Free messages of the month before it was begun; null where there was no limit, or none known.</summary>
    public required long? FreeBefore { get; init; }

    public required DateTime BegunAt { get; init; }
    public required Guid BegunBy { get; init; }

    public IReadOnlyList<VillageShare> ReadVillages() => JsonSerializer.Deserialize<List<VillageShare>>(Villages) ?? [];

    public string AudienceWords => ToEverybody ? "ทุกคนที่เพิ่มเพื่อน" : string.Join(" ", ReadVillages().Select(v => v.Name));
}

/// <summary>People of a village who would get it, or did.</summary>
public sealed record VillageShare(Guid Id, string Name, int People);

/// <summary>
/// Told with the next answer that leaves anyway, which costs nothing: to whoever writes to the account until a day, once each.
/// </summary>
public sealed class FreeTelling
{
    public required Guid PublicationId { get; init; }
    public bool ToEverybody { get; set; }

    /// <summary>Ids of villages, without dashes, between spaces.</summary>
    public string Villages { get; set; } = "";

    public DateTime Until { get; set; }
    public DateTime BegunAt { get; set; }

    public bool IsFor(Guid? village) => ToEverybody || (village is { } id && Villages.Contains(id.ToString("N"), StringComparison.Ordinal));
}

/// <summary>Somebody does not want one kind of news in LINE. They read it on the page, and lose nothing by it.</summary>
public sealed class NewsRefusal
{
    public required string LineUserId { get; init; }
    public required PublicationKind Kind { get; init; }
    public required DateTime At { get; init; }
}

public sealed class SendingConfiguration : IEntityTypeConfiguration<Sending>, IEntityTypeConfiguration<FreeTelling>, IEntityTypeConfiguration<NewsRefusal>
{
    public void Configure(EntityTypeBuilder<Sending> sending)
    {
        sending.ToTable("publication_sendings");
        sending.Property(s => s.Id).ValueGeneratedNever();
        sending.Ignore(s => s.AudienceWords);
        sending.HasOne<Publication>().WithMany().HasForeignKey(s => s.PublicationId).OnDelete(DeleteBehavior.Restrict);
        sending.HasIndex(s => new { s.PublicationId, s.Ordinal }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FreeTelling> telling)
    {
        telling.ToTable("free_tellings");
        telling.HasKey(t => t.PublicationId);
        telling.HasOne<Publication>().WithMany().HasForeignKey(t => t.PublicationId).OnDelete(DeleteBehavior.Restrict);
        telling.HasIndex(t => t.Until);
    }

    public void Configure(EntityTypeBuilder<NewsRefusal> refusal)
    {
        refusal.ToTable("news_refusals");
        refusal.HasKey(r => new { r.LineUserId, r.Kind });
        refusal.Property(r => r.LineUserId).HasMaxLength(60);
    }
}
