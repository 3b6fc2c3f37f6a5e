using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The address at which the author of a sentence finds it again: its id, and a proof of it made with a key outside the database, so
/// that nothing has to be kept and nobody can work out another's.
/// </summary>
public sealed class StatementTokens(AuditKey key)
{
    private const int IdBytes = 16;
    private const int ProofBytes = 16;

    private readonly byte[] _key = key.For("forum-statement-pages");

    public string Of(Guid statement) => Base64Url.EncodeToString([.. statement.ToByteArray(), .. Proof(statement)]);

    /// <summary>The sentence; null where the address was not given by us.</summary>
    public Guid? Read(string token)
    {
        if (token.Length > 64 || !Base64Url.IsValid(token, out var length) || length != IdBytes + ProofBytes) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var id = new Guid(bytes.AsSpan(0, IdBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), Proof(id)) ? id : null;
    }

    private ReadOnlySpan<byte> Proof(Guid statement) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"statement:{statement:N}")).AsSpan(0, ProofBytes);
}
