using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>A colleague has posted the letter or made the call: the proof, with what it was.</summary>
public sealed class DeliverNotice(ParticipationContext db, CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, int sequence, string? how, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (await db.Set<CaseNotice>().SingleOrDefaultAsync(n => n.CaseId == caseId && n.Sequence == sequence, write) is not { IsTask: true } notice) return new CaseChange.Refused("", "ไม่มีจดหมายหรือการโทรที่ค้างของขั้นนี้");
        if (CaseWork.Read(how) is not { } words) return new CaseChange.Refused("How", "กรุณาเขียนว่าส่งหรือโทรอย่างไร เช่น เลขที่หนังสือ วันที่ส่ง หรือคุยกับใครเวลาใด");
        notice.DeliveredAt = open.Now;
        await db.ProveAsync(notice, open.Now, write);
        open.Log(CaseStep.Delivered, actor, words, about: sequence);
        return new CaseChange.Done("บันทึกหลักฐานแล้ว");
    }, ct);
}
