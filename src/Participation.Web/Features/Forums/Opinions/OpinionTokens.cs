using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The address at which the author of an opinion finds it again, worked out with a key outside the database: whoever sends the same form
/// twice sees the same address, and whoever reads the tables can open nothing.
/// </summary>
public sealed class OpinionTokens(AuditKey key)
{
    private const int Bytes = 16;

    private readonly byte[] _key = key.For("forum-opinions");

    public string Of(Guid opinion) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"opinion:{opinion:N}")).AsSpan(0, Bytes));
}
