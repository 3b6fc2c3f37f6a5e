using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Hands a complete draft to those who may approve it. Whoever hands it in counts among its writers.</summary>
public sealed class SubmitManual(ParticipationContext db, IStaffNotices notices, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.DraftAsync(number, write) is not { } draft) return new EditOutcome.Unknown();
        if (draft.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (draft.Read().Missing() is { Count: > 0 } missing) return new EditOutcome.Refused("", $"ยังส่งไม่ได้ ต้องกรอกอีก {WholeNumber.Show(missing.Count)} ข้อ");
        var now = clock.Now();
        draft.Submit(now);
        draft.Version = Guid.CreateVersion7(now);
        await db.AddWriterAsync(draft, actor, write);
        await db.SaveChangesAsync(write);
        await notices.TellThoseWhoMayAsync(Permission.ApproveManuals, await db.PlaceOfAsync(draft, write), new StaffNotice("มีคู่มืองานบริการรออนุมัติ 1 เรื่อง", "/staff/services?show=waiting"), await db.WritersAsync(draft.Id, write), write);
        db.Audit(new AuditRecord(actor, "manual.submitted", SaveManualDraft.Subject(number), SaveManualDraft.Edition(draft)));
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>Gives a draft back to its writers, with what they are to change.</summary>
public sealed class ReturnManual(ParticipationContext db, IStaffNotices notices, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, string reason, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.DraftAsync(number, write) is not { } draft) return new EditOutcome.Unknown();
        if (draft.Version != seen || draft.SubmittedAt is null) return new EditOutcome.ChangedMeanwhile();
        if (await db.WroteAsync(draft.Id, StaffActor.AccountIn(actor), write)) return new EditOutcome.Refused("", ApprovalWords.OwnText);
        draft.Return(reason);
        draft.Version = Guid.CreateVersion7(clock.Now());
        await notices.TellAsync(await db.WritersAsync(draft.Id, write), new StaffNotice("คู่มือที่ท่านเขียน ผู้อนุมัติส่งกลับให้แก้ไข 1 เรื่อง", "/staff/services?show=returned"), write);
        db.Audit(new AuditRecord(actor, "manual.returned", SaveManualDraft.Subject(number), SaveManualDraft.Edition(draft)));
        return new EditOutcome.Saved();
    }, ct);
}

public static class ApprovalWords
{
    public const string OwnText = "ท่านมีส่วนเขียนร่างนี้ จึงอนุมัติเองไม่ได้ ให้ผู้อนุมัติคนอื่นอ่าน";
}
