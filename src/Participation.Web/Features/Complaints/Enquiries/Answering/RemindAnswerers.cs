using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>How far a question that waits has been carried.</summary>
public enum ReminderStage
{
    /// <summary>A quarter of the time is left: whoever answers today.</summary>
    Answerer,

    /// <summary>The time is over: the stand-in.</summary>
    StandIn,

    /// <summary>Over for a whole working day: the clerk.</summary>
    Clerk,
}

/// <summary>That somebody was reminded of a question that waits since then; each stage once.</summary>
public sealed class EnquiryReminder
{
    public required Guid CaseId { get; init; }
    public required DateTime Since { get; init; }
    public required ReminderStage Stage { get; init; }
    public required DateTime At { get; init; }
}

public sealed class EnquiryReminderConfiguration : IEntityTypeConfiguration<EnquiryReminder>
{
    public void Configure(EntityTypeBuilder<EnquiryReminder> reminder)
    {
        reminder.ToTable("enquiry_reminders");
        reminder.HasKey(r => new { r.CaseId, r.Since, r.Stage });
        reminder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Carries what waits from the answerer to the stand-in to the clerk. Runs each minute, tells each stage once, and stops when it is answered.</summary>
public sealed class RemindAnswerers(ParticipationContext db, Answerers answerers, AnswerTimes times, IStaffNotices staff, TimeProvider clock)
{
    private const int Most = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var waiting = await db.WaitingAsync(Most, ct);
        if (waiting.Count == 0) return;
        var (rules, now) = (await times.ReadAsync(ct), clock.Now());
        var ids = waiting.ConvertAll(w => w.Case.Id);
        var told = (await db.Set<EnquiryReminder>().AsNoTracking().Where(r => ids.Contains(r.CaseId)).ToListAsync(ct)).Select(r => (r.CaseId, r.Since, r.Stage)).ToHashSet();
        foreach (var one in waiting)
            foreach (var stage in Reached(one.Since!.Value, now, rules).Where(s => !told.Contains((one.Case.Id, one.Since.Value, s))))
                await TellAsync(one, stage, ct);
    }

    internal static IReadOnlyList<ReminderStage> Reached(DateTime since, DateTime now, AnswerRules rules)
    {
        var due = rules.Due(since);
        if (now > AnswerClock.Due(due, new AnswerWithin(1, CountsHours: false), rules.Hours)) return [ReminderStage.Answerer, ReminderStage.StandIn, ReminderStage.Clerk];
        if (now > due) return [ReminderStage.Answerer, ReminderStage.StandIn];
        return AnswerClock.Between(now, due, rules.Hours) * 4 <= AnswerClock.Between(since, due, rules.Hours) ? [ReminderStage.Answerer] : [];
    }

    private Task TellAsync(WaitingEnquiry waiting, ReminderStage stage, CancellationToken ct) => db.WriteAsync(async write =>
    {
        // Another process may have been faster.
        if (await db.Set<EnquiryReminder>().AnyAsync(r => r.CaseId == waiting.Case.Id && r.Since == waiting.Since && r.Stage == stage, write)) return;
        db.Add(new EnquiryReminder { CaseId = waiting.Case.Id, Since = waiting.Since!.Value, Stage = stage, At = clock.Now() });
        var answering = await answerers.ReadAsync(write);
        var (whom, words) = stage switch
        {
            ReminderStage.Answerer => (answering.Today, "ใกล้ครบเวลาตอบ"),
            ReminderStage.StandIn => (answering.StandIn ?? answering.Today, "เลยเวลาตอบแล้ว"),
            ReminderStage.Clerk => (answering.Clerk, "เลยเวลาตอบเกินหนึ่งวันทำการ"),
        };
        if (whom is not null) await staff.TellHoldersAsync(whom.PositionId, new StaffNotice($"คำถามเลขที่ {waiting.Case.Text} {words}", $"/staff/enquiries/{waiting.Case.Id}"), write);
    }, ct);
}
