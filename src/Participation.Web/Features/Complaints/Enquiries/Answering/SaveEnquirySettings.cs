using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Names the answerer and the stand-in, says when the answerer is away and how fast answers come.</summary>
public sealed class SaveEnquirySettings(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(EnquirySettings wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var settings = await db.Set<EnquirySettings>().SingleOrDefaultAsync(s => s.Id == EnquirySettings.OnlyId, write);
        if ((settings?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        if (await ProblemAsync(wanted, write) is { } problem) return problem;
        var changes = Fields(wanted).ChangesSince(Fields(settings ?? new EnquirySettings()));
        if (changes.Count == 0) return new EditOutcome.Saved();
        if (settings is null) db.Add(settings = new EnquirySettings());
        (settings.AnswererId, settings.StandInId, settings.ClerkId) = (wanted.AnswererId, wanted.StandInId, wanted.ClerkId);
        (settings.AwayFrom, settings.AwayUntil, settings.Amount, settings.CountsHours) = (wanted.AwayFrom, wanted.AwayUntil, wanted.Amount, wanted.CountsHours);
        settings.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "enquiry_settings.changed", "enquiry_settings", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตั้งค่าในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    /// <summary>Positions that may answer today: nobody is told of what they could not open.</summary>
    public async Task<IReadOnlyList<Guid>> ThoseWhoMayAsync(Permission permission, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var row = RoleTable.Of(permission);
        var roles = StaffRoles.All.Where(r => row.Of(r) == Extent.Whole).ToList();
        var grants = await db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today)).Where(g => roles.Contains(g.Role)).Take(2000).ToListAsync(ct);
        return [.. grants.Where(g => g.IsActive(today)).Select(g => g.PositionId).Distinct()];
    }

    private async Task<EditOutcome.Refused?> ProblemAsync(EnquirySettings wanted, CancellationToken ct)
    {
        var answering = await ThoseWhoMayAsync(Permission.AnswerEnquiries, ct);
        if (wanted.AnswererId is { } answerer && !answering.Contains(answerer)) return new EditOutcome.Refused("Answerer", "ตำแหน่งนี้ยังไม่มีหน้าที่ตอบคำถาม มอบหน้าที่ก่อน");
        if (wanted.StandInId is { } standIn && !answering.Contains(standIn)) return new EditOutcome.Refused("StandIn", "ตำแหน่งนี้ยังไม่มีหน้าที่ตอบคำถาม มอบหน้าที่ก่อน");
        if (wanted.StandInId is not null && wanted.StandInId == wanted.AnswererId) return new EditOutcome.Refused("StandIn", "ผู้ตอบแทนต้องเป็นคนละตำแหน่งกับผู้ตอบ");
        if (wanted.ClerkId is { } clerk && !(await ThoseWhoMayAsync(Permission.SeeEnquiries, ct)).Contains(clerk)) return new EditOutcome.Refused("Clerk", "ตำแหน่งนี้ยังดูคำถามไม่ได้ มอบหน้าที่ก่อน");
        if (wanted.AwayFrom is not null && wanted.StandInId is null) return new EditOutcome.Refused("StandIn", "ผู้ตอบไม่อยู่ ต้องมีผู้ตอบแทน");
        return wanted.AwayUntil < wanted.AwayFrom ? new EditOutcome.Refused("AwayUntil", "วันสุดท้ายต้องไม่ก่อนวันแรก") : null;
    }

    private static Dictionary<string, string> Fields(EnquirySettings settings) => new()
    {
        ["answerer"] = settings.AnswererId?.ToString("N") ?? "",
        ["stand_in"] = settings.StandInId?.ToString("N") ?? "",
        ["clerk"] = settings.ClerkId?.ToString("N") ?? "",
        ["away_from"] = Day(settings.AwayFrom),
        ["away_until"] = Day(settings.AwayUntil),
        ["within"] = $"{settings.Amount.ToString(CultureInfo.InvariantCulture)} {(settings.CountsHours ? "hours" : "days")}",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
