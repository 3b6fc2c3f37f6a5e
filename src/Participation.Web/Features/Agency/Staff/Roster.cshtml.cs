using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency.Staff;

public sealed record RosterPerson(Guid Id, string Name, string Order);

public sealed record RosterLine(DateOnly Day, ServingTime Time, string? Holiday, IReadOnlyList<RosterPerson> People);

/// <summary>One month of a service point: each time in which it serves, and who is there.</summary>
[Needs(Permission.ChangeServicePoints)]
public sealed class RosterModel(ParticipationContext db, SaveRoster save, TimeProvider clock) : EditPage
{
    private const int MostPeople = 300;

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty]
    public ServingTime Time { get; set; } = ServingTime.Lunch;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public Guid? AccountId { get; set; }

    [BindProperty, StringLength(RosterEntry.MaxOrder, ErrorMessage = "เลขคำสั่งยาวเกิน 80 ตัวอักษร")]
    public string? Order { get; set; }

    public ServicePoint Point { get; private set; } = null!;
    public IReadOnlyList<Choice> Times { get; private set; } = [];
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public IReadOnlyList<RosterLine> Lines { get; private set; } = [];
    public int Open => Lines.Count(IsOpen);
    public string MonthName => ThaiCalendar.LongDate(First).Split(' ', 3)[2];
    public string Before => Key(First.AddMonths(-1));
    public string After => Key(First.AddMonths(1));

    private DateOnly First { get; set; }

    /// <summary>Somebody is still to be found; what is past is only told.</summary>
    public bool IsOpen(RosterLine line) => line.People.Count == 0 && line.Time != ServingTime.OfficeHours && line.Day >= ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(From, out var from)) ModelState.AddModelError(nameof(From), "กรุณาใส่วันที่ เช่น 1/12/2569");
        if (!ThaiDate.TryParse(To ?? From, out var to)) ModelState.AddModelError(nameof(To), "กรุณาใส่วันที่ เช่น 31/12/2569");
        else if (to < from || to > from.AddDays(SaveRoster.MostDays)) ModelState.AddModelError(nameof(To), "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม และจัดได้ครั้งละไม่เกิน 3 เดือน");
        if (AccountId is null) ModelState.AddModelError(nameof(AccountId), "กรุณาเลือกเจ้าหน้าที่");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.AddAsync(Code, new RosterDetails(Time, from, to, AccountId!.Value, Order ?? ""), User.Actor(), ct), "จัดเวรแล้ว", code => $"/staff/service-points/{code}/roster?month={Key(from)}", ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid entry, CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await save.RemoveAsync(Code, entry, User.Actor(), ct), "เอาออกจากเวรแล้ว", code => $"/staff/service-points/{code}/roster?month={Month}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        var today = ThaiCalendar.Day(clock.Now());
        First = DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200 ? asked : new DateOnly(today.Year, today.Month, 1);
        var times = (await db.Set<PointTime>().Where(t => t.PointId == point.Id).Select(t => t.Time).ToListAsync(ct)).Order().ToList();
        Times = [.. times.Select(t => new Choice(t.ToString(), t.Word()))];
        People = await db.Users.AsNoTracking().OrderBy(u => u.DisplayName).Take(MostPeople).Select(u => new Choice(u.Id.ToString(), u.DisplayName)).ToListAsync(ct);
        var end = First.AddMonths(1);
        var holidays = await db.Set<Holiday>().Where(h => h.Day >= First && h.Day < end).ToDictionaryAsync(h => h.Day, h => h.Name, ct);
        var entries = (await db.Set<RosterEntry>().AsNoTracking().Where(e => e.PointId == point.Id && e.Day >= First && e.Day < end)
            .Join(db.Users, e => e.AccountId, u => u.Id, (e, u) => new { e.Id, e.Day, e.Time, e.Order, u.DisplayName }).ToListAsync(ct)).ToLookup(e => (e.Day, e.Time), e => new RosterPerson(e.Id, e.DisplayName, e.Order));
        var closed = holidays.Keys.ToHashSet();
        Lines = [.. from offset in Enumerable.Range(0, end.DayNumber - First.DayNumber)
                    let day = First.AddDays(offset)
                    from time in times
                    where SaveRoster.Serves(time, day, closed) && (time != ServingTime.OfficeHours || entries[(day, time)].Any())
                    select new RosterLine(day, time, holidays.GetValueOrDefault(day), [.. entries[(day, time)]])];
        return null;
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
