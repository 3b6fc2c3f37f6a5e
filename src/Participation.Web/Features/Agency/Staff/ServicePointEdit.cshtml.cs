using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeServicePoints)]
public sealed class ServicePointEditModel(ParticipationContext db, ChangeServicePoint change) : FormPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อจุดบริการ เช่น งานทะเบียน"), StringLength(120, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty, StringLength(200, ErrorMessage = "ที่อยู่ของจุดบริการยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    [BindProperty]
    public Guid Seen { get; set; }

    public ServicePoint Point { get; private set; } = null!;
    public string? UnitName { get; private set; }
    public IReadOnlyList<string> Times { get; private set; } = [];
    public IReadOnlyList<string> Services { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Name, Place, Seen) = (Point.Name, Point.Place, Point.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await change.RenameAsync(Code, Name!, Place ?? "", Seen, User.Actor(), ct), "บันทึกแล้ว", ct);
    }

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => SetOpenAsync(false, "ปิดจุดบริการแล้ว ป้าย QR เดิมจะบอกว่าปิด เปิดอีกครั้งได้จากปุ่มด้านล่าง", ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => SetOpenAsync(true, "เปิดจุดบริการแล้ว ป้าย QR เดิมใช้ได้ต่อ", ct);

    private async Task<IActionResult> SetOpenAsync(bool open, string done, CancellationToken ct)
    {
        // These buttons carry no name; its absence is no mistake of theirs.
        ModelState.Clear();
        return await AnswerAsync(await change.SetOpenAsync(Code, open, Seen, User.Actor(), ct), done, ct);
    }

    private Task<IActionResult> AnswerAsync(ChangeServicePointOutcome outcome, string done, CancellationToken ct) => outcome.Match<Task<IActionResult>>(
        changed =>
        {
            TempData["Done"] = done;
            return Task.FromResult<IActionResult>(LocalRedirect($"/staff/service-points/{changed.Point.Code}"));
        },
        changedMeanwhile =>
        {
            ModelState.AddModelError("", "มีคนแก้ไขจุดบริการนี้ระหว่างที่ท่านเปิดหน้านี้ กรุณาเปิดหน้านี้ใหม่แล้วทำอีกครั้ง");
            return RedisplayAsync(ct);
        },
        unknown => Task.FromResult<IActionResult>(NotFound()));

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        UnitName = point.UnitId is null ? null : await db.Set<Unit>().Where(u => u.Id == point.UnitId).Select(u => u.Name).SingleOrDefaultAsync(ct);
        Times = (await db.Set<PointTime>().Where(t => t.PointId == point.Id).ToListAsync(ct)).OrderBy(t => t.Time).Select(t => $"{t.Time.Word()} {OfficeTime.Show(t.From)}–{OfficeTime.Show(t.To)}").ToList();
        Services = await db.Set<PointOffer>().Where(o => o.PointId == point.Id).Join(db.Set<ServiceKind>(), o => o.ServiceKindId, k => k.Id, (o, k) => k.Name).OrderBy(n => n).Take(30).ToListAsync(ct);
        return null;
    }
}
