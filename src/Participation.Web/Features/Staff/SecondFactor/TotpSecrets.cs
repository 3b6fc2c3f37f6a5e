using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>Secrets at rest are protected by the keys in the data folder: a dump of the database opens no account.</summary>
public sealed class TotpSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _atRest = protection.CreateProtector("totp-secret");
    private readonly IDataProtector _drafts = protection.CreateProtector("totp-draft");

    public static byte[] Make() => RandomNumberGenerator.GetBytes(Totp.SecretLength);

    public string Protect(byte[] secret) => Convert.ToBase64String(_atRest.Protect(secret));

    /// <summary>Null without one, and when the keys are not those it was protected with: the administrator issues a new link then.</summary>
    public byte[]? Read(StaffAccount account) => Open(_atRest, account.TotpSecret);

    public string SealDraft(Guid accountId, byte[] secret) => Convert.ToBase64String(_drafts.Protect([.. accountId.ToByteArray(), .. secret]));

    public byte[]? OpenDraft(Guid accountId, string? posted) =>
        Open(_drafts, posted) is { Length: 16 + Totp.SecretLength } draft && new Guid(draft.AsSpan(0, 16)) == accountId ? draft[16..] : null;

    private static byte[]? Open(IDataProtector protector, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return protector.Unprotect(Convert.FromBase64String(text));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
