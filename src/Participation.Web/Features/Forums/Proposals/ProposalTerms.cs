using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>How proposals are spoken of and found.</summary>
public static class ProposalTerms
{
    public static readonly IReadOnlyList<ProposalState> States = Enum.GetValues<ProposalState>();

    /// <summary>Opinions of which a proposal may be made, and which stand in the list of needs.</summary>
    public static readonly IReadOnlyList<OpinionKind> NeedKinds = [OpinionKind.Problem, OpinionKind.Need, OpinionKind.Suggestion];

    public static string Words(this ProposalState state) => state switch
    {
        ProposalState.Received => "○ รับข้อเสนอแล้ว",
        ProposalState.Considered => "◔ กำลังพิจารณา",
        ProposalState.InPlan => "✓ อยู่ในแผน",
        ProposalState.Declined => "✗ ไม่ได้อยู่ในแผน",
        ProposalState.Forwarded => "→ ส่งต่อหน่วยงานอื่น",
        ProposalState.Underway => "● กำลังทำ",
        ProposalState.Done => "✓ ทำเสร็จแล้ว",
    };

    /// <summary>The state, how far it is, or by when it is decided.</summary>
    public static string Standing(this Proposal proposal) => proposal.State switch
    {
        ProposalState.Received or ProposalState.Considered => $"{proposal.State.Words()} จะบอกผลภายใน {ThaiCalendar.ShortDate(proposal.DueOn)}",
        ProposalState.InPlan => $"{proposal.State.Words()} {proposal.PlanName}",
        ProposalState.Declined => $"{proposal.State.Words()} เพราะ {proposal.Reason}",
        ProposalState.Forwarded => $"{proposal.State.Words()} {proposal.ForwardedTo}",
        ProposalState.Underway => $"{proposal.State.Words()} {proposal.Progress} %",
        ProposalState.Done => proposal.State.Words(),
    };

    /// <summary>What an address asks for.</summary>
    public static ProposalState? StateOf(string? asked) => Enum.TryParse<ProposalState>(asked, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"proposal:{number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/forums/proposals/{number}");

    public static Task<Proposal?> FindProposalAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, ct);

    public static IQueryable<Proposal> Owed(this IQueryable<Proposal> proposals) => proposals.Where(p => p.State == ProposalState.Received || p.State == ProposalState.Considered);
}
