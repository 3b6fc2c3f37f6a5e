using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Writes a question with its choices. Nobody sees it before it is opened, and then it is not changed.</summary>
public sealed class MakePoll(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, string question, IReadOnlyList<string> choices, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (forum.State == ForumState.Cancelled) return new EditOutcome.Refused("", "เวทีนี้ยกเลิกแล้ว");
        if (choices.Count is < ForumPoll.FewestChoices or > ForumPoll.MostChoices) return new EditOutcome.Refused("Choices", "กรุณาใส่ตัวเลือก 2 ถึง 6 ข้อ");
        if (choices.Distinct(StringComparer.Ordinal).Count() < choices.Count) return new EditOutcome.Refused("Choices", "มีตัวเลือกซ้ำกัน");
        var now = clock.Now();
        var ordinal = (await db.Set<ForumPoll>().Where(p => p.ForumId == forum.Id).MaxAsync(p => (int?)p.Ordinal, write) ?? 0) + 1;
        if (ordinal > ForumPoll.MostPolls) return new EditOutcome.Refused("", "เวทีหนึ่งถามได้ไม่เกิน 30 คำถาม");
        var poll = new ForumPoll { Id = Guid.CreateVersion7(now), ForumId = forum.Id, Ordinal = ordinal, Question = question, MadeAt = now, Version = Guid.CreateVersion7(now) };
        db.Add(poll);
        db.AddRange(choices.Select((text, i) => new ForumPollChoice { PollId = poll.Id, Ordinal = i + 1, Text = text }));
        db.Audit(new AuditRecord(actor, "forum_poll.made", PollDesk.Subject(number, ordinal), new Dictionary<string, AuditChange> { ["question"] = new(null, question), ["choices"] = new(null, string.Join(" / ", choices)) }));
        return new EditOutcome.Saved(ordinal.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มคำถามในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));
}

/// <summary>Asks it: on the screen, on the phones of those who are in, and by hands. One question at a time.</summary>
public sealed class OpenPoll(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, int ordinal, Guid seen, string actor, CancellationToken ct) => db.ChangePollAsync(number, ordinal, seen, clock.Now(), async (forum, poll, write) =>
    {
        if (poll.State != PollState.Draft) return new EditOutcome.Refused("", "คำถามนี้เปิดไปแล้ว");
        if (!forum.TakesDesk(ThaiCalendar.Day(clock.Now()))) return new EditOutcome.Refused("", "เปิดคำถามได้ตั้งแต่วันจัด");
        if (await db.Set<ForumPoll>().AnyAsync(p => p.ForumId == forum.Id && p.State == PollState.Open, write)) return new EditOutcome.Refused("", "มีคำถามอื่นเปิดอยู่ กรุณาปิดก่อน");
        poll.Open(clock.Now());
        db.Audit(new AuditRecord(actor, "forum_poll.opened", PollDesk.Subject(number, ordinal)));
        return null;
    }, ct);
}

/// <summary>Ends the voting. The counts stay, and which phone answered what goes.</summary>
public sealed class ClosePoll(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, int ordinal, Guid seen, string actor, CancellationToken ct) => db.ChangePollAsync(number, ordinal, seen, clock.Now(), async (_, poll, write) =>
    {
        if (poll.State != PollState.Open) return new EditOutcome.Refused("", "คำถามนี้ไม่ได้เปิดอยู่");
        await db.EndAsync(poll, clock.Now(), write);
        db.Audit(new AuditRecord(actor, "forum_poll.closed", PollDesk.Subject(number, ordinal)));
        return null;
    }, ct);
}

/// <summary>Hands counted in the hall, by choice: as they were counted last.</summary>
public sealed class CountHands(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, int ordinal, IReadOnlyList<int> hands, Guid seen, string actor, CancellationToken ct) => db.ChangePollAsync(number, ordinal, seen, clock.Now(), async (_, poll, write) =>
    {
        if (poll.State == PollState.Draft) return new EditOutcome.Refused("", "ยังไม่ได้เปิดคำถามนี้");
        var changes = new Dictionary<string, AuditChange>();
        foreach (var choice in await db.Set<ForumPollChoice>().Where(c => c.PollId == poll.Id).OrderBy(c => c.Ordinal).ToListAsync(write))
        {
            var counted = choice.Ordinal <= hands.Count ? hands[choice.Ordinal - 1] : 0;
            if (counted == choice.Hands) continue;
            changes[$"hands:{choice.Ordinal.ToString(CultureInfo.InvariantCulture)}"] = new(choice.Hands.ToString(CultureInfo.InvariantCulture), counted.ToString(CultureInfo.InvariantCulture));
            choice.Hands = counted;
        }
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "forum_poll.hands_counted", PollDesk.Subject(number, ordinal), changes));
        return null;
    }, ct);
}

/// <summary>A poll that everybody forgot ends with the hall's hours; also where the service was not running then.</summary>
public sealed class CloseForgottenPolls(ParticipationContext db, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>Number of polls closed.</summary>
    public Task<int> RunAsync(CancellationToken ct) => db.WriteAsync(async write =>
    {
        var now = clock.Now();
        var settings = await db.ForumSettingsAsync(write);
        var closed = 0;
        var today = ThaiCalendar.Day(now);
        foreach (var open in await db.Set<ForumPoll>().Where(p => p.State == PollState.Open).Join(db.Set<Forum>().Where(f => f.Day <= today), p => p.ForumId, f => f.Id, (p, f) => new { Poll = p, Forum = f }).ToListAsync(write))
        {
            // Opened after the hours, for what came late: then it ends with that day.
            var until = open.Forum.HallHours(settings).Until;
            if (until > now || (open.Poll.OpenedAt > until && ThaiCalendar.Day(open.Poll.OpenedAt.Value) == today)) continue;
            await db.EndAsync(open.Poll, now, write);
            open.Poll.Version = Guid.CreateVersion7(now);
            closed++;
        }
        return closed;
    }, ct);
}

public static class PollDesk
{
    public static string Subject(int forum, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"forum:{forum}/poll:{ordinal}");

    internal static Task<EditOutcome> ChangePollAsync(this ParticipationContext db, int number, int ordinal, Guid seen, DateTime now, Func<Forum, ForumPoll, CancellationToken, Task<EditOutcome.Refused?>> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (await db.Set<ForumPoll>().SingleOrDefaultAsync(p => p.ForumId == forum.Id && p.Ordinal == ordinal, write) is not { } poll) return new EditOutcome.Unknown();
        if (poll.Version != seen) return new EditOutcome.ChangedMeanwhile();
        // Written at once: a vote that is on its way waits for this row and then finds the poll as it is.
        poll.Version = Guid.CreateVersion7(now);
        await db.SaveChangesAsync(write);
        return await change(forum, poll, write) is { } refused ? refused : new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนเปิดคำถามอื่นในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    internal static async Task EndAsync(this ParticipationContext db, ForumPoll poll, DateTime now, CancellationToken ct)
    {
        poll.Close(now);
        await db.SaveChangesAsync(ct);
        var votes = await db.Set<ForumPollVote>().Where(v => v.PollId == poll.Id).GroupBy(v => v.Choice).Select(g => new { Choice = g.Key, Votes = g.Count() }).ToDictionaryAsync(v => v.Choice, v => v.Votes, ct);
        foreach (var choice in await db.Set<ForumPollChoice>().Where(c => c.PollId == poll.Id).ToListAsync(ct)) choice.Phones = votes.GetValueOrDefault(choice.Ordinal);
        await db.Set<ForumPollVote>().Where(v => v.PollId == poll.Id).ExecuteDeleteAsync(ct);
    }
}
