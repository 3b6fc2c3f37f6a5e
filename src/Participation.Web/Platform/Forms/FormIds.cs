using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Forms;

/// <summary>
/// One-time ids of anonymous citizen forms. They stop a double submit and, with Sec-Fetch-Site, forms of other sites;
/// there is no cookie whose authority could be borrowed.
/// </summary>
public sealed class FormIds(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string FieldName = "__form";
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("citizen-form");

    /// <summary>Where a page finds the id of the form it is writing.</summary>
    public static readonly object IssuedKey = new();

    public string Issue() => Issue(out _);

    public string Issue(out Guid id)
    {
        Span<byte> content = stackalloc byte[24];
        RandomNumberGenerator.Fill(content[..16]);
        id = new Guid(content[..16]);
        BitConverter.TryWriteBytes(content[16..], clock.Now().Ticks);
        return Convert.ToBase64String(_protector.Protect(content.ToArray()));
    }

    /// <summary>The form's id, or null when it was not issued here or is older than a day.</summary>
    public Guid? Read(string? posted)
    {
        if (string.IsNullOrEmpty(posted)) return null;
        try
        {
            var content = _protector.Unprotect(Convert.FromBase64String(posted));
            if (content.Length != 24) return null;
            var issued = new DateTime(BitConverter.ToInt64(content, 16), DateTimeKind.Utc);
            return clock.Now() - issued <= Life ? new Guid(content.AsSpan(0, 16)) : null;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Spends the id inside the caller's transaction; false means that this form has been taken in before.</summary>
    public async Task<bool> TrySpendAsync(ParticipationContext db, Guid formId, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(clock.Now());
        return await db.Database.ExecuteSqlAsync($"INSERT INTO spent_forms (form_id, day) VALUES ({formId}, {day}) ON CONFLICT (form_id) DO NOTHING", ct) == 1;
    }
}
