using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Audit;

public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// Base64 of at least 32 bytes that sign the audit trail. Empty: a key is made once and kept in the data folder.
    /// Several instances on one PostgreSQL database must be given the same key here.
    /// </summary>
    [Base64String]
    public string Key { get; set; } = "";
}

/// <summary>The key of the audit chain. It lives outside the database, so whoever can write rows cannot forge the chain.</summary>
public sealed class AuditKey
{
    private const int Length = 32;

    public AuditKey(IOptions<AuditOptions> options, DataFolder folder) =>
        Bytes = options.Value.Key is { Length: > 0 } configured ? Configured(configured) : KeptSecret.In(folder, "audit.key", () => RandomNumberGenerator.GetBytes(Length));

    public byte[] Bytes { get; }

    /// <summary>A key of its own for another use, from which this one cannot be worked out.</summary>
    public byte[] For(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, Length, info: Encoding.UTF8.GetBytes(use));

    private static byte[] Configured(string base64)
    {
        var key = Convert.FromBase64String(base64);
        return key.Length >= Length
            ? key
            : throw new OptionsValidationException(nameof(AuditOptions), typeof(AuditOptions), ["Audit:Key must hold at least 32 bytes."]);
    }
}
