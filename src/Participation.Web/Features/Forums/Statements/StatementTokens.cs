using System.Buffers.Text;
using System.Security.Cryptography;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The address at which the author of a sentence finds it again: its id and a proof of it, so that no address has to be kept.
/// </summary>
public sealed class StatementTokens(AuditKey key)
{
    private const int IdBytes = 16;

    private readonly IdProof _proof = new(key, "forum-statement-pages", "statement");

    public string Of(Guid statement) => Base64Url.EncodeToString([.. statement.ToByteArray(), .. _proof.Of(statement)]);

    /// <summary>The sentence; null where the address was not given by us.</summary>
    public Guid? Read(string token)
    {
        if (token.Length > 64 || !Base64Url.IsValid(token, out var length) || length != IdBytes + IdProof.Length) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var id = new Guid(bytes.AsSpan(0, IdBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), _proof.Of(id)) ? id : null;
    }
}
