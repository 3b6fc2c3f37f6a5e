using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Publications;

public enum ScheduledAudience
{
    Nobody,
    Villages,
    Everybody,
}

/// <summary>When an approved publication goes out by itself, and to whom in LINE at the same moment. One row each; taken back, it is gone.</summary>
public sealed class PublicationSchedule
{
    public const int MaxProblem = 600;
    public const int MaxActor = 120;

    public required Guid PublicationId { get; init; }
    public DateTime At { get; set; }
    public ScheduledAudience To { get; set; }

    /// <summary>Ids of villages, without dashes, between spaces.</summary>
    public string Villages { get; set; } = "";

    /// <summary>The groups of these villages too, or of all where no villages are named.</summary>
    public bool ToGroups { get; set; }

    public Guid SetBy { get; set; }
    public string Actor { get; set; } = "";
    public DateTime? DoneAt { get; private set; }

    /// <summary>Published, but LINE does not say how many people a group has: it is asked again until then.</summary>
    public DateTime? GroupsUntil { get; private set; }

    /// <summary>Why people got nothing in LINE although it was published: for somebody to decide. Empty where all was done, or decided.</summary>
    public string ProblemPeople { get; set; } = "";

    /// <summary>The same of the villages' groups, which are paid and sent apart from it.</summary>
    public string ProblemGroups { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsWaiting => DoneAt is null;

    public bool HasProblem => ProblemPeople.Length > 0 || ProblemGroups.Length > 0;

    public bool IsToLine => To != ScheduledAudience.Nobody || ToGroups;

    public IReadOnlyList<Guid> ReadVillages() => [.. Villages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))];

    /// <summary>As a sending names its audience.</summary>
    public IReadOnlyCollection<Guid>? Audience => To == ScheduledAudience.Everybody ? null : ReadVillages();

    /// <summary>Whose groups: whoever else gets it, only those of the villages that were ticked; null for all.</summary>
    public IReadOnlyCollection<Guid>? GroupsOf => Villages.Length == 0 ? null : ReadVillages();
}

public sealed class PublicationScheduleConfiguration : IEntityTypeConfiguration<PublicationSchedule>
{
    public void Configure(EntityTypeBuilder<PublicationSchedule> schedule)
    {
        schedule.ToTable("publication_schedules");
        schedule.HasKey(s => s.PublicationId);
        schedule.Property(s => s.PublicationId).ValueGeneratedNever();
        schedule.Property(s => s.ProblemPeople).HasMaxLength(PublicationSchedule.MaxProblem);
        schedule.Property(s => s.ProblemGroups).HasMaxLength(PublicationSchedule.MaxProblem);
        schedule.Property(s => s.Actor).HasMaxLength(PublicationSchedule.MaxActor);
        schedule.Property(s => s.Version).IsConcurrencyToken();
        schedule.Ignore(s => s.IsWaiting).Ignore(s => s.HasProblem).Ignore(s => s.IsToLine).Ignore(s => s.Audience).Ignore(s => s.GroupsOf);
        schedule.HasOne<Publication>().WithMany().HasForeignKey(s => s.PublicationId).OnDelete(DeleteBehavior.Restrict);
        schedule.HasIndex(s => s.At, "ix_publication_schedules_waiting").HasFilter("done_at IS NULL");
        schedule.HasIndex(s => s.GroupsUntil, "ix_publication_schedules_groups").HasFilter("groups_until IS NOT NULL");
        schedule.HasIndex(s => s.PublicationId, "ix_publication_schedules_problem").HasFilter("problem_people <> '' OR problem_groups <> ''");
    }
}

public static class ScheduleFinding
{
    public static Task<PublicationSchedule?> FindScheduleAsync(this Persistence.ParticipationContext db, Guid publicationId, CancellationToken ct) =>
        db.Set<PublicationSchedule>().AsNoTracking().SingleOrDefaultAsync(s => s.PublicationId == publicationId, ct);

    /// <summary>Published at their time and not sent to all in LINE whom it was to reach, of which nobody has decided yet what to do.</summary>
    public static IQueryable<Publication> Unsent(this Persistence.ParticipationContext db) => db.Set<Publication>()
        .Where(p => p.State == PublicationState.Published && db.Set<PublicationSchedule>().Any(s => s.PublicationId == p.Id && (s.ProblemPeople != "" || s.ProblemGroups != "")));

    public static IQueryable<Publication> Scheduled(this Persistence.ParticipationContext db) => db.Set<Publication>()
        .Where(p => p.State == PublicationState.Approved && db.Set<PublicationSchedule>().Any(s => s.PublicationId == p.Id && s.DoneAt == null));
}
