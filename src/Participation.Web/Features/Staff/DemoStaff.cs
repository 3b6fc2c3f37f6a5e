using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>Three people of the made-up อบต. Their passwords are random for each data folder and stand in its notes only.</summary>
public sealed class DemoStaff(IPasswordHasher<StaffAccount> hasher, ILookupNormalizer normalizer, TimeProvider clock) : IDemoData
{
    private static readonly (string UserName, string DisplayName)[] People =
    [
        ("officer", "กานดา งานทะเบียน"),
        ("clerk", "ปลัด อบต."),
        ("mayor", "นายก อบต."),
    ];

    public int Order => 20;

    public Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        var now = clock.Now();
        var lines = new List<string>();
        foreach (var (userName, displayName) in People)
        {
            var password = Password();
            var account = new StaffAccount
            {
                Id = Guid.CreateVersion7(now),
                UserName = userName,
                NormalizedUserName = normalizer.NormalizeName(userName),
                DisplayName = displayName,
                CreatedAt = now,
                LockoutEnabled = true,
                SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
            };
            account.PasswordHash = hasher.HashPassword(account, password);
            db.Add(account);
            lines.Add($"Demo sign-in: {userName} / {password}   ({displayName})");
        }
        return Task.FromResult<IReadOnlyList<string>>(lines);
    }

    // Four groups of four without look-alikes: about 78 bits, and easy to type from a screen.
    private static string Password() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
}
