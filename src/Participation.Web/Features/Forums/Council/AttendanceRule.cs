using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The council's rule on how people may listen to its meetings, as it was decided. Each edition stays as it was written; a later one
/// takes its place.
/// </summary>
public sealed class AttendanceRule
{
    public const int MaxText = 20_000;
    public const int MaxTitle = 300;

    public required int Edition { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>The day it bears.</summary>
    public required DateOnly DecidedOn { get; init; }

    public required DateTime WrittenAt { get; init; }
    public required Guid WrittenBy { get; init; }
}

public sealed class AttendanceRuleConfiguration : IEntityTypeConfiguration<AttendanceRule>
{
    public void Configure(EntityTypeBuilder<AttendanceRule> rule)
    {
        rule.ToTable("attendance_rules");
        rule.HasKey(r => r.Edition);
        rule.Property(r => r.Edition).ValueGeneratedNever();
        rule.Property(r => r.Title).HasMaxLength(AttendanceRule.MaxTitle);
        rule.Property(r => r.Text).HasMaxLength(AttendanceRule.MaxText);
    }
}

public static class AttendanceRules
{
    /// <summary>The one in force; null where none was entered.</summary>
    public static Task<AttendanceRule?> AttendanceRuleAsync(this ParticipationContext db, CancellationToken ct) =>
        db.Set<AttendanceRule>().AsNoTracking().OrderByDescending(r => r.Edition).FirstOrDefaultAsync(ct);
}

/// <summary>Adds an edition; what was in force before stays to be read.</summary>
public sealed class WriteAttendanceRule(ParticipationContext db, TimeProvider clock)
{
    // Seen is the edition that was in force when the form was opened; zero for none.
    public Task<EditOutcome> RunAsync(string title, string text, DateOnly decidedOn, int seen, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var last = await db.AttendanceRuleAsync(write);
        if ((last?.Edition ?? 0) != seen) return new EditOutcome.ChangedMeanwhile();
        if (last is not null && last.Title == title && last.Text == text && last.DecidedOn == decidedOn) return new EditOutcome.Saved();
        if (last is not null && decidedOn < last.DecidedOn) return new EditOutcome.Refused("DecidedOn", "ลงวันที่ก่อนฉบับที่ใช้อยู่");
        var edition = seen + 1;
        db.Add(new AttendanceRule { Edition = edition, Title = title, Text = text, DecidedOn = decidedOn, WrittenAt = clock.Now(), WrittenBy = accountId });
        db.Audit(new AuditRecord(actor, "attendance_rule.written", "attendance_rule", new Dictionary<string, AuditChange>
        {
            ["edition"] = new(null, WholeNumber.Show(edition)),
            ["decided_on"] = new(null, ThaiDate.Show(decidedOn)),
        }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกฉบับใหม่ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
}
