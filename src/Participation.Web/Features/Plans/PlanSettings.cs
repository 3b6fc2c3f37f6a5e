using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>The agency's own measures of plans.</summary>
public sealed class PlanSettings
{
    public const int OnlyId = 1;
    public const int MostDays = 365;

    public int Id { get; init; } = OnlyId;

    /// <summary>Within how many days of the closing every comment has its answer.</summary>
    public int AnswerDays { get; set; } = 15;

    /// <summary>How long a project may go without a word before it is named in the duties.</summary>
    public int SilentDays { get; set; } = 60;

    public Guid Version { get; set; }
}

public sealed class PlanSettingsConfiguration : IEntityTypeConfiguration<PlanSettings>
{
    public void Configure(EntityTypeBuilder<PlanSettings> settings)
    {
        settings.ToTable("plan_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}

/// <summary>Holds for periods that are set from now on: a last day that stands somewhere is not moved.</summary>
public sealed class SavePlanSettings(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int answerDays, int silentDays, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<PlanSettings>().SingleOrDefaultAsync(s => s.Id == PlanSettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = Fields(settings ?? new PlanSettings());
        if (settings is null) db.Add(settings = new PlanSettings());
        (settings.AnswerDays, settings.SilentDays, settings.Version) = (answerDays, silentDays, Guid.CreateVersion7(clock.Now()));
        var changes = Fields(settings).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "plan_settings.changed", "plan_settings", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งค่าในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static Dictionary<string, string> Fields(PlanSettings s) => new()
    {
        ["answer_days"] = s.AnswerDays.ToString(CultureInfo.InvariantCulture),
        ["silent_days"] = s.SilentDays.ToString(CultureInfo.InvariantCulture),
    };
}
