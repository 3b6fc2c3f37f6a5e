using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Plans;

/// <summary>The address at which the author of a comment finds it again; whoever sends the same form twice sees the same one.</summary>
public sealed class CommentTokens(AuditKey key)
{
    private readonly IdProof _proof = new(key, "plan-comments", "plan-comment");

    public string Of(Guid comment) => _proof.TextOf(comment);
}
