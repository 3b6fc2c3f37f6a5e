using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Plans;

/// <summary>
/// The address at which the author of a comment finds it again, worked out with a key outside the database: whoever sends the same form
/// twice sees the same address, and whoever reads the tables can open nothing.
/// </summary>
public sealed class CommentTokens(AuditKey key)
{
    private const int Bytes = 16;

    private readonly byte[] _key = key.For("plan-comments");

    public string Of(Guid comment) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"plan-comment:{comment:N}")).AsSpan(0, Bytes));
}
