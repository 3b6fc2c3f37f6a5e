using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

public sealed class RoundRow
{
    public Guid VillageId { get; set; }
    public bool Include { get; set; }
    public string? Day { get; set; }
    public string? Place { get; set; }
}

/// <summary>The yearly round in one step: a proposed day for every village that has no forum in the year, to be changed before it is saved.</summary>
[Needs(Permission.PlanForums)]
public sealed class RoundModel(ParticipationContext db, ReadYearlyRound read, PlanRound plan, TimeProvider clock) : EditPage
{
    private const string UsualAgenda = "แจ้งผลการทำงานของปีที่ผ่านมา\nรับฟังปัญหาและความต้องการ\nพิจารณาร่างแผนของหมู่บ้านหรือชุมชน\nเลือกผู้แทนประชาคม";

    private Dictionary<Guid, string> _names = [];

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อเวที"), StringLength(60, ErrorMessage = "ชื่อเวทียาวเกิน 60 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty, StringLength(Forum.MaxAgenda, ErrorMessage = "ระเบียบวาระยาวเกิน 4,000 ตัวอักษร")]
    public string? Agenda { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty, StringLength(Forum.MaxOrder, ErrorMessage = "เลขที่คำสั่งยาวเกิน 60 ตัวอักษร")]
    public string? OrderNumber { get; set; }

    [BindProperty]
    public string? OrderDate { get; set; }

    [BindProperty]
    public bool DespiteClash { get; set; }

    [BindProperty]
    public List<RoundRow> Rows { get; set; } = [];

    public YearlyRound Round { get; private set; } = new(0, []);
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public string NameOf(Guid village) => _names.GetValueOrDefault(village, "หมู่บ้านที่เลิกใช้แล้ว");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (Title, From, Until, Agenda) = ("เวทีประชาคมแผนพัฒนา", "09.00", "12.00", UsualAgenda);
        var missing = Round.Villages.Where(v => v.IsMissing).Select(v => v.Village).ToList();
        var taken = (await db.Set<Holiday>().Select(h => h.Day).ToListAsync(ct)).Union(await db.Set<Forum>().Where(f => f.State != ForumState.Cancelled && f.Day >= ThaiCalendar.Day(clock.Now())).Select(f => f.Day).ToListAsync(ct)).ToHashSet();
        var days = RoundDays.Spread(Round.FiscalYear, missing.Count, ThaiCalendar.Day(clock.Now()), taken);
        Rows = [.. missing.Select((v, i) => new RoundRow { VillageId = v.Id, Include = true, Day = ThaiDate.Show(days[i]), Place = $"ที่ประชุม {VillageName.Numbered(v)}" })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var entries = ReadRows();
        DateOnly? orderDate = null;
        if (OrderDate is not null)
        {
            if (ThaiDate.TryParse(OrderDate, out var ordered)) orderDate = ordered;
            else ModelState.AddModelError(nameof(OrderDate), "กรุณาใส่วันที่ เช่น 20/11/2569");
        }
        if (!OfficeTime.TryParse(From, out var from)) ModelState.AddModelError(nameof(From), "กรุณาใส่เวลา เช่น 09.00");
        if (!OfficeTime.TryParse(Until, out var until)) ModelState.AddModelError(nameof(Until), "กรุณาใส่เวลา เช่น 12.00");
        else if (until <= from) ModelState.AddModelError(nameof(Until), "เวลาเลิกต้องหลังเวลาเริ่ม");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var terms = new RoundTerms(Round.FiscalYear, Title!, from, until, Agenda ?? "", UnitId, OrderNumber ?? "", orderDate);
        return await AnswerAsync(await plan.RunAsync(terms, entries, DespiteClash, User.Actor(), ct), "กำหนดเวทีแล้ว ขั้นต่อไป ตรวจแต่ละเวทีแล้วประกาศ", _ => $"/staff/forums/round?year={Round.FiscalYear}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var now = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        Years = [now + 1, now, now - 1];
        Round = await read.RunAsync(Year is { } year && Years.Contains(year) ? year : now, ct);
        _names = Round.Villages.ToDictionary(v => v.Village.Id, v => VillageName.Of(v.Village));
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        return null;
    }

    private List<RoundEntry> ReadRows()
    {
        var entries = new List<RoundEntry>();
        foreach (var (i, row) in Rows.Index())
        {
            if (!row.Include) continue;
            var field = $"Rows[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (row.Place is { Length: > Forum.MaxPlace }) ModelState.AddModelError($"{field}.Place", "สถานที่ยาวเกิน 200 ตัวอักษร");
            if (ThaiDate.TryParse(row.Day, out var day)) entries.Add(new RoundEntry(row.VillageId, day, row.Place ?? ""));
            else ModelState.AddModelError($"{field}.Day", $"{NameOf(row.VillageId)}: กรุณาใส่วันที่ เช่น 15/1/2570");
        }
        if (ModelState.IsValid && entries.Count == 0) ModelState.AddModelError("", "กรุณาเลือกอย่างน้อยหนึ่งหมู่บ้าน");
        return entries;
    }
}
