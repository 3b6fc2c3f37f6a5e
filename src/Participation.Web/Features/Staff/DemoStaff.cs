using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>
/// People of the made-up อบต. and their positions. Passwords and the secrets of their authenticator apps are random for each
/// data folder and stand in its notes only.
/// </summary>
public sealed class DemoStaff(IPasswordHasher<StaffAccount> hasher, ILookupNormalizer normalizer, TotpSecrets secrets, TimeProvider clock) : IDemoData
{
    /// <summary>Whoever writes what other slices show as written.</summary>
    public const string Writer = "admin";

    private static readonly (string UserName, string DisplayName, string Title, string? Unit, StaffRole[] Roles)[] People =
    [
        (Writer, "วิชัย ดูแลระบบ", "นักวิชาการคอมพิวเตอร์", "สำนักปลัด",
            [StaffRole.Administrator, StaffRole.CounterSupervisor, StaffRole.ComplaintOfficer, StaffRole.InformationOfficer, StaffRole.DataProtectionOfficer, StaffRole.Executive]),
        ("officer", "กานดา งานทะเบียน", "เจ้าพนักงานธุรการ", "สำนักปลัด", [StaffRole.CounterOfficer, StaffRole.Publisher, StaffRole.ForumOrganiser]),
        ("clerk", "ปลัด อบต.", "ปลัด อบต.", null, [StaffRole.Executive, StaffRole.Approver, StaffRole.Auditor]),
        ("mayor", "นายก อบต.", "นายก อบต.", null, [StaffRole.Executive]),
        ("works", "สมหมาย ช่างดี", "ผู้อำนวยการกองช่าง", "กองช่าง", [StaffRole.UnitHead, StaffRole.CaseHandler]),
    ];

    // After the agency, which brings its units.
    public int Order => 20;

    public Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        var now = clock.Now();
        var lines = new List<string>();
        foreach (var person in People)
        {
            var password = Password();
            var account = new StaffAccount
            {
                Id = Guid.CreateVersion7(now),
                UserName = person.UserName,
                NormalizedUserName = normalizer.NormalizeName(person.UserName),
                DisplayName = person.DisplayName,
                CreatedAt = now,
                LockoutEnabled = true,
                SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
            };
            account.PasswordHash = hasher.HashPassword(account, password);
            var line = $"Demo sign-in: {person.UserName} / {password}   ({person.DisplayName})";
            if (person.Roles.Any(r => r.NeedsSecondFactor()))
            {
                var secret = TotpSecrets.Make();
                (account.TotpSecret, account.TwoFactorEnabled) = (secrets.Protect(secret), true);
                RecoveryCodes.Renew(account);
                line += $"   authenticator app: {Totp.Base32(secret)}";
            }
            db.Add(account);
            AddPosition(db, account.Id, person.Title, person.Unit, person.Roles, now);
            lines.Add(line);
        }
        return Task.FromResult<IReadOnlyList<string>>(lines);
    }

    private static void AddPosition(ParticipationContext db, Guid accountId, string title, string? unit, StaffRole[] roles, DateTime now)
    {
        var today = ThaiCalendar.Day(now);
        var start = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today));
        var position = new Position
        {
            Id = Guid.CreateVersion7(now),
            Title = title,
            // Added by the agency in this transaction and not saved yet.
            UnitId = db.ChangeTracker.Entries<Unit>().FirstOrDefault(u => u.Entity.Name == unit)?.Entity.Id,
            CreatedAt = now,
            Version = Guid.CreateVersion7(now),
        };
        db.Add(position);
        db.Add(new Holding { Id = Guid.CreateVersion7(now), PositionId = position.Id, AccountId = accountId, From = start });
        var number = 0;
        foreach (var role in roles)
        {
            db.Add(new RoleGrant
            {
                Id = Guid.CreateVersion7(now),
                PositionId = position.Id,
                Role = role,
                OrderNumber = string.Create(CultureInfo.InvariantCulture, $"{120 + number++}/{ThaiCalendar.BuddhistYear(start)}"),
                OrderDate = start,
                From = start,
                Until = role.IsNamed() ? ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today) + 1).AddDays(-1) : null,
            });
        }
    }

    // Four groups of four without look-alikes: about 78 bits, and easy to type from a screen.
    private static string Password() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
}
