using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Platform.Codes;

/// <summary>
/// Proves that an address was given by us, worked out of the record's id with a key outside the database: nothing has to be kept for
/// it, the same record has the same one each time, and whoever reads the tables can make none.
/// </summary>
/// <param name="key">What keys are derived from.</param>
/// <param name="purpose">Which key: proofs of one purpose are worth nothing for another.</param>
/// <param name="subject">What the id is of.</param>
public sealed class IdProof(AuditKey key, string purpose, string subject)
{
    public const int Length = 16;

    private readonly byte[] _key = key.For(purpose);

    public ReadOnlySpan<byte> Of(Guid id) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{subject}:{id:N}")).AsSpan(0, Length);

    public string TextOf(Guid id) => WebEncoders.Base64UrlEncode(Of(id));
}
