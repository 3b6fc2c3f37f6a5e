using System.Buffers.Text;
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

    private const int IdBytes = 16;

    private readonly byte[] _key = key.For(purpose);

    public ReadOnlySpan<byte> Of(Guid id) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{subject}:{id:N}")).AsSpan(0, Length);

    public string TextOf(Guid id) => WebEncoders.Base64UrlEncode(Of(id));

    /// <summary>The id with its proof: an address by which the record is found, of which nothing has to be kept.</summary>
    public string AddressOf(Guid id) => Base64Url.EncodeToString([.. id.ToByteArray(), .. Of(id)]);

    /// <summary>The id; null where the address was not given by us.</summary>
    public Guid? ReadAddress(string address)
    {
        if (address.Length > 64 || !Base64Url.IsValid(address, out var length) || length != IdBytes + Length) return null;
        var bytes = Base64Url.DecodeFromChars(address);
        var id = new Guid(bytes.AsSpan(0, IdBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), Of(id)) ? id : null;
    }
}
