using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Declares a block of paper numbers before they are printed.</summary>
public sealed class DeclarePaperBlock(ParticipationContext db, TimeProvider clock)
{
    public const int HighestNumber = 9999;

    public Task<EditOutcome> RunAsync(string queueCode, int first, int last, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindQueueAsync(queueCode, write) is not { } queue) return new EditOutcome.Unknown();
        if (first < 1 || last < first || last > HighestNumber) return new EditOutcome.Refused("Last", $"เลขสุดท้ายต้องไม่น้อยกว่าเลขแรก และไม่เกิน {WholeNumber.Show(HighestNumber)}");
        if (last - first + 1 > PaperBlock.MostNumbers) return new EditOutcome.Refused("Last", $"ชุดหนึ่งมีได้ไม่เกิน {PaperBlock.MostNumbers} เลข");
        if (await db.Set<PaperBlock>().AnyAsync(b => b.QueueId == queue.Id && b.ClosedAt == null && b.First <= last && b.Last >= first, write)) return new EditOutcome.Refused("First", "เลขบางส่วนอยู่ในชุดอื่นที่ยังใช้อยู่");
        var now = clock.Now();
        var block = new PaperBlock { Id = Guid.CreateVersion7(now), QueueId = queue.Id, Prefix = queue.PaperPrefix, First = first, Last = last, DeclaredAt = now, DeclaredBy = accountId };
        db.Add(block);
        db.Audit(new AuditRecord(actor, "paper_block.declared", $"queue:{queue.Code}", PaperAudit.Range(first, last)));
        return new EditOutcome.Saved(block.Id.ToString());
    }, ct);
}

/// <summary>The stack is used up or thrown away: its numbers are taken no more.</summary>
public sealed class ClosePaperBlock(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string queueCode, Guid blockId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindQueueAsync(queueCode, write) is not { } queue) return new EditOutcome.Unknown();
        if (await db.Set<PaperBlock>().SingleOrDefaultAsync(b => b.Id == blockId && b.QueueId == queue.Id, write) is not { } block) return new EditOutcome.Unknown();
        if (block.ClosedAt is not null) return new EditOutcome.Saved();
        block.ClosedAt = clock.Now();
        db.Audit(new AuditRecord(actor, "paper_block.closed", $"queue:{queue.Code}", PaperAudit.Range(block.First, block.Last)));
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>Says why numbers were not used on a day although later ones were.</summary>
public sealed class ExplainPaperGap(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string queueCode, DateOnly day, int first, int last, string? reason, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindQueueAsync(queueCode, write) is not { } queue) return new EditOutcome.Unknown();
        var words = PlainText.Clean(reason ?? "");
        if (words.Length is 0 or > PaperGap.MaxReason) return new EditOutcome.Refused("Reason", $"กรุณาใส่เหตุผล ไม่เกิน {PaperGap.MaxReason} ตัวอักษร เช่น บัตรขาด");
        if (last < first || !(await db.PaperGapsAsync(queue.Id, day, write)).Any(g => g.First <= first && g.Last >= last)) return new EditOutcome.Refused("First", "เลขในช่วงนี้ไม่ได้ขาดหาย หรืออธิบายแล้ว");
        var now = clock.Now();
        db.Add(new PaperGap { Id = Guid.CreateVersion7(now), QueueId = queue.Id, Day = day, First = first, Last = last, Reason = words, ExplainedBy = accountId, ExplainedAt = now });
        var details = PaperAudit.Range(first, last);
        details["day"] = new(null, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        db.Audit(new AuditRecord(actor, "paper_gap.explained", $"queue:{queue.Code}", details));
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>Numbers that are missing, from first to last.</summary>
public sealed record MissingNumbers(string Prefix, int First, int Last)
{
    public string Text => First == Last ? Ticket.TextOf(Prefix, First) : $"{Ticket.TextOf(Prefix, First)} ถึง {Ticket.TextOf(Prefix, Last)}";
}

public static class PaperGaps
{
    /// <summary>Below the highest number used on that day in each block: what was neither used nor explained.</summary>
    public static async Task<IReadOnlyList<MissingNumbers>> PaperGapsAsync(this ParticipationContext db, Guid queueId, DateOnly day, CancellationToken ct)
    {
        var used = (await db.Set<Ticket>().Where(t => t.HomeQueueId == queueId && t.Day == day && t.Series == TicketSeries.Paper).Select(t => t.Number).ToListAsync(ct)).ToHashSet();
        if (used.Count == 0) return [];
        var blocks = await db.Set<PaperBlock>().AsNoTracking().Where(b => b.QueueId == queueId).OrderBy(b => b.First).ToListAsync(ct);
        var explained = await db.Set<PaperGap>().AsNoTracking().Where(g => g.QueueId == queueId && g.Day == day).ToListAsync(ct);
        var (gaps, seen) = (new List<MissingNumbers>(), new HashSet<int>());
        foreach (var block in blocks)
        {
            var highest = used.Where(n => n >= block.First && n <= block.Last).DefaultIfEmpty(0).Max();
            for (var number = block.First; number < highest; number++)
            {
                // A block that was closed and declared again names its numbers twice.
                if (!seen.Add(number) || used.Contains(number) || explained.Exists(g => g.First <= number && g.Last >= number)) continue;
                if (gaps.Count > 0 && gaps[^1].Prefix == block.Prefix && gaps[^1].Last == number - 1) gaps[^1] = gaps[^1] with { Last = number };
                else gaps.Add(new MissingNumbers(block.Prefix, number, number));
            }
        }
        return gaps;
    }
}

internal static class PaperAudit
{
    public static Dictionary<string, AuditChange> Range(int first, int last) => new()
    {
        ["first"] = new(null, first.ToString(CultureInfo.InvariantCulture)),
        ["last"] = new(null, last.ToString(CultureInfo.InvariantCulture)),
    };
}
