using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The address at which the author of a sentence finds it again: its id and a proof of it, so that no address has to be kept.
/// </summary>
public sealed class StatementTokens(AuditKey key)
{
    private readonly IdProof _proof = new(key, "forum-statement-pages", "statement");

    public string Of(Guid statement) => _proof.AddressOf(statement);

    /// <summary>The sentence; null where the address was not given by us.</summary>
    public Guid? Read(string token) => _proof.ReadAddress(token);
}
