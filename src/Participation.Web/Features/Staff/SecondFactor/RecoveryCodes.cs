using System.Security.Cryptography;
using System.Text;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>Ten codes on paper for the day the phone is lost. Each opens once; only hashes are kept.</summary>
public static class RecoveryCodes
{
    private const int Count = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Replaces what the account had; the codes are shown once.</summary>
    public static IReadOnlyList<string> Renew(StaffAccount account)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, 5) + "-" + RandomNumberGenerator.GetString(Letters, 5)).ToList();
        account.RecoveryHashes = string.Join(' ', codes.Select(code => Hash(account, code)));
        return codes;
    }

    public static int Left(StaffAccount account) => account.RecoveryHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Spends the code; false when it is none of the account's.</summary>
    public static bool TrySpend(StaffAccount account, string typed)
    {
        var hash = Hash(account, typed);
        var left = account.RecoveryHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!left.Contains(hash, StringComparer.Ordinal)) return false;
        account.RecoveryHashes = string.Join(' ', left.Where(h => h != hash));
        return true;
    }

    // Fifty random bits need no slow hash; the account's id keeps equal codes of two people apart.
    private static string Hash(StaffAccount account, string code)
    {
        var plain = new string(code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).ToArray());
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(account.Id.ToString("N") + plain))[..16]);
    }
}
