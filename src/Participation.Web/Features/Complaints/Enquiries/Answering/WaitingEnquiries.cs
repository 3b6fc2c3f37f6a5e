using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A question, since when it waits for an answer, and whether somebody sits in the chat for it.</summary>
public sealed class WaitingEnquiry
{
    public required Case Case { get; init; }

    /// <summary>Null while the last word is the office's.</summary>
    public required DateTime? Since { get; init; }

    public required bool IsTalk { get; init; }
}

public static class WaitingEnquiries
{
    /// <summary>Steps in which the office says something to the person.</summary>
    public static readonly IReadOnlyList<CaseStep> Answers = [CaseStep.ToldCitizen, CaseStep.Explained, CaseStep.Forwarded, CaseStep.Closed];

    /// <summary>Steps in which the person wants something again.</summary>
    public static readonly IReadOnlyList<CaseStep> Asks = [CaseStep.HeardCitizen, CaseStep.Reopened];

    /// <summary>What goes around a unit is the clerk's, among the cases.</summary>
    public static IQueryable<Case> Enquiries(this IQueryable<Case> cases) => cases.Where(c => (c.Kind == CaseKind.Enquiry || c.Kind == CaseKind.Information) && c.AboutUnitId == null);

    /// <summary>Open questions. It waits since it came, or since the first thing the person said after the last answer.</summary>
    public static IQueryable<WaitingEnquiry> OpenEnquiries(this ParticipationContext db) =>
        from asked in db.Set<Case>().AsNoTracking().Enquiries()
        where asked.State != CaseState.Closed
        let answered = db.Set<CaseEntry>().Where(e => e.CaseId == asked.Id && Answers.Contains(e.Step)).Max(e => (int?)e.Sequence)
        select new WaitingEnquiry
        {
            Case = asked,
            Since = answered == null ? asked.ReceivedAt : db.Set<CaseEntry>().Where(e => e.CaseId == asked.Id && e.Sequence > answered && Asks.Contains(e.Step)).Min(e => (DateTime?)e.At),
            IsTalk = db.Set<EnquiryTalk>().Any(t => t.CaseId == asked.Id && t.EndedAt == null),
        };

    /// <summary>Those that wait, the longest first.</summary>
    public static Task<List<WaitingEnquiry>> WaitingAsync(this ParticipationContext db, int most, CancellationToken ct) =>
        db.OpenEnquiries().Where(e => e.Since != null).OrderBy(e => e.Since).ThenBy(e => e.Case.Number).Take(most).ToListAsync(ct);
}
