using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A line of the talk, however short, or a picture. The answerer is told unless something of the person waits already.</summary>
public sealed class SayInTalk(ParticipationContext db, CaseDesk desk, Answerers answerers)
{
    public Task<CaseChange> RunAsync(Guid caseId, string lineUserId, string text, string? pictureId, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, async (open, write) =>
    {
        // The state of a conversation says which case; whose it is, the case says.
        if (open.Matter.LineUserId != lineUserId) return new CaseChange.Unknown();
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        var last = await db.Set<CaseEntry>().Where(e => e.CaseId == caseId && (WaitingEnquiries.Answers.Contains(e.Step) || WaitingEnquiries.Asks.Contains(e.Step)))
            .OrderByDescending(e => e.Sequence).Select(e => (CaseStep?)e.Step).FirstOrDefaultAsync(write);
        var heard = open.Log(CaseStep.HeardCitizen, CaseActors.Citizen, text);
        if (pictureId is not null) db.Add(CaseFile.AtLine(heard, pictureId));
        if (last is { } step && WaitingEnquiries.Answers.Contains(step)) await answerers.TellAsync(new StaffNotice($"มีข้อความใหม่ในคำถามเลขที่ {open.Case.Text}", $"/staff/enquiries/{caseId}"), write);
        return new CaseChange.Done("");
    }, ct);
}
