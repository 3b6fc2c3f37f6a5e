using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

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

    /// <summary>As many days as may be promised; null where it is no such number.</summary>
    public static int? ReadDays(string? typed) => WholeNumber.TryParse(typed, CaseClock.DefaultDays, out var days) && days > 0 ? days : null;

    /// <summary>Days to remind as they are typed, 7, 12 ๑๔: in order and each once. Null where there is none, or one lies after the last day.</summary>
    public static IReadOnlyList<int>? ReadReminderDays(string? typed, int last)
    {
        var days = new SortedSet<int>();
        foreach (var part in (typed ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!WholeNumber.TryParse(part, last, out var day) || day == 0) return null;
            days.Add(day);
        }
        return days.Count == 0 ? null : [.. days];
    }
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

/// <summary>
/// Sets the rules for what is received or reopened from now on. The last day of a case stands in the case and is not moved; the
/// days to remind hold for every open case.
/// </summary>
public sealed class SaveCaseSettings(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int days, bool countsWorkingDays, IReadOnlyList<int> remindOn, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<CaseSettings>().SingleOrDefaultAsync(s => s.Id == CaseSettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = Fields(settings ?? new CaseSettings());
        var wanted = new CaseSettings { Days = days, CountsWorkingDays = countsWorkingDays, RemindOn = string.Join(',', remindOn.Select(Text)), Version = Guid.CreateVersion7(clock.Now()) };
        var changes = Fields(wanted).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        if (settings is null) db.Add(wanted);
        else (settings.Days, settings.CountsWorkingDays, settings.RemindOn, settings.Version) = (wanted.Days, wanted.CountsWorkingDays, wanted.RemindOn, wanted.Version);
        db.Audit(new AuditRecord(actor, "case_settings.changed", "case_settings", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งกำหนดในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static Dictionary<string, string> Fields(CaseSettings settings) =>
        new() { ["days"] = Text(settings.Days), ["counts"] = settings.CountsWorkingDays ? "working" : "calendar", ["remind_on"] = settings.RemindOn };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
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

    /// <summary>Of which days 0 this is a day to remind, and whether it is the first, the second …, counted from 0.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, int>> RemindedOnAsync(DateOnly today, CancellationToken ct)
    {
        var days = (await SettingsAsync(ct)).ReminderDays;
        var earliest = today.AddDays(-Reach(days.Max()));
        var isOff = await DaysOffAsync(earliest, today, ct);
        return Enumerable.Range(0, today.DayNumber - earliest.DayNumber + 1).Select(earliest.AddDays)
            .Select(from => (From: from, Which: days.ToList().FindIndex(d => CaseClock.Due(from, d, isOff) == today))).Where(r => r.Which >= 0).ToDictionary(r => r.From, r => r.Which);
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
