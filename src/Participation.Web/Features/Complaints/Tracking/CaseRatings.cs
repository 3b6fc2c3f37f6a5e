using System.Security.Cryptography;
using System.Text;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// The invitation to rate how a case was handled, once for each time it was closed. Worked out from the case with a key outside the
/// database: it can be shown again and joins nothing, so that the answer is nobody's.
/// </summary>
public sealed class CaseRatings(IRatingInvitations invitations, AuditKey key)
{
    private readonly byte[] _key = key.For("case-ratings");

    /// <summary>Praise, suggestions and questions have nothing to be handled well or badly, and no target.</summary>
    internal async Task InviteAsync(OpenCase open, CancellationToken ct)
    {
        if (open.Case.Kind.CountsAsComplaint())
            await invitations.InviteAsync(new FinishedMatter(FinishedKind.Case, null, null, open.Now) { Seed = SeedOf(open.Case) }, ct);
    }

    /// <summary>Null where it was given, or is over.</summary>
    public async Task<RatingInvitation?> FindAsync(Case about, CancellationToken ct) => about.State == CaseState.Closed ? await invitations.FindAsync(SeedOf(about), ct) : null;

    private string SeedOf(Case about) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{about.Id:N}:{about.Round}")));
}
