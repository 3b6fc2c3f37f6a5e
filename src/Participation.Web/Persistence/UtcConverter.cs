using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Participation.Web.Persistence;

/// <summary>Every instant in the database is UTC; what is read back says so, on both engines.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => RequireUtc(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static DateTime RequireUtc(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new InvalidOperationException("Only UTC instants are stored; convert Bangkok times with ThaiCalendar.ToUtc.");
}
