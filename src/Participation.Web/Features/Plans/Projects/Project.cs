using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Plans;

public enum ProjectState
{
    Planned,
    Running,

    /// <summary>Later than was promised, for a reason that everybody reads.</summary>
    Delayed,
    Done,
    Cancelled,
}

/// <summary>
/// โครงการ: what a plan and its money are turned into. How far it is, everybody reads entry by entry (<see cref="ProjectEntry"/>),
/// which nobody changes.
/// </summary>
public sealed class Project
{
    public const int MaxName = 200;
    public const int MaxReference = 200;
    public const int MaxPlace = 200;
    public const int MaxBudget = 2_000_000_000;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /projects/{number}.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>Buddhist fiscal year of its money.</summary>
    public required int Year { get; set; }

    /// <summary>The plan it stands in, with page or item.</summary>
    public string PlanReference { get; set; } = "";

    /// <summary>In whole baht.</summary>
    public int Budget { get; set; }

    public Guid? UnitId { get; set; }
    public string Place { get; set; } = "";
    public DateOnly? StartsOn { get; set; }

    /// <summary>When it is meant to be done.</summary>
    public required DateOnly EndsOn { get; set; }

    /// <summary>The proposal of which it came.</summary>
    public int? ProposalNumber { get; set; }

    public required DateTime CreatedAt { get; init; }
    public ProjectState State { get; private set; } = ProjectState.Planned;

    /// <summary>In per cent, as whoever does it says.</summary>
    public int Progress { get; private set; }

    /// <summary>Why it is delayed or was given up.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>How many entries there are.</summary>
    public int Entries { get; private set; }

    /// <summary>The promised day for whose passing a reason was given; another day is a new promise.</summary>
    public DateOnly? ExcusedEnd { get; private set; }

    /// <summary>When something was last heard of it.</summary>
    public required DateTime HeardAt { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsOver => State is ProjectState.Done or ProjectState.Cancelled;

    /// <summary>It is delayed, and was promised for another day since.</summary>
    public bool IsPromisedAgain => State == ProjectState.Delayed && ExcusedEnd is { } excused && excused != EndsOn;

    /// <summary>The day it was promised for is past, and nobody has said why.</summary>
    public bool IsLate(DateOnly today) => (State is ProjectState.Planned or ProjectState.Running || IsPromisedAgain) && EndsOn < today;

    /// <summary>What was promised is another: one more entry, as it stands.</summary>
    public void Amend(DateTime now) => (HeardAt, Entries) = (now, Entries + 1);

    /// <summary>What was done or happened. May fall: work is sometimes done again.</summary>
    public void Report(ProjectState state, int percent, string words, DateTime now)
    {
        if (IsOver || state == ProjectState.Planned || percent is < 0 or > 100) throw new InvalidOperationException($"A project that is {State} cannot do this.");
        (State, HeardAt, Entries) = (state, now, Entries + 1);
        Progress = state == ProjectState.Done ? 100 : percent;
        ExcusedEnd = state == ProjectState.Delayed ? EndsOn : null;
        Reason = state is ProjectState.Delayed or ProjectState.Cancelled ? words : "";
    }
}

/// <summary>A village that the project is for; one for everybody names none.</summary>
public sealed class ProjectVillage
{
    public required Guid ProjectId { get; init; }
    public required Guid VillageId { get; init; }
}

public sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ProjectVillage>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.ToTable("projects");
        project.Property(p => p.Id).ValueGeneratedNever();
        project.HasIndex(p => p.Number).IsUnique();
        project.Property(p => p.Name).HasMaxLength(Project.MaxName);
        project.Property(p => p.PlanReference).HasMaxLength(Project.MaxReference);
        project.Property(p => p.Place).HasMaxLength(Project.MaxPlace);
        project.Property(p => p.Reason).HasMaxLength(ProjectEntry.MaxWords);
        project.Property(p => p.Version).IsConcurrencyToken();
        project.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        project.HasIndex(p => new { p.Year, p.Number });
        project.HasIndex(p => new { p.State, p.EndsOn });
    }

    public void Configure(EntityTypeBuilder<ProjectVillage> village)
    {
        village.ToTable("project_villages");
        village.HasKey(v => new { v.ProjectId, v.VillageId });
        village.HasOne<Project>().WithMany().HasForeignKey(v => v.ProjectId).OnDelete(DeleteBehavior.Restrict);
        village.HasOne<Village>().WithMany().HasForeignKey(v => v.VillageId).OnDelete(DeleteBehavior.Restrict);
        village.HasIndex(v => new { v.VillageId, v.ProjectId });
    }
}
