using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Citizens.Staff;

[Needs(Permission.GuardPersonalData)]
public sealed class RetentionModel(ParticipationContext db, IEnumerable<RetentionRule> rules, SetRetention set) : FormPage
{
    private const int PageSize = 30;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    public IReadOnlyList<RetentionLine> Lines { get; private set; } = [];
    public IReadOnlyList<RetentionRun> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var days = int.TryParse(ThaiDigits.ToArabic(Days ?? ""), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var problem = (await set.RunAsync(Kind ?? "", days, User.Actor(), ct)).Match<string?>(
            done => null,
            outOfRange => $"กรุณาใส่จำนวนวัน 1 ถึง {SetRetention.MostDays}",
            noSuchKind => "ไม่มีข้อมูลชนิดนี้แล้ว กรุณาเปิดหน้านี้ใหม่");
        if (problem is not null)
        {
            ModelState.AddModelError($"days-{Kind}", problem);
            return await RedisplayAsync(ct);
        }
        TempData["Done"] = "บันทึกจำนวนวันแล้ว มีผลในรอบลบถัดไป";
        return LocalRedirect("/staff/privacy/retention");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var days = await db.Set<RetentionSetting>().ToDictionaryAsync(s => s.Kind, s => s.Days, ct);
        Lines = [.. rules.Select(r => new RetentionLine(r.Kind, r.Title, days.GetValueOrDefault(r.Kind, r.DefaultDays), r.DefaultDays))];
        Runs = await db.Set<RetentionRun>().AsNoTracking().OrderByDescending(r => r.RanAt).Take(PageSize).ToListAsync(ct);
        return null;
    }

    public string TitleOf(string kind) => Lines.FirstOrDefault(l => l.Kind == kind)?.Title ?? kind;

    public sealed record RetentionLine(string Kind, string Title, int Days, int DefaultDays);
}
