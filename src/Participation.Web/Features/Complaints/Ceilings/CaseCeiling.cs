using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

public enum CeilingRule
{
    /// <summary>So many in the year and no more; none at all where it is zero.</summary>
    AtMost,

    /// <summary>Fewer than in the base year.</summary>
    BelowBase,
}

/// <summary>
/// How many complaints of one subject a fiscal year may bring. Without a row the plans' own ceiling stands, if they name one; a row
/// that is not set says that the agency has decided against it. No personal data.
/// </summary>
public sealed class CaseCeiling
{
    public const int Most = 99_999;

    /// <summary>Buddhist.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The key of a <see cref="CeilingSubject"/>.</summary>
    public required string Subject { get; init; }

    public required bool IsSet { get; set; }
    public CeilingRule Rule { get; set; }

    /// <summary>Of <see cref="CeilingRule.AtMost"/>.</summary>
    public int? Limit { get; set; }

    /// <summary>The fiscal year that is compared with, of <see cref="CeilingRule.BelowBase"/>.</summary>
    public int? BaseYear { get; set; }

    /// <summary>How many it brought, where that was before this register; null where the register knows.</summary>
    public int? BaseCount { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public StandingCeiling? Standing => IsSet ? new StandingCeiling(Rule, Limit, BaseYear, BaseCount) : null;
}

/// <summary>A ceiling that stands.</summary>
public sealed record StandingCeiling(CeilingRule Rule, int? Limit = null, int? BaseYear = null, int? BaseCount = null)
{
    public string Words => Rule switch
    {
        CeilingRule.AtMost => (Limit ?? 0) == 0 ? "ต้องไม่มีเลย" : $"ไม่เกิน {Platform.Forms.WholeNumber.Show(Limit ?? 0)} เรื่อง",
        CeilingRule.BelowBase => $"ต้องน้อยกว่าปีงบประมาณ {BaseYear}",
    };
}

/// <summary>What a ceiling is about: all complaints, one kind of them, or one category.</summary>
public sealed record CeilingSubject(string Key, string Name, CaseKind? Kind = null, CaseCategory? Category = null)
{
    public const int MaxKey = 40;

    /// <summary>Before the categories.</summary>
    public static readonly IReadOnlyList<CeilingSubject> General =
        [new("all", "ร้องทุกข์และร้องเรียนทั้งหมด"), .. CaseTerms.Complaints.Select(k => new CeilingSubject(k.ToString().ToLowerInvariant(), $"{k.Words()}ทุกประเภท", k))];

    public static CeilingSubject Of(CaseCategory category) => new(category.Id.ToString("N"), category.Name, Category: category);

    /// <summary>What the plans themselves ask for.</summary>
    public StandingCeiling? Preset(int fiscalYear) => Category?.Key switch
    {
        "personnel" or "unfair" => new StandingCeiling(CeilingRule.AtMost, Limit: 0),
        "performance" or "promotion" => new StandingCeiling(CeilingRule.BelowBase, BaseYear: fiscalYear - 1),
        _ => null,
    };
}

public sealed class CaseCeilingConfiguration : IEntityTypeConfiguration<CaseCeiling>
{
    public void Configure(EntityTypeBuilder<CaseCeiling> ceiling)
    {
        ceiling.ToTable("case_ceilings");
        // Categories are never removed, so that a subject always leads to one.
        ceiling.HasKey(c => new { c.FiscalYear, c.Subject });
        ceiling.Property(c => c.Subject).HasMaxLength(CeilingSubject.MaxKey);
        ceiling.Property(c => c.Version).IsConcurrencyToken();
        ceiling.Ignore(c => c.Standing);
    }
}
