using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>What came of a forum. Heads are those who walked in and those on the paper list together, by village.</summary>
public sealed record ForumResult(IReadOnlyDictionary<Guid, int> Heads, int Elsewhere, string Minutes, string Resolution);

/// <summary>Enters what came of a forum once its day is there; may be corrected, and the trail keeps that it was.</summary>
public sealed class RecordForum(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, ForumResult result, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Forum>().SingleOrDefaultAsync(f => f.Number == number, write) is not { } forum) return new EditOutcome.Unknown();
        if (forum.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (forum.State == ForumState.Cancelled) return new EditOutcome.Refused("", "เวทีนี้ยกเลิกแล้ว");
        var now = clock.Now();
        if (forum.Day > ThaiCalendar.Day(now)) return new EditOutcome.Refused("", "ยังไม่ถึงวันจัด บันทึกผลได้ตั้งแต่วันจัด");
        if (result.Heads.Values.Sum() + result.Elsewhere == 0) return new EditOutcome.Refused("Elsewhere", "กรุณาใส่จำนวนผู้เข้าร่วมอย่างน้อยหนึ่งแห่ง");
        var rows = await db.Set<ForumVillage>().Where(v => v.ForumId == forum.Id).ToDictionaryAsync(v => v.VillageId, write);
        var known = (await db.Set<Village>().Where(v => v.IsActive).Select(v => v.Id).ToListAsync(write)).ToHashSet();
        var before = Fields(forum, rows.Values);
        foreach (var (village, came) in result.Heads)
        {
            if (rows.TryGetValue(village, out var row)) row.Attended = came;
            else if (came > 0 && known.Contains(village)) db.Add(rows[village] = new ForumVillage { ForumId = forum.Id, VillageId = village, Attended = came });
        }
        (forum.AttendedElsewhere, forum.Minutes, forum.Resolution) = (result.Elsewhere, result.Minutes, result.Resolution);
        var isFirst = forum.HeldAt is null;
        forum.Hold(now);
        var changes = Fields(forum, rows.Values).ChangesSince(before);
        // Looked at and found right: what was counted since is no longer news.
        if (!isFirst && changes.Count == 0) return new EditOutcome.Saved();
        forum.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, isFirst ? "forum.held" : "forum.result_changed", ForumFinding.Subject(number), changes));
        return new EditOutcome.Saved();
    }, ct);

    private static Dictionary<string, string> Fields(Forum forum, IEnumerable<ForumVillage> villages) => new(
        villages.Select(v => KeyValuePair.Create($"came:{v.VillageId:N}", Text(v.Attended))))
    {
        ["came:elsewhere"] = Text(forum.AttendedElsewhere),
        // That they changed and how long they are: minutes may name people, and nobody could take them out of the trail.
        ["minutes"] = Told(forum.Minutes),
        ["resolution"] = Told(forum.Resolution),
    };

    private static string Told(string words) => words.Length == 0 ? "" : $"{words.Length} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
