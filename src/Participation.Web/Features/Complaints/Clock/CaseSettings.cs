using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>The agency's rules of the clock. The law's days are the default; a stricter promise may be made, a looser one may not.</summary>
public sealed class CaseSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public int Days { get; set; } = CaseClock.DefaultDays;

    /// <summary>Whether only days on which the office works are counted.</summary>
    public bool CountsWorkingDays { get; set; }

    /// <summary>Days of the clock on which whoever has the case is reminded, with commas between.</summary>
    public string RemindOn { get; set; } = "7,12,14";

    public Guid Version { get; set; }

    public IReadOnlyList<int> ReminderDays => [.. RemindOn.Split(',').Select(d => int.Parse(d, NumberStyles.None, CultureInfo.InvariantCulture))];
}

public sealed class CaseSettingsConfiguration : IEntityTypeConfiguration<CaseSettings>
{
    public void Configure(EntityTypeBuilder<CaseSettings> settings)
    {
        settings.ToTable("case_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.RemindOn).HasMaxLength(40);
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.Ignore(s => s.ReminderDays);
    }
}

/// <summary>Counts the days of the clock by the agency's rules.</summary>
public sealed class CaseDays(ParticipationContext db)
{
    private CaseSettings? _settings;

    public async Task<CaseSettings> SettingsAsync(CancellationToken ct) =>
        _settings ??= await db.Set<CaseSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == CaseSettings.OnlyId, ct) ?? new CaseSettings();

    /// <summary>The last day in time, counted from day 0.</summary>
    public async Task<DateOnly> DueAsync(DateOnly from, CancellationToken ct)
    {
        var days = (await SettingsAsync(ct)).Days;
        return CaseClock.Due(from, days, await DaysOffAsync(from, from.AddDays(Reach(days)), ct));
    }

    /// <summary>Of which days 0 this is a day to remind.</summary>
    public async Task<IReadOnlyList<DateOnly>> RemindedOnAsync(DateOnly today, CancellationToken ct)
    {
        var days = (await SettingsAsync(ct)).ReminderDays;
        var earliest = today.AddDays(-Reach(days.Max()));
        var isOff = await DaysOffAsync(earliest, today, ct);
        return [.. Enumerable.Range(0, today.DayNumber - earliest.DayNumber + 1).Select(earliest.AddDays).Where(from => days.Any(d => CaseClock.Due(from, d, isOff) == today))];
    }

    /// <summary>Which days do not count; null where all do.</summary>
    private async Task<Func<DateOnly, bool>?> DaysOffAsync(DateOnly from, DateOnly until, CancellationToken ct)
    {
        if (!(await SettingsAsync(ct)).CountsWorkingDays) return null;
        var holidays = (await db.Set<Holiday>().Where(h => h.Day > from && h.Day <= until).Select(h => h.Day).ToListAsync(ct)).ToHashSet();
        return day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day);
    }

    /// <summary>So many calendar days hold so many working days, with any holidays there are.</summary>
    private static int Reach(int days) => (days * 3) + 30;
}
