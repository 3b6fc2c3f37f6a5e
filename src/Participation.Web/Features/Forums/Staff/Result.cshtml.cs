using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

public sealed class HeadRow
{
    public Guid VillageId { get; set; }
    public string? Came { get; set; }
}

/// <summary>How many came from each village, the minutes and what was resolved.</summary>
[Needs(Permission.PlanForums)]
public sealed class ResultModel(ParticipationContext db, RecordForum record) : EditPage
{
    private Dictionary<Guid, string> _names = [];

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public List<HeadRow> Heads { get; set; } = [];

    [BindProperty]
    public string? Elsewhere { get; set; }

    [BindProperty, StringLength(Forum.MaxResolution, ErrorMessage = "มติยาวเกิน 4,000 ตัวอักษร")]
    public string? Resolution { get; set; }

    [BindProperty, StringLength(Forum.MaxMinutes, ErrorMessage = "รายงานยาวเกิน 8,000 ตัวอักษร")]
    public string? Minutes { get; set; }

    /// <summary>Heads that the page showed: what comes in while somebody types is shown before it is passed over.</summary>
    [BindProperty]
    public int? Shown { get; set; }

    public Forum Forum { get; private set; } = null!;

    /// <summary>What was counted in the hall, by the way it was; empty where nobody counted there.</summary>
    public IReadOnlyList<HallCount> Counted { get; private set; } = [];

    public HallCount? CountedAt(Guid? village) => Counted.FirstOrDefault(c => c.VillageId == village);

    public static string Words(HallCount count) => $"นับได้ในวันจัด {WholeNumber.Show(count.Total)} คน (ลงชื่อเอง {WholeNumber.Show(count.Own)} ที่โต๊ะ {WholeNumber.Show(count.Desk)} ใบลงชื่อ {WholeNumber.Show(count.Paper)})";

    public string NameOf(Guid village) => _names.GetValueOrDefault(village, "หมู่บ้านที่เลิกใช้แล้ว");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var came = (await db.HeadsAsync(Forum.Id, ct)).ToDictionary(h => h.Village.Id, h => h.Came);
        // A village's own forum lists whom it invited first, and everybody else below: people walk in from next door.
        Heads = [.. _names.Keys.OrderByDescending(came.ContainsKey).Select(id => new HeadRow { VillageId = id, Came = came.TryGetValue(id, out var n) && n > 0 ? n.ToString(CultureInfo.InvariantCulture) : null })];
        // Until somebody says otherwise, those who came are those who were counted.
        if (Forum.HeldAt is null) Heads.ForEach(h => h.Came ??= Typed(CountedAt(h.VillageId)));
        (Elsewhere, Resolution, Minutes, Seen) = (Forum.AttendedElsewhere > 0 ? Forum.AttendedElsewhere.ToString(CultureInfo.InvariantCulture) : null, Forum.Resolution, Forum.Minutes, Forum.Version);
        if (Forum.HeldAt is null) Elsewhere ??= Typed(CountedAt(null));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var heads = Heads.Select((h, i) => (h.VillageId, Came: Whole($"Heads[{i.ToString(CultureInfo.InvariantCulture)}].Came", h.Came, Forum.MaxPeople))).DistinctBy(h => h.VillageId).ToDictionary(h => h.VillageId, h => h.Came);
        var elsewhere = Whole(nameof(Elsewhere), Elsewhere, Forum.MaxPeople);
        if (Shown is { } shown && await LoadAsync(ct) is null && Counted.Sum(c => c.Total) is int now && now != shown)
            ModelState.AddModelError("", $"ระหว่างที่ท่านเปิดหน้านี้ จำนวนที่นับได้เปลี่ยนจาก {WholeNumber.Show(shown)} เป็น {WholeNumber.Show(now)} คน ตรวจจำนวนข้างล่างแล้วบันทึกอีกครั้ง");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await record.RunAsync(Number, new ForumResult(heads, elsewhere, Minutes ?? "", Resolution ?? ""), Seen, User.Actor(), ct), "บันทึกผลแล้ว แสดงที่หน้าของเวที", _ => $"/staff/forums/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        Forum = forum;
        _names = (await db.ActiveVillagesAsync(ct)).ToDictionary(v => v.Id, VillageName.Of);
        Counted = await db.HallCountsAsync(forum.Id, ct);
        return null;
    }

    private static string? Typed(HallCount? count) => count is { Total: > 0 } ? count.Total.ToString(CultureInfo.InvariantCulture) : null;
}
