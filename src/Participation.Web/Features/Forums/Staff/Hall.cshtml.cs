using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>A village at the desk. Its key in forms is its id, or "elsewhere".</summary>
public sealed record DeskRow(string Key, string Name, HallCount Count);

public sealed record SheetLine(HallEntry Entry, string Name, bool IsUndone);

/// <summary>What the desk's script hears about what it sent.</summary>
public sealed record DeskReceipt(IReadOnlyList<string> Results, IReadOnlyDictionary<string, int> Counts, int Total, bool Closed);

/// <summary>
/// The desk at the door: who comes is counted by village, on a phone that may be away from the network for a while. Without script
/// each press is a form; with it, presses are kept under ids of their own and delivered.
/// </summary>
[Needs(Permission.PlanForums)]
public sealed class HallModel(ParticipationContext db, CountHeads count, UndoHeads undo, HallKeys keys, TimeProvider clock) : FormPage
{
    public const string Elsewhere = "elsewhere";
    private const int LatestSheets = 12;

    [FromRoute]
    public int Number { get; set; }

    /// <summary>One press or sheet counts once, however often the form is sent.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty]
    public string? Plus { get; set; }

    [BindProperty]
    public string? Minus { get; set; }

    [BindProperty]
    public string? Gender { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    /// <summary>Heads on a sheet, by village.</summary>
    [BindProperty]
    public Dictionary<string, string?> Sheet { get; set; } = [];

    [BindProperty]
    public Guid EntryId { get; set; }

    /// <summary>What the script kept, as JSON.</summary>
    [BindProperty]
    public string? Entries { get; set; }

    [BindProperty]
    public string? SentAt { get; set; }

    public Forum Forum { get; private set; } = null!;
    public ForumSettings Settings { get; private set; } = null!;
    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];
    public IReadOnlyList<SheetLine> Sheets { get; private set; } = [];
    public IReadOnlyList<HallBreakdown> Breakdown { get; private set; } = [];
    public int Names { get; private set; }
    public int Polls { get; private set; }
    public Guid NextRequestId { get; private set; }

    public int Total => Rows.Sum(r => r.Count.Total);
    public bool IsOpen => Forum.TakesDesk(ThaiCalendar.Day(clock.Now()));
    public string HallCode => keys.CodeOf(Forum);
    public string ScreenAddress => $"{ForumFinding.Address(Number)}/screen?k={keys.ScreenToken(Forum)}";

    private string Here => string.Create(CultureInfo.InvariantCulture, $"/staff/forums/{Number}/hall");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public Task<IActionResult> OnPostCountAsync(CancellationToken ct) =>
        TakeAsync([Entry(RequestId, Minus ?? Plus, HallWay.Desk, Minus is null ? 1 : -1)], Minus is null ? "นับแล้ว" : "เอาออกหนึ่งคนแล้ว", ct);

    public async Task<IActionResult> OnPostSheetAsync(CancellationToken ct)
    {
        var entries = new List<DeskEntry?>();
        foreach (var (village, typed) in Sheet.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (!WholeNumber.TryParse(typed, HallEntry.MostHeads, out var heads)) ModelState.AddModelError($"Sheet[{village}]", $"กรุณาใส่ตัวเลข 0 ถึง {HallEntry.MostHeads} เช่น 25");
            else if (heads > 0) entries.Add(Entry(Derived(RequestId, village), village, HallWay.Paper, heads));
        }
        if (ModelState.IsValid && entries.Count == 0) ModelState.AddModelError("Sheet", "กรุณาใส่จำนวนคนอย่างน้อยหนึ่งแห่ง");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await TakeAsync(entries, "บันทึกใบลงชื่อแล้ว ใส่ใบต่อไปได้เลย", ct);
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct) => await (await undo.RunAsync(Number, EntryId, User.Actor(), ct)).Match<Task<IActionResult>>(
        saved => ToldAsync("เอาออกแล้ว"),
        refused => RefusedAsync(refused.Words, ct),
        changedMeanwhile => ToldAsync("เอาออกแล้ว"),
        unknown => Task.FromResult<IActionResult>(NotFound()));

