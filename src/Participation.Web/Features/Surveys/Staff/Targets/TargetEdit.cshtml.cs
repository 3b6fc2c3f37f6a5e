using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.SetTargets)]
public sealed class TargetEditModel(ParticipationContext db, SaveTargets save, TimeProvider clock) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Kinds that are to stand.</summary>
    [BindProperty]
    public List<TargetKind> Set { get; set; } = [];

    public Dictionary<TargetKind, string> Typed { get; private set; } = [];
    public Survey Survey { get; private set; } = null!;
    public int FiscalYear => Year ?? ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        foreach (var target in await db.TargetsAsync(FiscalYear, Survey, ct))
        {
            Set.Add(target.Kind);
            if (target.Value is { } value) Typed[target.Kind] = Show(target.Kind, value);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var targets = new List<StandingTarget>();
        foreach (var kind in TargetKinds.All)
        {
            Typed[kind] = PlainText.Clean(Request.Form[$"Value.{kind}"].ToString());
            if (!Set.Contains(kind)) continue;
            if (!kind.HasValue()) targets.Add(new StandingTarget(kind, null));
            else if (Read(kind, Typed[kind]) is { } value) targets.Add(new StandingTarget(kind, value));
            else ModelState.AddModelError($"Value.{kind}", kind == TargetKind.People ? "กรุณาใส่จำนวนคำตอบ เช่น 500" : "กรุณาใส่ตัวเลขมากกว่า 0 ไม่เกิน 100 เช่น 80 หรือ 82.5");
        }
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Slug, FiscalYear, targets, User.Actor(), ct), "บันทึกเป้าหมายแล้ว", _ => $"/staff/surveys/targets?year={FiscalYear}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (FiscalYear is < TargetsModel.FirstYear or > TargetsModel.LastYear) return NotFound();
        if (await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, ct) is not { } survey) return NotFound();
        Survey = survey;
        return null;
    }

    private static string Show(TargetKind kind, int value) =>
        kind == TargetKind.People ? value.ToString(CultureInfo.InvariantCulture) : (value / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    private static int? Read(TargetKind kind, string typed)
    {
        var plain = ThaiDigits.ToArabic(typed);
        if (kind == TargetKind.People) return WholeNumber.TryParse(plain, TargetKinds.MostPeople, out var people) && people > 0 ? people : null;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100 && decimal.Round(percent, 2) == percent
            ? (int)(percent * 100)
            : null;
    }
}
