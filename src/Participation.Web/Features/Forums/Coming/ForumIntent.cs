using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum ComingAnswer
{
    /// <summary>Only wants to be reminded.</summary>
    Open,
    Coming,
    NotComing,
}

/// <summary>
/// Whether somebody means to come, and whether they want to be reminded: one row for a person and a forum, changed as often as they
/// like. Erasure takes the person out of it and leaves the count.
/// </summary>
public sealed class ForumIntent
{
    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }
    public string? LineUserId { get; private set; }

    /// <summary>Where they said they live, at that time.</summary>
    public Guid? VillageId { get; set; }

    public ComingAnswer Answer { get; set; }
    public bool WantsReminder { get; private set; }

    /// <summary>Once for each time that they ask.</summary>
    public DateTime? RemindedAt { get; private set; }

    public required DateTime SaidAt { get; set; }

    public IntentSeat Seat { get; private set; }

    /// <summary>Since when they have their seat, or wait for one.</summary>
    public DateTime? SeatAt { get; private set; }

    /// <summary>They got a seat after waiting and do not know it yet.</summary>
    public bool IsSeatToBeTold { get; private set; }

    public static ForumIntent Of(string lineUserId, Guid forumId, DateTime now) => new() { Id = Guid.CreateVersion7(now), ForumId = forumId, LineUserId = lineUserId, SaidAt = now };

    /// <summary>Without LINE: who it is lies apart (<see cref="WebSeat"/>).</summary>
    public static ForumIntent OnWeb(Guid forumId, Guid? village, DateTime now) => new() { Id = Guid.CreateVersion7(now), ForumId = forumId, VillageId = village, Answer = ComingAnswer.Coming, SaidAt = now };

    public void Remind(bool wants) => (WantsReminder, RemindedAt) = (wants, wants ? null : RemindedAt);

    public void Reminded(DateTime now) => RemindedAt = now;

    public void TakeSeat(DateTime now) => (Seat, SeatAt, IsSeatToBeTold) = (IntentSeat.Seated, now, false);

    public void GetSeatAfterWaiting(DateTime now) => (Seat, SeatAt, IsSeatToBeTold) = (IntentSeat.Seated, now, true);

    /// <summary>Asking again does not lose their place.</summary>
    public void Wait(DateTime now) => (Seat, SeatAt) = (IntentSeat.Waiting, Seat == IntentSeat.Waiting ? SeatAt : now);

    public void GiveBackSeat() => (Seat, SeatAt, IsSeatToBeTold) = (IntentSeat.None, null, false);

    public void SeatTold() => IsSeatToBeTold = false;

    /// <summary>The seat of somebody who cannot be told anything any more is free.</summary>
    public void Erase()
    {
        (LineUserId, WantsReminder) = (null, false);
        GiveBackSeat();
    }
}

public sealed class ForumIntentConfiguration : IEntityTypeConfiguration<ForumIntent>
{
    public void Configure(EntityTypeBuilder<ForumIntent> intent)
    {
        intent.ToTable("forum_intents");
        intent.Property(i => i.Id).ValueGeneratedNever();
        intent.Property(i => i.LineUserId).HasMaxLength(60);
        intent.HasOne<Forum>().WithMany().HasForeignKey(i => i.ForumId).OnDelete(DeleteBehavior.Restrict);
        intent.HasOne<Village>().WithMany().HasForeignKey(i => i.VillageId).OnDelete(DeleteBehavior.Restrict);
        intent.HasIndex(i => new { i.ForumId, i.LineUserId }).IsUnique();
        intent.HasIndex(i => i.LineUserId);
        // Those who said so before there were seats.
        intent.Property(i => i.Seat).HasDefaultValue(IntentSeat.None);
        intent.HasIndex(i => new { i.ForumId, i.Seat });
        intent.HasIndex(i => i.SeatAt, "ix_forum_intents_seat_to_tell").HasFilter("is_seat_to_be_told");
        intent.HasIndex(i => i.ForumId, "ix_forum_intents_to_remind").HasFilter("wants_reminder AND reminded_at IS NULL");
    }
}