    /// <summary>Answers the script: what became of each entry, and how many there are now.</summary>
    public async Task<IActionResult> OnPostDeliverAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is null) return NotFound();
        if (DeskDelivery.TryRead(Entries) is not { } entries) return BadRequest();
        DateTime? sentAt = DateTimeOffset.TryParse(SentAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent.UtcDateTime : null;
        var outcome = entries.Count == 0 ? new CountHeadsOutcome.Counted([]) : await count.RunAsync(Number, entries, sentAt, User.Actor(), ct);
        await LoadAsync(ct);
        var counts = Rows.ToDictionary(r => r.Key, r => r.Count.Total);
        return new JsonResult(outcome.Match(
            counted => new DeskReceipt([.. counted.Results.Select(r => r.ToString())], counts, Total, Closed: false),
            notOpen => new DeskReceipt([], counts, Total, Closed: true)));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, Settings, NextRequestId) = (forum, await db.ForumSettingsAsync(ct), Guid.CreateVersion7(clock.Now()));
        var counts = await db.HallCountsAsync(forum.Id, ct);
        var invited = (await db.InvitedAsync([forum.Id], ct))[forum.Id].Select(v => v.Id).ToHashSet();
        var villages = await db.ActiveVillagesAsync(ct);
        // Whom it invites stands first: people walk in from next door all the same.
        Rows =
        [
            .. villages.OrderByDescending(v => invited.Contains(v.Id)).Select(v => new DeskRow(v.Id.ToString(), VillageName.Of(v), Of(counts, v.Id))),
            .. counts.Where(c => c.VillageId is { } id && villages.All(v => v.Id != id)).Select(c => new DeskRow(c.VillageId!.Value.ToString(), "หมู่บ้านที่เลิกใช้แล้ว", c)),
            new DeskRow(Elsewhere, "ที่อื่นหรือไม่ระบุ", Of(counts, null)),
        ];
        if (Settings.AsksGenderAndAge) Breakdown = await db.HallBreakdownAsync(forum.Id, ct);
        var undone = db.Set<HallEntry>().Where(e => e.ForumId == forum.Id && e.Undoes != null).Select(e => e.Undoes);
        Sheets = [.. (await db.Set<HallEntry>().AsNoTracking().Where(e => e.ForumId == forum.Id && e.Way == HallWay.Paper && e.Undoes == null).OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Take(LatestSheets)
            .Select(e => new { Entry = e, IsUndone = undone.Contains(e.Id) }).ToListAsync(ct)).Select(s => new SheetLine(s.Entry, Rows.FirstOrDefault(r => r.Key == (s.Entry.VillageId?.ToString() ?? Elsewhere))?.Name ?? "", s.IsUndone))];
        Names = await db.Set<HallName>().CountAsync(n => n.ForumId == forum.Id, ct);
        Polls = await db.Set<ForumPoll>().CountAsync(p => p.ForumId == forum.Id, ct);
        return null;
    }

    private async Task<IActionResult> TakeAsync(IReadOnlyList<DeskEntry?> entries, string done, CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is null) return NotFound();
        return await (await count.RunAsync(Number, entries, null, User.Actor(), ct)).Match<Task<IActionResult>>(
            counted => counted.Results.Contains(DeskResult.Refused) ? RefusedAsync("ไม่ได้นับ: ไม่มีคนจากที่นี่ให้เอาออก หรือเลิกใช้ชื่อนี้แล้ว", ct) : ToldAsync(counted.Results.All(r => r == DeskResult.Duplicate) ? "รายการนี้นับไว้แล้ว" : done),
            notOpen => RefusedAsync(HallTerms.DeskClosed, ct));
    }

    private DeskEntry? Entry(Guid id, string? village, HallWay way, int heads)
    {
        if (id == Guid.Empty || village is null) return null;
        var known = Guid.TryParse(village, out var parsed);
        return known || village == Elsewhere
            ? new DeskEntry(id, known ? parsed : null, way, heads, clock.Now()) { Gender = HallTerms.Genders.Named(Gender), Age = HallTerms.Ages.Named(Age) }
            : null;
    }

    // The lines of a sheet have ids of their own, and the same ones when the sheet is sent again.
    private static Guid Derived(Guid request, string village) => new(SHA256.HashData([.. request.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(village)]).AsSpan(0, 16));

    private static HallCount Of(IReadOnlyList<HallCount> counts, Guid? village) => counts.FirstOrDefault(c => c.VillageId == village) ?? new HallCount(village, 0, 0, 0);

    private Task<IActionResult> ToldAsync(string words)
    {
        TempData["Done"] = words;
        return Task.FromResult<IActionResult>(LocalRedirect(Here));
    }

    private Task<IActionResult> RefusedAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError("", words);
        return RedisplayAsync(ct);
    }
}

/// <summary>What the desk's script sends. An entry that makes no sense is null in its place, so that it holds up no other.</summary>
public static class DeskDelivery
{
    private static readonly IReadOnlyList<HallWay> Ways = [HallWay.Desk, HallWay.Paper];

    public static IReadOnlyList<DeskEntry?>? TryRead(string? json)
    {
        try
        {
            using var read = JsonDocument.Parse(json ?? "");
            if (read.RootElement.ValueKind != JsonValueKind.Array || read.RootElement.GetArrayLength() > CountHeads.MostEntries) return null;
            return [.. read.RootElement.EnumerateArray().Select(Entry)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DeskEntry? Entry(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !Guid.TryParse(Text(entry, "id"), out var id) || id == Guid.Empty) return null;
        var village = Text(entry, "village");
        if (!Guid.TryParse(village, out var villageId) && village != HallModel.Elsewhere) return null;
        if (Ways.Named(Text(entry, "way")) is not { } counted) return null;
        if (!entry.TryGetProperty("heads", out var heads) || heads.ValueKind != JsonValueKind.Number || !heads.TryGetInt32(out var number)) return null;
        if (!DateTimeOffset.TryParse(Text(entry, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        return new DeskEntry(id, village == HallModel.Elsewhere ? null : villageId, counted, number, at.UtcDateTime) { Gender = HallTerms.Genders.Named(Text(entry, "gender")), Age = HallTerms.Ages.Named(Text(entry, "age")) };
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
