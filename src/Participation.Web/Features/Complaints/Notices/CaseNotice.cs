using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>What a person is told in writing: that it was received, by when, and what came of it.</summary>
public enum NoticeKind
{
    Receipt,
    Message,
    Explanation,
    Result,

    /// <summary>That it is handled with another case, and where.</summary>
    Merged,

    /// <summary>That another agency works on it too. Where that closes the case, it is the result.</summary>
    Forwarded,
}

public enum NoticeWay
{
    Line,

    /// <summary>On the tracking page: the only way to somebody who left no address.</summary>
    Page,

    /// <summary>A letter or a call, by a colleague.</summary>
    LetterOrCall,
}

/// <summary>
/// One thing a person was to be told, and the proof in three grades: accepted by LINE, opened by them, or a letter posted or call
/// made. The earliest counts.
/// </summary>
public sealed class CaseNotice
{
    public required Guid CaseId { get; init; }

    /// <summary>The step of the timeline that says it.</summary>
    public required int Sequence { get; init; }

    public required int Round { get; init; }
    public required NoticeKind Kind { get; init; }
    public required NoticeWay Way { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>By LINE, which is not yet read.</summary>
    public DateTime? AcceptedAt { get; internal set; }

    public DateTime? OpenedAt { get; internal set; }

    /// <summary>Posted, or said on the phone.</summary>
    public DateTime? DeliveredAt { get; internal set; }

    public DateTime? ToldAt => new[] { AcceptedAt, OpenedAt, DeliveredAt }.Min();

    /// <summary>Waits for a colleague with a letter or a telephone.</summary>
    public bool IsTask => Way == NoticeWay.LetterOrCall && ToldAt is null;

    internal string DedupeKey => KeyOf(CaseId, Sequence);

    internal static string KeyOf(Guid caseId, int sequence) => $"case:{caseId:N}:{sequence}";
}

public sealed class CaseNoticeConfiguration : IEntityTypeConfiguration<CaseNotice>
{
    public void Configure(EntityTypeBuilder<CaseNotice> notice)
    {
        notice.ToTable("case_notices");
        notice.HasKey(n => new { n.CaseId, n.Sequence });
        notice.Ignore(n => n.ToldAt).Ignore(n => n.IsTask);
        notice.HasIndex(n => new { n.Way, n.AcceptedAt, n.DeliveredAt });
        notice.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
