using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Oversight.Staff;

[Needs(Permission.SeeAudit)]
public sealed class AuditExportModel(ParticipationContext db, AuditReading reading, ExportAudit export, TimeProvider clock) : AuditFilterPage(db, reading)
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่เหตุผลที่ส่งออก"), StringLength(200, ErrorMessage = "เหตุผลยาวเกิน 200 ตัวอักษร")]
    public string? Reason { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Filter() is not { } filter) return await RedisplayAsync(ct);
        var day = ThaiCalendar.Day(clock.Now()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Response.ContentType = Csv.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{day}.csv\"";
        await export.RunAsync(filter, Reason!, User.Actor(), Response.Body, ct);
        return new EmptyResult();
    }
}
