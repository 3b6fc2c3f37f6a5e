using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints.Enquiries.Chat;
using Participation.Web.Features.Staff;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>
/// Says something to whoever asked, without being done: a question back, a word in between, a line of the talk. Whoever says the first
/// has the case. A talk goes on from here: what the person types next is for this case.
/// </summary>
public sealed class ReplyToEnquiry(ParticipationContext db, CaseDesk desk, CaseNotices notices, ConversationStore conversations)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, string? text, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.Kind.IsEnquiry()) return new CaseChange.Unknown();
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (PlainText.Clean(text ?? "") is not { Length: > 0 and <= CaseEntryText.MaxText } words) return new CaseChange.Refused("Words", "กรุณาเขียนข้อความ");
        if (open.Case.HandlerId is null)
        {
            open.Case.Accept(StaffActor.AccountIn(actor));
            open.Log(CaseStep.Accepted, actor);
        }
        await notices.TellAsync(open, open.Log(CaseStep.ToldCitizen, actor, words), NoticeKind.Message, words, write);
        if (open.Matter.LineUserId is { } lineUserId && await db.Set<EnquiryTalk>().AnyAsync(t => t.CaseId == caseId && t.EndedAt == null, write)
            && await conversations.FindAsync(lineUserId, write) is null)
            await conversations.BeginAsync(lineUserId, TalkTaps.Topic, TalkTaps.StateOf(caseId), write);
        return new CaseChange.Done("ส่งข้อความแล้ว");
    }, ct);
}
