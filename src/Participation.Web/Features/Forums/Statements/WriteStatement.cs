using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A sentence for others to agree with: a colleague's is put at once, a citizen's once a colleague has read it.</summary>
public sealed class WriteStatement(ParticipationContext db, TimeProvider clock)
{
    /// <param name="number">Of the forum.</param>
    /// <param name="words">One short sentence.</param>
    /// <param name="request">The form it came by.</param>
    /// <param name="actor">Null for a citizen.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Saved under the sentence's id.</returns>
    public Task<EditOutcome> RunAsync(int number, string words, Guid request, string? actor, CancellationToken ct) => db.WriteOnceAsync<EditOutcome>(async write =>
    {
        // Held: the next place in the row is taken one after the other.
        if (await db.HoldForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (await db.Set<Statement>().Where(s => s.RequestId == request).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(write) is { } twice) return new EditOutcome.Saved(twice.ToString("N"));
        var now = clock.Now();
        if (forum.State == ForumState.Cancelled || (actor is null && !forum.TakesOpinions(await db.ForumSettingsAsync(write), ThaiCalendar.Day(now)))) return new EditOutcome.Refused("", "เวทีนี้ปิดรับความเห็นแล้ว");
        var own = db.Set<Statement>().Where(s => s.ForumId == forum.Id);
        if (actor is not null && await own.CountAsync(s => s.State == StatementState.Shown, write) >= Statement.MostShown) return new EditOutcome.Refused("Words", StatementTerms.Full);
        if (actor is null && await own.CountAsync(s => s.State == StatementState.Waiting, write) >= Statement.MostWaiting) return new EditOutcome.Refused("", "ตอนนี้มีข้อความรออ่านมากแล้ว กรุณาส่งใหม่ภายหลัง หรือให้ความเห็นแทน");
        var statement = new Statement
        {
            Id = Guid.CreateVersion7(now),
            ForumId = forum.Id,
            Ordinal = (await own.MaxAsync(s => (int?)s.Ordinal, write) ?? 0) + 1,
            IsFromCitizen = actor is null,
            CreatedAt = now,
            RequestId = request,
            State = actor is null ? StatementState.Waiting : StatementState.Shown,
            DecidedAt = actor is null ? null : now,
            Version = Guid.CreateVersion7(now),
        };
        db.AddRange(statement, new StatementText { StatementId = statement.Id, Words = words });
        if (actor is not null) db.Audit(new AuditRecord(actor, "statement.written", StatementTerms.Subject(statement.Id), new Dictionary<string, AuditChange> { ["forum"] = new(null, ForumFinding.Subject(number)), ["ordinal"] = new(null, statement.Ordinal.ToString(CultureInfo.InvariantCulture)) }));
        return new EditOutcome.Saved(statement.Id.ToString("N"));
    }, ct);
}

/// <summary>Puts a citizen's sentence to others or not, hides one, or shows it again. Why lies beside the words and not in the trail.</summary>
public sealed class ReviewStatement(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid id, StatementState to, string reason, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Statement>().SingleOrDefaultAsync(s => s.Id == id, write) is not { } statement) return new EditOutcome.Unknown();
        if (statement.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var before = statement.State;
        if (!StatementTerms.MayBecome(before, to)) return new EditOutcome.Refused("", "ข้อความนี้เปลี่ยนไปแล้ว กรุณาเปิดหน้านี้ใหม่");
        if (to != StatementState.Shown && reason.Length == 0) return new EditOutcome.Refused("Reason", "กรุณาบอกเหตุผล");
        if (to == StatementState.Shown && await db.Set<Statement>().CountAsync(s => s.ForumId == statement.ForumId && s.State == StatementState.Shown, write) >= Statement.MostShown) return new EditOutcome.Refused("", StatementTerms.Full);
        var text = await db.Set<StatementText>().SingleAsync(t => t.StatementId == id, write);
        if (text.IsErased) return new EditOutcome.Refused("", "ลบข้อความนี้ไปแล้ว");
        var now = clock.Now();
        (statement.State, statement.DecidedAt, statement.Version) = (to, now, Guid.CreateVersion7(now));
        text.Reason = to == StatementState.Shown ? "" : reason;
        db.Audit(new AuditRecord(actor, "statement.reviewed", StatementTerms.Subject(id), new Dictionary<string, AuditChange> { ["state"] = new(before.ToString(), to.ToString()) }));
        return new EditOutcome.Saved();
    }, ct);
}

public static class StatementTerms
{
    public const string Full = "ข้อความที่แสดงครบ 20 ข้อแล้ว ซ่อนบางข้อก่อน";

    public static readonly IReadOnlyList<StatementChoice> Choices = Enum.GetValues<StatementChoice>();

    public static string Subject(Guid id) => $"statement:{id:N}";

    public static string Words(this StatementChoice choice) => choice switch
    {
        StatementChoice.Agree => "เห็นด้วย",
        StatementChoice.Disagree => "ไม่เห็นด้วย",
        StatementChoice.Pass => "ข้าม",
    };

    public static string Words(this StatementState state) => state switch
    {
        StatementState.Waiting => "! รออ่าน",
        StatementState.Shown => "● แสดงอยู่",
        StatementState.Declined => "✗ ไม่นำมาแสดง",
        StatementState.Hidden => "✗ ซ่อนอยู่",
    };

    public static bool MayBecome(StatementState from, StatementState to) => (from, to) switch
    {
        (StatementState.Waiting, StatementState.Shown or StatementState.Declined) => true,
        (StatementState.Shown, StatementState.Hidden) => true,
        (StatementState.Hidden or StatementState.Declined, StatementState.Shown) => true,
        _ => false,
    };
}
