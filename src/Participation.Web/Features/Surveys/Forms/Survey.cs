using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// แบบประเมิน: one form with its own figures, which are never pooled with another's. What it asks stands in its versions.
/// Never deleted, because figures of past years are per form. No personal data.
/// </summary>
public sealed class Survey
{
    public const int MaxName = 150;
    public const int MaxSlug = 30;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /survey/{slug}, printed on cards; never changes.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }
    public required Measure Measure { get; init; }
    public required SurveyAudience Audience { get; init; }

    /// <summary>Comes with the product; its purpose is fixed by the plans, its questions are the agency's to change.</summary>
    public bool IsPreset { get; init; }

    public bool IsOpen { get; set; } = true;

    /// <summary>The version people answer now; null until the first is published.</summary>
    public Guid? CurrentVersionId { get; set; }

    public int SortOrder { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>What a form measures. The plans set a target for each, and none of them may be added to another.</summary>
public enum Measure
{
    ServiceQuality,
    Queue,
    InformationCentre,
    Disclosure,
    ComplaintHandling,
    OnlineService,

    /// <summary>Citizens' evaluation of the agency's work, twice a year.</summary>
    Performance,

    /// <summary>Answered by the office's own people.</summary>
    Staff,

    /// <summary>The agency's own questions.</summary>
    Other,
}

public enum SurveyAudience
{
    Citizens,

    /// <summary>Asked behind sign-in only, so that their answers never touch the citizens' figures.</summary>
    Staff,
}

/// <summary>A published form, word for word as people saw it. Append-only.</summary>
public sealed class SurveyVersion
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>1, 2, 3 … within its survey.</summary>
    public required int Number { get; init; }

    public required string Content { get; init; }
    public required DateTime PublishedAt { get; init; }
    public required string Actor { get; init; }

    public SurveyContent Read() => SurveyContent.Read(Content);
}

/// <summary>The one version of a survey that is being written. Gone once it is published.</summary>
public sealed class SurveyDraft
{
    public required Guid SurveyId { get; init; }
    public required string Content { get; set; }
    public required DateTime ChangedAt { get; set; }
    public Guid Version { get; set; }

    public SurveyContent Read() => SurveyContent.Read(Content);
}

/// <summary>Which form a service point's card opens, where it is not the one about service quality.</summary>
public sealed class PointSurvey
{
    public required Guid ServicePointId { get; init; }
    public required Guid SurveyId { get; set; }
}

public sealed class SurveyConfiguration :
    IEntityTypeConfiguration<Survey>, IEntityTypeConfiguration<SurveyVersion>, IEntityTypeConfiguration<SurveyDraft>, IEntityTypeConfiguration<PointSurvey>
{
    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.ToTable("surveys");
        survey.HasKey(s => s.Id);
        survey.Property(s => s.Id).ValueGeneratedNever();
        survey.Property(s => s.Slug).HasMaxLength(Survey.MaxSlug);
        survey.Property(s => s.Name).HasMaxLength(Survey.MaxName);
        survey.Property(s => s.Version).IsConcurrencyToken();
        survey.HasIndex(s => s.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SurveyVersion> version)
    {
        version.ToTable("survey_versions");
        version.HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Actor).HasMaxLength(120);
        version.HasOne<Survey>().WithMany().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Restrict);
        version.HasIndex(v => new { v.SurveyId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SurveyDraft> draft)
    {
        draft.ToTable("survey_drafts");
        draft.HasKey(d => d.SurveyId);
        draft.Property(d => d.Version).IsConcurrencyToken();
        draft.HasOne<Survey>().WithOne().HasForeignKey<SurveyDraft>(d => d.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PointSurvey> point)
    {
        point.ToTable("point_surveys");
        point.HasKey(p => p.ServicePointId);
        point.Property(p => p.ServicePointId).ValueGeneratedNever();
        point.HasOne<Survey>().WithMany().HasForeignKey(p => p.SurveyId).OnDelete(DeleteBehavior.Restrict);
        point.HasIndex(p => p.SurveyId);
    }
}
