using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>The office's own measures; what the plans name, and what is configured, is the default.</summary>
public sealed class PublicationSettings
{
    public const int OnlyId = 1;
    public const int MostDays = 90;
    public const int MostWeekly = 50;

    public int Id { get; init; } = OnlyId;

    /// <summary>Within how many days a question is answered.</summary>
    public int AnswerDays { get; set; } = 7;

    /// <summary>Publications wanted in a week: from …</summary>
    public int WeeklyLeast { get; set; } = 5;

    /// <summary>… to.</summary>
    public int WeeklyMost { get; set; } = 7;

    /// <summary>How fast the loudspeaker is read; null as configured.</summary>
    public int? SyllablesPerMinute { get; set; }

    public Guid Version { get; set; }
}

public sealed class PublicationSettingsConfiguration : IEntityTypeConfiguration<PublicationSettings>
{
    public void Configure(EntityTypeBuilder<PublicationSettings> settings)
    {
        settings.ToTable("publication_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}

public sealed record PublicationMeasures(int AnswerDays, int WeeklyLeast, int WeeklyMost, int SyllablesPerMinute, QuietSpan Quiet);

/// <summary>Holds for what is asked, read out or sent from now on. A question's last day is not moved.</summary>
public sealed class SavePublicationSettings(ParticipationContext db, QuietHours quiet, IOptions<PublicationsOptions> options, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(PublicationMeasures wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<PublicationSettings>().SingleOrDefaultAsync(s => s.Id == PublicationSettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = Fields(settings ?? new PublicationSettings(), await quiet.ReadAsync(db, write));
        if (settings is null) db.Add(settings = new PublicationSettings());
        (settings.AnswerDays, settings.WeeklyLeast, settings.WeeklyMost, settings.SyllablesPerMinute) = (wanted.AnswerDays, wanted.WeeklyLeast, wanted.WeeklyMost, wanted.SyllablesPerMinute);
        settings.Version = Guid.CreateVersion7(clock.Now());
        await QuietHours.SetAsync(db, wanted.Quiet, write);
        var changes = Fields(settings, wanted.Quiet).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "publication_settings.changed", "publication_settings", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งค่าในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private Dictionary<string, string> Fields(PublicationSettings s, QuietSpan hours) => new()
    {
        ["answer_days"] = Text(s.AnswerDays),
        ["weekly"] = $"{Text(s.WeeklyLeast)}–{Text(s.WeeklyMost)}",
        ["syllables_per_minute"] = Text(s.SyllablesPerMinute ?? options.Value.SyllablesPerMinute),
        ["quiet_hours"] = $"{OfficeTime.Show(hours.From)}–{OfficeTime.Show(hours.Until)}",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
