using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Which cases may be handled as one.</summary>
public static class MergeRule
{
    /// <summary>Why not, in words; null where they may.</summary>
    public static string? Refusal(Case about, Case into) => (about, into) switch
    {
        _ when about.Id == into.Id => "นี่คือเลขที่ของเรื่องนี้เอง กรุณาใส่เลขที่ของเรื่องที่จะรวมเข้า",
        _ when !into.IsOpen => $"เรื่องเลขที่ {into.Text} แจ้งผลหรือรวมกับเรื่องอื่นไปแล้ว รวมเข้าไม่ได้",
        _ when !about.Kind.CountsAsComplaint() || about.Kind != into.Kind => $"รวมได้เฉพาะเรื่องร้องทุกข์กับร้องทุกข์ หรือร้องเรียนกับร้องเรียน เรื่องนี้เป็น{about.Kind.Words()} เรื่องเลขที่ {into.Text} เป็น{into.Kind.Words()}",
        _ when about.AboutUnitId != into.AboutUnitId => "เรื่องที่เกี่ยวกับหน่วยงานหรือหัวหน้าหน่วยงาน รวมได้เฉพาะกับเรื่องที่เกี่ยวกับหน่วยงานเดียวกัน",
        _ when about.DueOn < into.DueOn => $"เรื่องนี้ครบกำหนด {ThaiCalendar.ShortDate(about.DueOn)} ก่อนเรื่องเลขที่ {into.Text} ซึ่งครบ {ThaiCalendar.ShortDate(into.DueOn)} ถ้ารวมจะเสียกำหนดที่มาก่อน กรุณาเปิดเรื่องเลขที่ {into.Text} แล้วรวมเข้าเรื่องนี้แทน",
        // Whoever has the other case writes, calls and posts letters to everybody in it.
        _ when about.Naming == NameChoice.HiddenFromUnit && into.Naming != NameChoice.HiddenFromUnit && into.UnitId is not null => $"ผู้ร้องเรื่องนี้ให้ศูนย์รับเรื่องเห็นชื่อเท่านั้น แต่เรื่องเลขที่ {into.Text} หน่วยเป็นผู้แจ้งผู้ร้องเอง ถ้ารวมจะเปิดชื่อที่ขอให้ซ่อน",
        _ => null,
    };
}

/// <summary>
/// Makes a case part of another one about the same thing. It stays in the register with its own last day; its reporter is told at once
/// where it is handled now, and later everything that is told there (<see cref="TellEverybody"/>).
/// </summary>
public sealed class MergeCase(ParticipationContext db, CaseDesk desk, CaseNotices notices)
{
    private const int MaxReason = 3000;

    /// <param name="caseId">The one that is merged.</param>
    /// <param name="seen">Its revision that was looked at.</param>
    /// <param name="number">The number of the other, as typed.</param>
    /// <param name="reason">Why they are the same, for the reporter to read.</param>
    /// <param name="reach">What the colleague may work on: the other one must lie within.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Ends it.</param>
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? number, string? reason, Reach reach, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (RegisterNumbers.Read(number) is not var (wanted, year)) return new CaseChange.Refused("Number", "กรุณาใส่เลขที่เรื่องและปี เช่น 128/2569");
        if (await db.Set<Case>().Within(reach).SingleOrDefaultAsync(c => c.Year == year && c.Number == wanted, write) is not { } into) return new CaseChange.Refused("Number", "ไม่พบเรื่องเลขที่นี้ในเรื่องที่ท่านทำได้");
        if (MergeRule.Refusal(open.Case, into) is { } refusal) return new CaseChange.Refused("Number", refusal);
        if (CaseWork.Read(reason, MaxReason) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนว่าทำไมเป็นเรื่องเดียวกัน 10 ถึง 3,000 ตัวอักษร");
        var unit = into.UnitId is { } id ? await db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleAsync(write) : null;
        var target = await desk.AlsoAsync(into.Id, open.Now, write);
        var earlier = await desk.MergedIntoAsync(open, write);
        open.Case.Merge(into, open.Now);
        earlier.ToList().ForEach(e => e.Case.FollowTo(into));
        foreach (var merged in earlier) await SayAsync(merged, target, unit, words, actor, write);
        await MoveFollowersAsync(open, await SayAsync(open, target, unit, words, actor, write), target, unit, write);
        target.Log(CaseStep.TookIn, actor, $"เรื่องเลขที่ {open.Case.Text}", other: caseId);
        return new CaseChange.Done($"รวมเข้ากับเรื่องเลขที่ {into.Text} และแจ้งผู้ร้องแล้ว");
    }, ct);

    private async Task<CaseEntry> SayAsync(OpenCase merged, OpenCase target, string? unit, string reason, string actor, CancellationToken ct)
    {
        var text = $"{Where(target, unit)} {reason}";
        var entry = merged.Log(CaseStep.Merged, actor, text, other: target.Case.Id);
        await notices.TellAsync(merged, entry, NoticeKind.Merged, $"{text}\nจะแจ้งผลหรือชี้แจงให้ท่านทราบ ภายใน {ThaiCalendar.ShortDate(merged.Case.DueOn)}", ct);
        return entry;
    }

    // Whoever followed this one follows the other, once.
    private async Task MoveFollowersAsync(OpenCase open, CaseEntry entry, OpenCase target, string? unit, CancellationToken ct)
    {
        var reporters = new[] { open.Matter.LineUserId, target.Matter.LineUserId };
        var there = await db.Set<CaseFollower>().Where(f => f.CaseId == target.Case.Id && f.LineUserId != null).ToListAsync(ct);
        db.RemoveRange(there.Where(f => f.LineUserId == open.Matter.LineUserId));
        foreach (var follower in await db.Set<CaseFollower>().Where(f => f.CaseId == open.Case.Id).ToListAsync(ct))
        {
            if (follower.LineUserId is { } line && (reporters.Contains(line) || there.Any(f => f.LineUserId == line)))
            {
                db.Remove(follower);
                continue;
            }
            // What was said in the other case before is not for them.
            db.Entry(follower).Property(f => f.Since).CurrentValue = open.Now;
            follower.CaseId = target.Case.Id;
            await notices.TellFollowerAsync(open, follower, entry, NoticeKind.Merged, Where(target, unit), ct);
        }
    }

    private static string Where(OpenCase target, string? unit) => $"เป็นเรื่องเดียวกับเรื่องเลขที่ {target.Case.Text} ซึ่งอยู่ที่{target.Case.Holder(unit)} จึงทำรวมกัน";
}
