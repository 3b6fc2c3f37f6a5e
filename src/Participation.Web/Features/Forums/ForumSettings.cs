using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>The agency's own measures; what the plan names is the default.</summary>
public sealed class ForumSettings
{
    public const int OnlyId = 1;
    public const int MostDays = 365;
    public const int MostMinutes = 240;

    public int Id { get; init; } = OnlyId;

    /// <summary>Participants wanted of all villages together.</summary>
    public int Target { get; set; } = 300;

    /// <summary>Two forums of a village nearer to each other than this are warned of.</summary>
    public int ClashDays { get; set; } = 7;

    /// <summary>Within how many days an opinion that wants an answer has it.</summary>
    public int AnswerDays { get; set; } = 30;

    /// <summary>How long after the day opinions are still taken in.</summary>
    public int OpinionDays { get; set; } = 30;

    /// <summary>From how long before a forum begins people may say that they are there.</summary>
    public int HallMinutesBefore { get; set; } = 60;

    /// <summary>Until how long after it ends.</summary>
    public int HallMinutesAfter { get; set; } = 60;

    /// <summary>Whether those who are counted may say their gender and age.</summary>
    public bool AsksGenderAndAge { get; set; }

    public Guid Version { get; set; }
}

public sealed class ForumSettingsConfiguration : IEntityTypeConfiguration<ForumSettings>
{
    public void Configure(EntityTypeBuilder<ForumSettings> settings)
    {
        settings.ToTable("forum_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        // An hour where the agency has settings from before there were these.
        settings.Property(s => s.HallMinutesBefore).HasDefaultValue(60).HasSentinel(60);
        settings.Property(s => s.HallMinutesAfter).HasDefaultValue(60).HasSentinel(60);
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}

public sealed record ForumMeasures(int Target, int ClashDays, int AnswerDays, int OpinionDays)
{
    public int HallMinutesBefore { get; init; } = 60;
    public int HallMinutesAfter { get; init; } = 60;
    public bool AsksGenderAndAge { get; init; }
}

/// <summary>Holds for what is planned or taken in from now on: a target and a last day that stand somewhere are not moved.</summary>
public sealed class SaveForumSettings(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(ForumMeasures wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<ForumSettings>().SingleOrDefaultAsync(s => s.Id == ForumSettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = Fields(settings ?? new ForumSettings());
        if (settings is null) db.Add(settings = new ForumSettings());
        (settings.Target, settings.ClashDays, settings.AnswerDays, settings.OpinionDays) = (wanted.Target, wanted.ClashDays, wanted.AnswerDays, wanted.OpinionDays);
        (settings.HallMinutesBefore, settings.HallMinutesAfter, settings.AsksGenderAndAge) = (wanted.HallMinutesBefore, wanted.HallMinutesAfter, wanted.AsksGenderAndAge);
        settings.Version = Guid.CreateVersion7(clock.Now());
        var changes = Fields(settings).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "forum_settings.changed", "forum_settings", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งค่าในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static Dictionary<string, string> Fields(ForumSettings s) => new()
    {
        ["target"] = Text(s.Target),
        ["clash_days"] = Text(s.ClashDays),
        ["answer_days"] = Text(s.AnswerDays),
        ["opinion_days"] = Text(s.OpinionDays),
        ["hall_minutes"] = $"{Text(s.HallMinutesBefore)}/{Text(s.HallMinutesAfter)}",
        ["gender_and_age"] = s.AsksGenderAndAge ? "yes" : "",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
