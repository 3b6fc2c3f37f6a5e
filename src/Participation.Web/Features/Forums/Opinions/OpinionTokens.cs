using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Forums;

/// <summary>The address at which the author of an opinion finds it again; whoever sends the same form twice sees the same one.</summary>
public sealed class OpinionTokens(AuditKey key)
{
    private readonly IdProof _proof = new(key, "forum-opinions", "opinion");

    public string Of(Guid opinion) => _proof.TextOf(opinion);
}
