using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>A line of the sheet that is keyed in after an outage.</summary>
public sealed class ServedRow
{
    public string? Number { get; set; }
    public TicketClass Class { get; set; }
    public string? Claimed { get; set; }
    public Guid? PointId { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Number) && string.IsNullOrWhiteSpace(Claimed);
}

public sealed record ExplainedGap(int First, int Last, string Reason);

/// <summary>Paper numbers: of somebody who waits, of those who were served while the service was down, and the numbers that are missing.</summary>
[Needs(Permission.ServeQueues)]
public sealed class PaperPageModel(ParticipationContext db, KeyInPaperTicket keyIn, ExplainPaperGap explain, TimeProvider clock) : EditPage
{
    private const int Rows = 6;

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>Bangkok day of the sheet and of the gaps; today where it is not said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public TicketClass Class { get; set; }

    [BindProperty]
    public string? Claimed { get; set; }

    [BindProperty]
    public List<ServedRow> Served { get; set; } = [];

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Queue Queue { get; private set; } = null!;
    public DateOnly On { get; private set; }
    public IReadOnlyList<PaperBlock> Blocks { get; private set; } = [];
    public IReadOnlyList<Choice> Counters { get; private set; } = [];
    public IReadOnlyList<MissingNumbers> Gaps { get; private set; } = [];
    public IReadOnlyList<ExplainedGap> Explained { get; private set; } = [];
    public int Used { get; private set; }

    public static IReadOnlyList<Choice> Classes { get; } = [.. TicketKinds.Classes.Select(c => new Choice(c.ToString(), LogWords.Of(c)))];

    private string Here => $"/staff/queues/paper/{Queue.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostWaitingAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var number = TypedNumber.Parse(Number);
        if (number is null || !IsOwn(number)) ModelState.AddModelError(nameof(Number), $"กรุณาใส่เลขบนบัตร เช่น {Queue.PaperPrefix}012 หรือ 12");
        var claimed = Time(nameof(Claimed), Claimed);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await keyIn.WaitingAsync(Queue.Code, number!.Number, Class, claimed, User.Actor(), ct), $"{Ticket.TextOf(Queue.PaperPrefix, number.Number)} เข้าคิวแล้ว", _ => Here, ct);
    }

    /// <summary>Each row is a commit of its own: those without a mistake are taken in, the others stay as they were typed.</summary>
    public async Task<IActionResult> OnPostServedAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (!ThaiDate.TryParse(Day, out var on)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่บนบัตร เช่น 20/11/2569");
        if (Served.TrueForAll(row => row.IsEmpty)) ModelState.AddModelError("Served[0].Number", "กรุณาใส่เลขบัตรอย่างน้อยหนึ่งใบ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var (left, taken) = (new List<ServedRow>(), 0);
        var errors = new List<(int Row, string Field, string Words)>();
        foreach (var row in Served.Where(row => !row.IsEmpty))
        {
            var outcome = await ServeAsync(row, on, ct);
            if (outcome is null) taken++;
            else
            {
                errors.Add((left.Count, outcome.Field, outcome.Words));
                left.Add(row);
            }
        }
        if (errors.Count == 0)
        {
            TempData["Done"] = $"บันทึกบัตรกระดาษที่ให้บริการแล้ว {taken} ใบ";
            return LocalRedirect($"{Here}?day={Uri.EscapeDataString(ThaiDate.Show(on))}");
        }
        // What was taken in is gone from the sheet; the tag helpers must show the rows that are left, not those that came.
        ModelState.Clear();
        Served = left;
        foreach (var (row, field, words) in errors) ModelState.AddModelError(field == nameof(Day) ? field : $"Served[{row.ToString(CultureInfo.InvariantCulture)}].{field}", words);
        if (taken > 0) ModelState.AddModelError("", $"บันทึกแล้ว {taken} ใบ เหลือแถวที่ต้องแก้ {errors.Count} แถว");
        return await RedisplayAsync(ct);
    }

    public async Task<IActionResult> OnPostExplainAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var (first, last) = (TypedNumber.Parse(First), TypedNumber.Parse(string.IsNullOrWhiteSpace(Last) ? First : Last));
        if (first is null || last is null) ModelState.AddModelError(nameof(First), "กรุณาใส่เลขที่ขาด เช่น 12 หรือ 12 ถึง 15");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await explain.RunAsync(Queue.Code, On, first!.Number, last!.Number, Reason, User.AccountId(), User.Actor(), ct), "บันทึกเหตุผลแล้ว", _ => $"{Here}?day={Uri.EscapeDataString(ThaiDate.Show(On))}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        Queue = queue;
        On = ThaiDate.TryParse(Day, out var day) ? day : ThaiCalendar.Day(clock.Now());
        Day ??= ThaiDate.Show(On);
        Blocks = await db.Set<PaperBlock>().AsNoTracking().Where(b => b.QueueId == queue.Id && b.ClosedAt == null).OrderBy(b => b.First).ToListAsync(ct);
        Counters = [new Choice("", "ไม่ระบุช่อง"), .. (await db.Set<QueueCounter>().Where(c => c.QueueId == queue.Id).OrderBy(c => c.Number).ToListAsync(ct)).Select(c => new Choice(c.PointId.ToString(), $"ช่อง {c.Number}"))];
        Gaps = await db.PaperGapsAsync(queue.Id, On, ct);
        Explained = await db.Set<PaperGap>().Where(g => g.QueueId == queue.Id && g.Day == On).OrderBy(g => g.First).Select(g => new ExplainedGap(g.First, g.Last, g.Reason)).ToListAsync(ct);
        Used = await db.Set<Ticket>().CountAsync(t => t.HomeQueueId == queue.Id && t.Day == On && t.Series == TicketSeries.Paper, ct);
        while (Served.Count < Rows) Served.Add(new ServedRow());
        return null;
    }

    /// <summary>Null when it was taken in.</summary>
    private async Task<EditOutcome.Refused?> ServeAsync(ServedRow row, DateOnly on, CancellationToken ct)
    {
        if (TypedNumber.Parse(row.Number) is not { } number || !IsOwn(number)) return new(nameof(row.Number), $"กรุณาใส่เลขบนบัตร เช่น {Queue.PaperPrefix}012 หรือ 12");
        if (!OfficeTime.TryParse(row.Claimed, out var time)) return new(nameof(row.Claimed), "กรุณาใส่เวลาบนบัตร เช่น 9.30");
        var outcome = await keyIn.ServedAsync(Queue.Code, on, number.Number, row.Class, time, row.PointId, User.Actor(), ct);
        return outcome.Match(
            saved => (EditOutcome.Refused?)null,
            refused => refused,
            changedMeanwhile => new(nameof(row.Number), "มีคนบันทึกในเวลาเดียวกัน กรุณากดอีกครั้ง"),
            unknown => new(nameof(row.Number), "ไม่พบคิวนี้"));
    }

    private bool IsOwn(TypedNumber typed) => typed.Prefix is null || typed.Prefix == Queue.PaperPrefix;

    private TimeOnly? Time(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (OfficeTime.TryParse(typed, out var time)) return time;
        ModelState.AddModelError(field, "กรุณาใส่เวลาบนบัตร เช่น 9.30 หรือเว้นว่าง");
        return null;
    }
}
