using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeServicePoints)]
public sealed class PointDutiesEditModel(ParticipationContext db, SavePointDuties save) : EditPage
{
    private const int MostServices = 200;

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public PointKind Kind { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public List<Guid> Services { get; set; } = [];

    public Dictionary<string, string> From { get; private set; } = [];
    public Dictionary<string, string> To { get; private set; } = [];
    public ServicePoint Point { get; private set; } = null!;
    public IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<PointKind>().Select(k => new Choice(k.ToString(), k.Word()))];
    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];
    public IReadOnlyList<Choice> ServiceChoices { get; private set; } = [];
    public bool More { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        (Kind, UnitId, Seen) = (point.Kind, point.UnitId, point.Version);
        Services = await db.Set<PointOffer>().Where(o => o.PointId == point.Id).Select(o => o.ServiceKindId).ToListAsync(ct);
        foreach (var time in await db.Set<PointTime>().Where(t => t.PointId == point.Id).ToListAsync(ct))
            (From[time.Time.ToString()], To[time.Time.ToString()]) = (OfficeTime.Show(time.From), OfficeTime.Show(time.To));
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Enum.IsDefined(Kind)) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกประเภท");
        var times = ReadTimes();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Code, new PointDutiesDetails(Kind, UnitId, times, [.. Services.Distinct()]), Seen, User.Actor(), ct), "บันทึกแล้ว", code => $"/staff/service-points/{code}", ct);
    }

    private Dictionary<ServingTime, ServingHours> ReadTimes()
    {
        var times = new Dictionary<ServingTime, ServingHours>();
        foreach (var time in Enum.GetValues<ServingTime>())
        {
            var (from, to) = (Request.Form[$"From.{time}"].ToString().Trim(), Request.Form[$"To.{time}"].ToString().Trim());
            (From[time.ToString()], To[time.ToString()]) = (PlainText.Clean(from), PlainText.Clean(to));
            if (from.Length == 0 && to.Length == 0) continue;
            if (OfficeTime.TryParse(from, out var opens) && OfficeTime.TryParse(to, out var closes) && opens < closes) times[time] = new ServingHours(opens, closes);
            else ModelState.AddModelError($"From.{time}", $"กรุณาใส่เวลา{time.Word()}ให้ครบ เช่น 12.00 ถึง 13.00");
        }
        return times;
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        if (Request.HasFormContentType && From.Count == 0) ReadTimes();
        UnitChoices = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive || u.Unit.Id == UnitId).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        // Those already chosen first, then those of the point's own unit: an imported catalogue can be far longer than a page.
        var kinds = await db.Set<ServiceKind>().AsNoTracking().Where(k => k.IsActive || Services.Contains(k.Id))
            .OrderByDescending(k => Services.Contains(k.Id)).ThenByDescending(k => k.UnitId == UnitId).ThenBy(k => k.Number).Take(MostServices + 1).ToListAsync(ct);
        More = kinds.Count > MostServices;
        ServiceChoices = [.. kinds.Take(MostServices).Select(k => new Choice(k.Id.ToString(), k.Name))];
        return null;
    }
}
