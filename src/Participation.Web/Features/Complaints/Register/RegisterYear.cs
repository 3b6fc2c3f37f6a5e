using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints;

/// <summary>The last number given in a Buddhist year: the one row that is the register's lock and its order.</summary>
public sealed class RegisterYear
{
    public required int Year { get; init; }
    public int LastNumber { get; set; }
}

public sealed class RegisterYearConfiguration : IEntityTypeConfiguration<RegisterYear>
{
    public void Configure(EntityTypeBuilder<RegisterYear> year)
    {
        year.ToTable("register_years");
        year.HasKey(y => y.Year);
        year.Property(y => y.Year).ValueGeneratedNever();
    }
}

public static class RegisterNumbers
{
    /// <summary>128/2569, as people quote it.</summary>
    public static (int Number, int Year)? Read(string? typed) =>
        ThaiDigits.ToArabic(typed ?? "").Split('/') is [var number, var year] && int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? (n, y) : null;

    /// <summary>The next number of the year, under its lock until the caller's commit; given back when that is rolled back.</summary>
    internal static async Task<int> NextRegisterNumberAsync(this ParticipationContext db, int year, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO register_years (year, last_number) VALUES ({year}, 0) ON CONFLICT DO NOTHING", ct);
        return (await db.Database.SqlQuery<int>($"""UPDATE register_years SET last_number = last_number + 1 WHERE year = {year} RETURNING last_number AS "Value" """).ToListAsync(ct))[0];
    }
}
