using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Chat;

/// <summary>
/// Queue cards by taps: the queue, the card, how it stands now as a free answer, and what can be done with it. A button names a
/// card and has no authority: whether the card is this person's, and what it allows, is looked up each time.
/// </summary>
public sealed class QueueChat(
    ParticipationContext db, TakeTicket take, ReadCard cards, ReadQueueNow queues, QueueTimes times, CheckIn checkIn, StepOut stepOut, LeaveQueue leave, TicketTokens tokens,
    FormIds formIds, ConversationStore conversations, IOptions<SiteOptions> site, TimeProvider clock) : ChatHandler
{
    /// <summary>Wrong codes after which an officer is the quicker way.</summary>
    private const int MostTries = 5;

    private const int MostCards = 3;

    private static readonly Doer ByLine = Doer.Citizen(TicketChannel.Line);

    public override string Topic => QueueTaps.Topic;

    public override char? CodeLetter => 'Q';

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Queue];

    // The card tells by itself that the person has not said where they are.
    public override string? FlowHasExpired => null;

    public override Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) => ShowAsync(turn, code, ct);

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var own = await db.Set<TicketHolder>().Where(h => h.LineUserId == turn.UserId && h.Day == today && h.IsOpen).OrderBy(h => h.TicketId).Select(h => h.TicketId).Take(MostCards).ToListAsync(ct);
        foreach (var id in own) await CardAsync(turn, id, ct);
        if (own.Count == 0) await ListAsync(turn, ct);
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        // Whoever taps on has left the question for the four digits.
        await conversations.EndAsync(turn.UserId, ct);
        var done = (tap.Act, tap.Arguments) switch
        {
            (QueueTaps.List, []) => ListAsync(turn, ct),
            (QueueTaps.Show, [var code]) => ShowAsync(turn, code, ct),
            (QueueTaps.Special, [var code]) => SpecialAsync(turn, code, ct),
            (QueueTaps.Take, [var code, var wanted, var formId]) => TakeAsync(turn, code, wanted, formId, ct),
            (QueueTaps.How, [var code]) => HowAsync(turn, code, ct),
            (var act, [var id]) => OnCardAsync(turn, act, id, ct),
            _ => OldAsync(turn),
        };
        await done;
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var parts = state.Split('/');
        if (parts.Length != 2 || await OwnAsync(turn, parts[0], ct) is not { } id || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var tries))
        {
            await conversations.EndAsync(turn.UserId, ct);
            await OldAsync(turn);
            return;
        }
        if (ThaiDigits.ToArabic(text).Count(char.IsAsciiDigit) != 4)
        {
            turn.Answer(QueueWords.FourDigitsPlease);
            return;
        }
        if (await checkIn.WithCodeAsync(id, text, TicketChannel.Line, ct) is CardOutcome.Refused refused && await cards.RunAsync(id, ct) is { NeedsHallCode: true })
        {
            if (tries + 1 < MostTries)
            {
                await conversations.BeginAsync(turn.UserId, Topic, StateOf(id, tries + 1), ct);
                turn.Answer(QueueWords.WrongHallCode(refused.Words));
            }
            else
            {
                await conversations.EndAsync(turn.UserId, ct);
                turn.Answer(QueueWords.AskTheOfficer);
            }
            return;
        }
        await conversations.EndAsync(turn.UserId, ct);
        await CardAsync(turn, id, ct);
    }

    private async Task ListAsync(ChatTurn turn, CancellationToken ct)
    {
        var open = await OpenAsync(ct);
        if (open.Count == 1) await ShowAsync(turn, open[0].Code, ct);
        else turn.Answer(open.Count == 0 ? QueueWords.NoQueues : QueueWords.List(open, "รับบัตรคิวของงานไหนคะ"));
    }

    private async Task ShowAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (await FindAsync(turn, code, ct) is not { } queue || await queues.RunAsync(queue.Id, ct) is not { } now) return;
        var today = now.Day;
        if (await db.Set<TicketHolder>().Where(h => h.QueueId == queue.Id && h.Day == today && h.LineUserId == turn.UserId && h.IsOpen).Select(h => (Guid?)h.TicketId).SingleOrDefaultAsync(ct) is { } own)
        {
            await CardAsync(turn, own, ct);
            return;
        }
        var closed = (await times.ReadAsync(queue, isInHall: false, byStaff: false, ct)).Match<string?>(open => null, why => IssuingWords.Of(why, today));
        turn.Answer(QueueWords.Queue(queue, now, closed, Taking("รับบัตรคิว", queue, TicketClass.Ordinary, formIds.Issue())));
    }

    private async Task SpecialAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (await FindAsync(turn, code, ct) is not { } queue) return;
        var formId = formIds.Issue();
        turn.Answer(QueueWords.Special(queue, c => Taking(ShortOf(c), queue, c, formId)));
    }

    private async Task TakeAsync(ChatTurn turn, string code, string wanted, string formIdText, CancellationToken ct)
    {
        if (await FindAsync(turn, code, ct) is not { } queue) return;
        // A button of another day: what it showed is long over.
        if (formIds.Read(formIdText) is not { } formId || TicketKinds.Classes.Named(wanted) is not { } ticketClass)
        {
            await ShowAsync(turn, code, ct);
            return;
        }
        var outcome = await take.RunAsync(new CardRequest(queue.Code, TicketChannel.Line, ByLine) { Class = ticketClass, RequestId = formId, LineUserId = turn.UserId }, ct);
        await outcome.Match(
            issued => CardAsync(turn, issued.Ticket.Id, ct),
            alreadyHas => CardAsync(turn, alreadyHas.Ticket.Id, ct),
            closed => AnswerAsync(turn, QueueWords.Refused(IssuingWords.Of(closed.Why, ThaiCalendar.Day(clock.Now())), queue)),
            full => AnswerAsync(turn, QueueWords.Refused(IssuingWords.Full(full.MostPerDay), queue)),
            unknown => AnswerAsync(turn, QueueWords.UnknownService));
    }

    private async Task HowAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (await FindAsync(turn, code, ct) is { } queue) turn.Answer(QueueWords.How(queue, new Uri(site.Value.PublicUrl, $"/queues/{queue.Code}"), new Uri(site.Value.PublicUrl, "/report")));
    }

    private async Task OnCardAsync(ChatTurn turn, string act, string idText, CancellationToken ct)
    {
        if (await OwnAsync(turn, idText, ct) is not { } id || await cards.RunAsync(id, ct) is not { } card)
        {
            await OldAsync(turn);
            return;
        }
        switch (act)
        {
            case QueueTaps.Here when card.NeedsHallCode:
                await conversations.BeginAsync(turn.UserId, Topic, StateOf(id, 0), ct);
                turn.Answer(QueueWords.TypeHallCode);
                return;
            case QueueTaps.Out when card.MayStepOut:
                turn.Answer(QueueWords.AskOut(card));
                return;
            case QueueTaps.OutYes when card.MayStepOut:
                await SayAsync(turn, id, await stepOut.RunAsync(id, ByLine, ct), ct);
                return;
            case QueueTaps.Leave when card.MayLeave:
                turn.Answer(QueueWords.AskLeave(card));
                return;
            case QueueTaps.LeaveYes when card.MayLeave:
                await SayAsync(turn, id, await leave.RunAsync(id, ByLine, ct), ct);
                return;
            default:
                // Looked at, or a button whose time is over: the card says how it stands.
                await CardAsync(turn, id, ct);
                return;
        }
    }

    private Task SayAsync(ChatTurn turn, Guid id, CardOutcome outcome, CancellationToken ct) => outcome.Match(
        done => CardAsync(turn, id, ct),
        refused => AnswerAsync(turn, QueueWords.CardRefused(refused.Words, id)),
        unknown => OldAsync(turn));

    private async Task CardAsync(ChatTurn turn, Guid id, CancellationToken ct)
    {
        // The picture is read from the database, where what was just done must stand already.
        await db.SaveChangesAsync(ct);
        if (await cards.RunAsync(id, ct) is { } card) turn.Answer(QueueWords.Card(card, tokens.AddressOf(id)));
        else await OldAsync(turn);
    }

    /// <summary>The card a button names, where it is this person's.</summary>
    private async Task<Guid?> OwnAsync(ChatTurn turn, string idText, CancellationToken ct) =>
        Guid.TryParseExact(idText, "N", out var id) && await db.Set<TicketHolder>().AnyAsync(h => h.TicketId == id && h.LineUserId == turn.UserId, ct) ? id : null;

    private async Task<Queue?> FindAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is { } queue) return queue;
        var open = await OpenAsync(ct);
        turn.Answer(open.Count == 0 ? QueueWords.NoQueues : QueueWords.List(open, "ไม่พบคิวนี้ค่ะ กรุณาดูรหัสบนป้ายอีกครั้ง"));
        return null;
    }

    private Task<List<Queue>> OpenAsync(CancellationToken ct) => db.Set<Queue>().AsNoTracking().Where(q => q.IsOpen).OrderBy(q => q.Code).ToListAsync(ct);

    private static PostbackAction Taking(string label, Queue queue, TicketClass ticketClass, string formId) => QueueTaps.To(label, QueueTaps.Take, queue.Code, ticketClass.ToString(), formId);

    private static string ShortOf(TicketClass ticketClass) => ticketClass switch
    {
        TicketClass.Elderly => "ผู้สูงอายุ",
        TicketClass.Monk => "พระ เณร นักบวช",
        _ => LogWords.Of(ticketClass),
    };

    private static string StateOf(Guid id, int tries) => string.Create(CultureInfo.InvariantCulture, $"{id:N}/{tries}");

    private static Task OldAsync(ChatTurn turn) => AnswerAsync(turn, QueueWords.OldButton);

    private static Task AnswerAsync(ChatTurn turn, Message message)
    {
        turn.Answer(message);
        return Task.CompletedTask;
    }
}
