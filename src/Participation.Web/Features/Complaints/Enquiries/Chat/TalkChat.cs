using Line.Messaging.Webhooks;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Chat;

/// <summary>
/// Talking with a person: while the office is open, the first message becomes a question in the register, and what follows goes into it.
/// Answers come by the case's own notices. While it is closed, the person hears when somebody is there.
/// </summary>
public sealed class TalkChat(ParticipationContext db, ReceiveCase receive, SayInTalk say, ResponsibleOfficers officers, OfficeSign office, ConversationStore conversations, TimeProvider clock) : ChatHandler
{
    public override string Topic => TalkTaps.Topic;

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Person];

    public override string? FlowHasExpired => "การคุยกับเจ้าหน้าที่พักไว้ค่ะ เพราะเกินหนึ่งวัน คำถามของท่านยังอยู่ คุยต่อได้ พิมพ์ คุยกับเจ้าหน้าที่";

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        if (!await officers.IsAppointedAsync(CaseKind.Enquiry, ct))
        {
            turn.Answer(await office.InsteadAsync(TalkWords.NotOpen, ct));
            return;
        }
        var running = await (from talk in db.Set<EnquiryTalk>()
                             join asked in db.Set<Case>() on talk.CaseId equals asked.Id
                             join matter in db.Set<CaseMatter>() on asked.Id equals matter.CaseId
                             where matter.LineUserId == turn.UserId && talk.EndedAt == null && asked.State != CaseState.Closed
                             orderby talk.BegunAt descending
                             select asked).AsNoTracking().FirstOrDefaultAsync(ct);
        var sign = await office.ReadAsync(ct);
        if (running is null && !sign.IsOpen)
        {
            turn.Answer(TalkWords.NobodyThere(sign));
            return;
        }
        await conversations.BeginAsync(turn.UserId, Topic, running is null ? "" : TalkTaps.StateOf(running.Id), ct);
        turn.Answer(running is null ? TalkWords.Begin : TalkWords.GoOn(running, sign));
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap is not { Act: TalkTaps.Done, Arguments: [var id] } || TalkTaps.CaseIn(id) is not { } caseId || !await db.IsBroughtByAsync(turn.UserId, caseId, ct))
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        if (await conversations.FindAsync(turn.UserId, ct) is { } flow && flow.Topic == Topic) await conversations.EndAsync(turn.UserId, ct);
        if (await db.Set<EnquiryTalk>().SingleOrDefaultAsync(t => t.CaseId == caseId, ct) is { EndedAt: null } talk) talk.EndedAt = clock.Now();
        turn.Answer(TalkWords.Ended);
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var words = PlainText.Clean(text);
        if (words.Length > CaseMatter.MaxWords) turn.Answer(TalkWords.TooLong);
        else if (TalkTaps.CaseIn(state) is { } caseId) await SayAsync(turn, caseId, words, null, ct);
        else await BeginAsync(turn, words, ct);
    }

    public override async Task OnFlowContentAsync(ChatTurn turn, string state, IncomingMessage content, CancellationToken ct)
    {
        if (content is ImageContent { Provider.IsLine: true } picture && TalkTaps.CaseIn(state) is { } caseId) await SayAsync(turn, caseId, "", picture.Id, ct);
        else await base.OnFlowContentAsync(turn, state, content, ct);
    }

    private async Task BeginAsync(ChatTurn turn, string words, CancellationToken ct)
    {
        var category = await db.Set<CaseCategory>().Where(c => c.Key == TalkTaps.Category).Select(c => c.Id).SingleAsync(ct);
        var outcome = await receive.RunAsync(new NewCase(CaseKind.Enquiry, category, CaseChannel.Line, NameChoice.Nameless, words, CaseActors.Citizen)
        {
            VillageId = (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id,
            LineUserId = turn.UserId,
        }, ct);
        if (outcome is not ReceiveCaseOutcome.Received received)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(await office.InsteadAsync(TalkWords.NotOpen, ct));
            return;
        }
        db.Add(new EnquiryTalk { CaseId = received.Case.Id, BegunAt = clock.Now() });
        await conversations.BeginAsync(turn.UserId, Topic, TalkTaps.StateOf(received.Case.Id), ct);
        turn.Answer(TalkWords.Begun(received.Case, received.Tracking, await office.ReadAsync(ct)));
    }

    private async Task SayAsync(ChatTurn turn, Guid caseId, string words, string? pictureId, CancellationToken ct)
    {
        var change = await say.RunAsync(caseId, turn.UserId, words, pictureId, ct);
        if (change is CaseChange.Done)
        {
            turn.Answer(TalkWords.Sent(caseId, await office.ReadAsync(ct)));
            return;
        }
        // Answered and closed meanwhile: what was typed reaches nobody, and the person has to know.
        await conversations.EndAsync(turn.UserId, ct);
        turn.Answer(TalkWords.Over);
    }
}
