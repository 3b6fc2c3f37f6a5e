using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Whose a seat is that was asked for on the web: what the desk knows them by, and where to phone them if they said. Erased, the seat
/// or the word that they come stays counted.
/// </summary>
public sealed class WebSeat
{
    public const int MaxName = 120;
    public const int MaxPhone = 20;

    /// <summary>A family; beyond it somebody takes what others need.</summary>
    public const int MostForOnePhone = 5;

    /// <summary>So many wait that nobody more has a prospect.</summary>
    public const int MostWaiting = 300;

    public required Guid IntentId { get; init; }
    public required Guid ForumId { get; init; }

    /// <summary>What its owner says at the desk: 1, 2, 3 of this forum.</summary>
    public required int Number { get; init; }

    /// <summary>One form brings one seat, however often it is sent.</summary>
    public required Guid RequestId { get; init; }

    public required string Name { get; set; }

    /// <summary>Digits only; empty where they left none.</summary>
    public string Phone { get; set; } = "";

    /// <summary>When they asked for it and let their name be kept.</summary>
    public required DateTime ConsentedAt { get; init; }

    /// <summary>When a colleague last told them by phone.</summary>
    public DateTime? PhonedAt { get; set; }

    public DateTime? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    public void Erase(DateTime now) => (Name, Phone, ErasedAt) = ("", "", ErasedAt ?? now);
}

public sealed class WebSeatConfiguration : IEntityTypeConfiguration<WebSeat>
{
    public void Configure(EntityTypeBuilder<WebSeat> seat)
    {
        seat.ToTable("forum_web_seats");
        seat.HasKey(s => s.IntentId);
        seat.Property(s => s.IntentId).ValueGeneratedNever();
        seat.Property(s => s.Name).HasMaxLength(WebSeat.MaxName);
        seat.Property(s => s.Phone).HasMaxLength(WebSeat.MaxPhone);
        seat.HasOne<ForumIntent>().WithMany().HasForeignKey(s => s.IntentId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Forum>().WithMany().HasForeignKey(s => s.ForumId).OnDelete(DeleteBehavior.Restrict);
        seat.HasIndex(s => new { s.ForumId, s.Number }).IsUnique();
        seat.HasIndex(s => s.RequestId).IsUnique();
    }
}
