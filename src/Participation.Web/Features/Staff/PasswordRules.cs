using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Participation.Web.Features.Staff;

/// <summary>
/// Length counts, not character classes; what everybody tries first is refused: a list of common passwords with or without
/// figures behind, the person's own name, the product's name.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    private const string List = "Participation.Web.Features.Staff.common-passwords.txt";

    private static readonly FrozenSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var plain = (password ?? "").ToLowerInvariant();
        if (IsCommon(plain)) return Refuse("PasswordTooCommon", "รหัสผ่านนี้มีคนใช้กันมากและเดาง่าย กรุณาตั้งใหม่ เช่น คำสี่คำที่จำง่ายต่อกัน");
        var holdsName = new[] { user.UserName, user.DisplayName.Replace(" ", "", StringComparison.Ordinal), "participation" }
            .Any(name => name is { Length: >= 4 } && plain.Contains(name, StringComparison.OrdinalIgnoreCase));
        return holdsName ? Refuse("PasswordHoldsName", "รหัสผ่านต้องไม่มีชื่อผู้ใช้ ชื่อของท่าน หรือชื่อระบบอยู่ข้างใน") : Task.FromResult(IdentityResult.Success);
    }

    /// <summary>On the list, a listed word with signs and figures behind, or such a word repeated.</summary>
    private static bool IsCommon(string password)
    {
        if (Common.Contains(password)) return true;
        var letters = password.AsSpan().TrimEnd("0123456789!@#$%^&*.,-_+?= ๐๑๒๓๔๕๖๗๘๙");
        var word = letters.ToString();
        if (word.Length == 0 || Common.Contains(word)) return true;
        for (var length = 4; length <= word.Length / 2; length++)
            if (word.Length % length == 0 && Common.Contains(word[..length]) && word == string.Concat(Enumerable.Repeat(word[..length], word.Length / length))) return true;
        return false;
    }

    private static FrozenSet<string> Read()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream(List) ?? throw new InvalidOperationException($"{List} is missing."));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }

    private static Task<IdentityResult> Refuse(string code, string words) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = words }));
}
