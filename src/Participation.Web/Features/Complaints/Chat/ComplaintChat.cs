using Line.Messaging.Messages;
using Line.Messaging.Webhooks;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Features.Complaints.Enquiries.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>
/// Telling a case in the chat: what kind, about what, in the person's words, where, whether with a name, a last look, sent. Taps
/// wherever possible; following it is a free answer.
/// </summary>
public sealed class ComplaintChat(ParticipationContext db, ReceiveCase receive, OwnCases own, SimilarCases similar, FollowCase follow, ResponsibleOfficers officers, OfficeSign office, ConversationStore conversations, FileStore files, FormIds formIds, FindFaq faq, TimeProvider clock) : ChatHandler
{
    public override string Topic => ComplaintTaps.Topic;

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Complain, Vocabulary.Hardship, Vocabulary.Ask, Vocabulary.Track];

    public override string? FlowHasExpired => "เรื่องที่เล่าค้างไว้ยังไม่ได้ส่งค่ะ ปิดไปแล้วเพราะเกินหนึ่งวัน พิมพ์ ร้องเรียน เพื่อเริ่มใหม่";

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        if (word == Vocabulary.Track)
        {
            turn.Answer(await own.ListAsync(turn.UserId, ct));
            return;
        }
        var open = await officers.OpenKindsAsync(ct);
        if (open.Count == 0) turn.Answer(await office.InsteadAsync(ComplaintWords.NotOpen, ct));
        else if (word == Vocabulary.Ask && open.Contains(CaseKind.Enquiry)) await AskCategoryAsync(turn, CaseKind.Enquiry, ct);
        else if (word == Vocabulary.Hardship && open.Contains(CaseKind.Hardship)) await AskCategoryAsync(turn, CaseKind.Hardship, ct);
        else turn.Answer(ComplaintWords.WhichKind(open));
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        var done = (tap.Act, tap.Arguments) switch
        {
            (ComplaintTaps.Kind, [var kind]) when CaseTerms.Kinds.Named(kind) is { } chosen => AskCategoryAsync(turn, chosen, ct),
            (ComplaintTaps.Category, [var kind, var category]) when CaseTerms.Kinds.Named(kind) is { } chosen && Guid.TryParseExact(category, "N", out var id) => BeginAsync(turn, chosen, id, ct),
            (ComplaintTaps.SkipPlace, []) => WithDraftAsync(turn, DraftStep.Place, draft => AskNamingAsync(turn, draft, ct), ct),
            (ComplaintTaps.Naming, [var naming]) => WithDraftAsync(turn, DraftStep.Naming, draft => NamedAsync(turn, draft, naming, ct), ct),
            (ComplaintTaps.About, var named) => WithDraftAsync(turn, DraftStep.About, draft => OfferSimilarAsync(turn, draft with { AboutUnit = named is [var unit] && Guid.TryParseExact(unit, "N", out var about) ? about : null }, ct), ct),
            (ComplaintTaps.Follow, [var other]) when Guid.TryParseExact(other, "N", out var followed) => WithDraftAsync(turn, DraftStep.Similar, draft => FollowAsync(turn, draft, followed, ct), ct),
            (ComplaintTaps.NotSame, []) => WithDraftAsync(turn, DraftStep.Similar, draft => CheckAsync(turn, draft, ct), ct),
            (ComplaintTaps.Send, [var form]) when formIds.Read(form) is { } formId => WithDraftAsync(turn, DraftStep.Check, draft => SendAsync(turn, draft, formId, ct), ct),
            (ComplaintTaps.Show, [var shown]) when Guid.TryParseExact(shown, "N", out var id) => AnswerAsync(turn, own.ShowAsync(turn.UserId, id, ct)),
            (ComplaintTaps.Rate, [var rated]) when Guid.TryParseExact(rated, "N", out var id) => AnswerAsync(turn, own.RateAsync(turn.UserId, id, ct)),
            _ => OldAsync(turn),
        };
        await done;
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var words = PlainText.Clean(text);
        if (CaseDraft.Read(state) is not { } draft)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        switch (draft.Step)
        {
            // Whatever is cut off might be what they meant: said, never cut.
            case DraftStep.Words or DraftStep.Place or DraftStep.Name when words.Length > draft.Most():
                turn.Answer(ComplaintWords.TooLong(draft.Most()));
                break;
            case DraftStep.Place when draft.Kind.IsEnquiry() && words == ComplaintTaps.SendQuestion.Label:
                await AskNamingAsync(turn, draft, ct);
                break;
            case DraftStep.Words or DraftStep.Place when draft.Kind.IsEnquiry():
                await AskedAsync(turn, draft with { Words = words, WordsMessageId = turn.MessageId }, ct);
                break;
            case DraftStep.Words:
                await KeepAsync(turn, draft with { Words = words, WordsMessageId = turn.MessageId, Step = DraftStep.Place }, ct);
                turn.Answer(ComplaintWords.Where(await db.VillageOfLineUserAsync(turn.UserId, ct)));
                break;
            case DraftStep.Place:
                await AskNamingAsync(turn, draft with { Place = words, PlaceMessageId = turn.MessageId }, ct);
                break;
            case DraftStep.Name:
                await AskAboutAsync(turn, draft with { Name = words }, ct);
                break;
            case DraftStep.Kind or DraftStep.Naming or DraftStep.About or DraftStep.Similar or DraftStep.Check:
                await AskAsync(turn, draft, ct);
                break;
            default:
                throw new InvalidOperationException($"{draft.Step} is no step of the chat.");
        }
    }

    public override async Task OnFlowContentAsync(ChatTurn turn, string state, IncomingMessage content, CancellationToken ct)
    {
        if (content is LocationContent location && CaseDraft.Read(state) is { Step: DraftStep.Place } draft)
            await AskNamingAsync(turn, draft with { Place = PlainText.Cut(PlainText.Clean($"{location.Title} {location.Address}"), CaseMatter.MaxPlace), Latitude = location.Latitude, Longitude = location.Longitude, PlaceMessageId = location.Id }, ct);
        else if (content is ImageContent picture && CaseDraft.Read(state) is { } begun)
            await PictureAsync(turn, begun, picture, ct);
        else
            await base.OnFlowContentAsync(turn, state, content, ct);
    }

    /// <summary>A picture sent first begins a case.</summary>
    public override async Task<bool> TryContentAsync(ChatTurn turn, IncomingMessage content, CancellationToken ct)
    {
        if (content is not ImageContent { Provider.IsLine: true } picture || (await officers.OpenKindsAsync(ct)).Count == 0) return false;
        await PictureAsync(turn, new CaseDraft(default, Guid.Empty, DraftStep.Kind), picture, ct);
        return true;
    }

    public override async Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct)
    {
        await TakeBackPictureAsync(lineUserId, messageId, ct);
        if (await conversations.FindAsync(lineUserId, ct) is not { } flow || flow.Topic != Topic || CaseDraft.Read(flow.State) is not { } draft) return;
        if (draft.WordsMessageId == messageId) await conversations.BeginAsync(lineUserId, Topic, (draft with { Words = "", WordsMessageId = null, Step = DraftStep.Words }).ToState(), ct);
        else if (draft.PlaceMessageId == messageId) await conversations.BeginAsync(lineUserId, Topic, (draft with { Place = "", Latitude = null, Longitude = null, PlaceMessageId = null }).ToState(), ct);
        else if (draft.Pictures.Contains(messageId)) await conversations.BeginAsync(lineUserId, Topic, (draft with { Pictures = [.. draft.Pictures.Where(p => p != messageId)] }).ToState(), ct);
    }

    // After it was sent in, the file goes and the case stays.
    private async Task TakeBackPictureAsync(string lineUserId, string messageId, CancellationToken ct)
    {
        var sent = await db.Set<CaseFile>().Where(f => f.LineMessageId == messageId && db.Set<CaseMatter>().Any(m => m.CaseId == f.CaseId && m.LineUserId == lineUserId)).ToListAsync(ct);
        foreach (var picture in sent)
        {
            files.Delete(picture.Name);
            picture.Lose(FileLoss.TakenBack);
        }
    }

    private async Task PictureAsync(ChatTurn turn, CaseDraft draft, ImageContent picture, CancellationToken ct)
    {
        if (!picture.Provider.IsLine || draft.Pictures.Count >= CaseDraft.MaxPictures)
        {
            turn.Answer(picture.Provider.IsLine ? ComplaintWords.EnoughPictures : ComplaintWords.NoSuchPicture);
            return;
        }
        draft = draft with { Pictures = [.. draft.Pictures, picture.Id] };
        await KeepAsync(turn, draft, ct);
        // Pictures sent together come one by one; one answer is enough.
        if (picture.ImageSet is { Index: > 1 }) return;
        turn.Answer(ComplaintWords.GotPicture);
        await AskAsync(turn, draft, ct);
    }

    /// <summary>The question of the step, again.</summary>
    private async Task AskAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        turn.Answer(draft.Step switch
        {
            DraftStep.Kind => ComplaintWords.WhichKind(await officers.OpenKindsAsync(ct)),
            DraftStep.Words => ComplaintWords.Told(draft.Kind),
            DraftStep.Place when draft.Kind.IsEnquiry() => ComplaintWords.SendOrNot,
            DraftStep.Place => ComplaintWords.Where(await db.VillageOfLineUserAsync(turn.UserId, ct)),
            DraftStep.Naming => ComplaintWords.WhoseName,
            DraftStep.Name => ComplaintWords.YourName,
            DraftStep.About => ComplaintWords.AboutWhom(await UnitsAsync(ct)),
            DraftStep.Similar when await SimilarToAsync(turn, draft, ct) is { Count: > 0 } found => ComplaintWords.SameAsThese(found),
            DraftStep.Similar or DraftStep.Check => await LastLookAsync(draft, ct),
        });
    }

    private async Task AskCategoryAsync(ChatTurn turn, CaseKind kind, CancellationToken ct) =>
        turn.Answer(ComplaintWords.WhichCategory(kind, await db.Set<CaseCategory>().AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(ComplaintWords.MostCategories).ToListAsync(ct)));

    private async Task BeginAsync(ChatTurn turn, CaseKind kind, Guid category, CancellationToken ct)
    {
        // What was sent before the first tap comes along.
        var pictures = await DraftAsync(turn, ct) is { Step: DraftStep.Kind } begun ? begun.Pictures : [];
        await KeepAsync(turn, new CaseDraft(kind, category, DraftStep.Words) { Pictures = pictures }, ct);
        turn.Answer(ComplaintWords.Told(kind));
    }

    /// <summary>A question happens nowhere, and somebody may have asked it before: what is known is offered first.</summary>
    private async Task AskedAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        var known = await faq.NearAsync(draft.Words, FindFaq.Near, ct);
        if (known.Count == 0)
        {
            await AskNamingAsync(turn, draft, ct);
            return;
        }
        await KeepAsync(turn, draft with { Step = DraftStep.Place }, ct);
        turn.Answer(FaqWords.Offer("อาจมีคำตอบอยู่แล้วค่ะ แตะอ่านได้ทันที ถ้าไม่ตรง แตะ ส่งคำถาม", known, ComplaintTaps.SendQuestion));
    }

    private async Task AskNamingAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        await KeepAsync(turn, draft with { Step = DraftStep.Naming }, ct);
        turn.Answer(ComplaintWords.WhoseName);
    }

    private async Task NamedAsync(ChatTurn turn, CaseDraft draft, string typed, CancellationToken ct)
    {
        var naming = Enum.GetValues<NameChoice>().Named(typed);
        if (naming is null) await OldAsync(turn);
        else if (naming == NameChoice.Nameless) await AskAboutAsync(turn, draft with { Naming = naming, Name = "" }, ct);
        else
        {
            await KeepAsync(turn, draft with { Naming = naming, Step = DraftStep.Name }, ct);
            turn.Answer(ComplaintWords.YourName);
        }
    }

    /// <summary>Only whoever complains about somebody is asked whom the case must go around.</summary>
    private async Task AskAboutAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        if (draft.Kind != CaseKind.Grievance || await UnitsAsync(ct) is not { Count: > 0 } units)
        {
            await OfferSimilarAsync(turn, draft, ct);
            return;
        }
        await KeepAsync(turn, draft with { Step = DraftStep.About }, ct);
        turn.Answer(ComplaintWords.AboutWhom(units));
    }

    private async Task OfferSimilarAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        if (await SimilarToAsync(turn, draft, ct) is not { Count: > 0 } found)
        {
            await CheckAsync(turn, draft, ct);
            return;
        }
        await KeepAsync(turn, draft with { Step = DraftStep.Similar }, ct);
        turn.Answer(ComplaintWords.SameAsThese(found));
    }

    private async Task FollowAsync(ChatTurn turn, CaseDraft draft, Guid caseId, CancellationToken ct)
    {
        var wanted = new WantedFollowing(caseId, draft.Kind, draft.Category, (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id) { LineUserId = turn.UserId };
        await (await follow.RunAsync(wanted, ct)).Match(
            async following =>
            {
                await conversations.EndAsync(turn.UserId, ct);
                turn.Answer(ComplaintWords.Following(following.Case));
            },
            // Closed meanwhile: their own goes in.
            notOffered => CheckAsync(turn, draft, ct));
    }

    private async Task<IReadOnlyList<SimilarCase>> SimilarToAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct) =>
        draft.AboutUnit is not null ? [] : await similar.FindAsync(draft.Kind, draft.Category, (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id, turn.UserId, ct);

    private async Task<IReadOnlyList<(Guid Id, string Name)>> UnitsAsync(CancellationToken ct) =>
        [.. (await db.Set<Unit>().Where(u => u.IsActive && u.Level == UnitLevel.Division).OrderBy(u => u.SortOrder).ThenBy(u => u.Name).Select(u => new { u.Id, u.Name }).Take(ComplaintWords.MostUnits).ToListAsync(ct)).Select(u => (u.Id, u.Name))];

    private async Task CheckAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct)
    {
        await KeepAsync(turn, draft with { Step = DraftStep.Check }, ct);
        turn.Answer(await LastLookAsync(draft, ct));
    }

    private async Task<Message> LastLookAsync(CaseDraft draft, CancellationToken ct) =>
        ComplaintWords.Check(draft, await db.Set<CaseCategory>().Where(c => c.Id == draft.Category).Select(c => c.Name).SingleOrDefaultAsync(ct) ?? "", formIds.Issue());

    private async Task SendAsync(ChatTurn turn, CaseDraft draft, Guid formId, CancellationToken ct)
    {
        var village = await db.VillageOfLineUserAsync(turn.UserId, ct);
        var outcome = await receive.RunAsync(new NewCase(draft.Kind, draft.Category, CaseChannel.Line, draft.Naming ?? NameChoice.Nameless, draft.Words, CaseActors.Citizen)
        {
            Place = draft.Place,
            VillageId = village?.Id,
            AboutUnitId = draft.AboutUnit,
            Latitude = draft.Latitude,
            Longitude = draft.Longitude,
            Name = draft.Name,
            LineUserId = turn.UserId,
            RequestId = formId,
            LinePictures = draft.Pictures,
        }, ct);
        await conversations.EndAsync(turn.UserId, ct);
        var unit = outcome is ReceiveCaseOutcome.Received { Case.UnitId: { } id } ? await db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleAsync(ct) : null;
        turn.Answer(await outcome.Match(
            received => Task.FromResult(ComplaintWords.Received(received.Case, received.Tracking, unit, ThaiCalendar.Day(clock.Now()))),
            sentTwice => Task.FromResult(ComplaintWords.SentTwice(sentTwice.Case)),
            noSuchCategory => Task.FromResult(ChatTexts.OldButton),
            nobodyResponsible => office.InsteadAsync(ComplaintWords.NotOpen, ct)));
    }

    private static async Task AnswerAsync(ChatTurn turn, Task<Message?> answer) => turn.Answer(await answer ?? ChatTexts.OldButton);

    private async Task WithDraftAsync(ChatTurn turn, DraftStep step, Func<CaseDraft, Task> act, CancellationToken ct)
    {
        if (await DraftAsync(turn, ct) is { } draft && draft.Step == step) await act(draft);
        else await OldAsync(turn);
    }

    private async Task<CaseDraft?> DraftAsync(ChatTurn turn, CancellationToken ct) =>
        await conversations.FindAsync(turn.UserId, ct) is { } flow && flow.Topic == Topic ? CaseDraft.Read(flow.State) : null;

    private Task KeepAsync(ChatTurn turn, CaseDraft draft, CancellationToken ct) => conversations.BeginAsync(turn.UserId, Topic, draft.ToState(), ct);

    private static Task OldAsync(ChatTurn turn)
    {
        turn.Answer(ChatTexts.OldButton);
        return Task.CompletedTask;
    }
}
