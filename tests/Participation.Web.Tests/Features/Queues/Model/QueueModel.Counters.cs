using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>The buttons of a counter.</summary>
public partial class QueueModel
{
    public string Open(ModelCounter counter, int queue)
    {
        if (counter.Queue is not null) return Ends.Refused;
        counter.Queue = queue;
        Log(queue, TicketEventKind.CounterOpened, null, counter);
        return Ends.Done;
    }

    public string Close(ModelCounter counter)
    {
        if (counter.Queue is not { } queue) return Ends.Unknown;
        if (counter.Card is not null) return Ends.Refused;
        (counter.Queue, counter.Step) = (null, null);
        Log(queue, TicketEventKind.CounterClosed, null, counter);
        return Ends.Done;
    }

    /// <summary>Whose turn it is; with somebody still served, ends with them first. Who is not there is passed over with a trace.</summary>
    public string CallNext(ModelCounter counter) => Press(counter, queue =>
    {
        if (counter.Card?.Facts.State == TicketState.Called) return Ends.Refused;
        var finishes = counter.Card is not null;
        if (finishes) EndService(counter);
        if (Next(queue) is not { } next) return finishes ? Ends.Done : Ends.Refused;
        CallInTurn(counter, next);
        return Ends.Done;
    });

    public string CallOutOfTurn(ModelCounter counter, ModelCard card, OutOfTurnReason? reason, bool hasNote) => Press(counter, queue =>
    {
        if (counter.Card is not null || card.Facts.Queue != queue || card.Facts.State != TicketState.Waiting) return Ends.Refused;
        if (Next(queue) == card)
        {
            CallInTurn(counter, card);
            return Ends.Done;
        }
        if (reason is null || !hasNote) return Ends.Refused;
        var overtaken = Sequence(Line(queue).Where(c => c.Facts.IsPresent || c == card), queue).IndexOf(card);
        Call(counter, card, TicketEventKind.CalledOutOfTurn, reason, overtaken);
        return Ends.Done;
    });

    public string Recall(ModelCounter counter) => Press(counter, queue =>
    {
        if (counter.Card is not { Facts.State: TicketState.Called } card || card.Facts.Calls >= Queues[queue].Rules.MostCalls || IsTooSoon(card, queue)) return Ends.Refused;
        card.Facts = card.Facts with { Calls = card.Facts.Calls + 1, CalledAt = Now };
        Log(queue, TicketEventKind.Recalled, card, counter);
        counter.Step = null;
        return Ends.Done;
    });

    /// <param name="counter">Where.</param>
    /// <param name="kind">Which service; null where it is not said.</param>
    /// <param name="only">The one service of a counter that has no other.</param>
    public string Start(ModelCounter counter, int? kind, int? only) => Press(counter, queue =>
    {
        if (counter.Card is not { Facts.State: TicketState.Called } card) return Ends.Refused;
        var before = card.Facts;
        card.Facts = before with { State = TicketState.Serving, ServingSince = Now, Kind = kind ?? before.Kind ?? only };
        Remember(counter, card, before, TicketEventKind.Started, Log(queue, TicketEventKind.Started, card, counter, card.Facts.Kind));
        return Ends.Done;
    });

    public string ChangeServiceKind(ModelCounter counter, int kind) => Press(counter, queue =>
    {
        if (counter.Card is not { Facts.State: TicketState.Serving } card || card.Facts.Kind == kind) return Ends.Refused;
        card.Facts = card.Facts with { Kind = kind };
        Log(queue, TicketEventKind.ServiceChanged, card, counter, kind);
        counter.Step = null;
        return Ends.Done;
    });

    public string Hold(ModelCounter counter) => Press(counter, queue =>
    {
        if (counter.Card is not { Facts.State: TicketState.Serving } card) return Ends.Refused;
        var before = card.Facts;
        card.Facts = Stopped(before) with { State = TicketState.Held };
        counter.Card = null;
        Remember(counter, card, before, TicketEventKind.Held, Log(queue, TicketEventKind.Held, card, counter));
        return Ends.Done;
    });

    public string Resume(ModelCounter counter, ModelCard card) => Press(counter, queue =>
    {
        if (counter.Card is not null || card.Facts.Queue != queue || card.Facts.State != TicketState.Held) return Ends.Refused;
        card.Facts = card.Facts with { State = TicketState.Serving, ServingSince = Now };
        (counter.Card, counter.Step) = (card, null);
        Log(queue, TicketEventKind.Resumed, card, counter, card.Facts.Kind);
        return Ends.Done;
    });

    public string Miss(ModelCounter counter) => Press(counter, queue =>
    {
        if (counter.Card is not { Facts.State: TicketState.Called } card || card.Facts.Calls < Queues[queue].Rules.CallsBeforeMissed || IsTooSoon(card, queue)) return Ends.Refused;
        var before = card.Facts;
        card.Facts = before with { State = TicketState.Missed, IsPresent = false };
        counter.Card = null;
        // Who has come back once already takes a new card.
        if (before.HasReturned) card.IsHeld = false;
        Remember(counter, card, before, TicketEventKind.Missed, Log(queue, TicketEventKind.Missed, card, counter));
        return Ends.Done;
    });

    /// <summary>To another queue, where the person stands by their arrival in the first.</summary>
    public string Transfer(ModelCounter counter, int to) => Press(counter, queue =>
    {
        if (counter.Card is not { } card || to == queue) return Ends.Refused;
        var before = card.Facts;
        var own = Log(queue, TicketEventKind.TransferredOut, card, counter, before.Kind, other: to);
        card.Facts = Stopped(before) with { Queue = to, State = TicketState.Waiting, Kind = null, IsPresent = true, IsPassedOver = false, Calls = 0, OrderAt = card.ArrivedAt, OrderTie = 0 };
        counter.Card = null;
        var there = Log(to, TicketEventKind.TransferredIn, card, counter, other: queue);
        counter.Step = new ModelStep(TicketEventKind.TransferredOut, to, there, Now, card, before, Queues[queue].OrdinaryInARow, own);
        return Ends.Done;
    });

    public string Finish(ModelCounter counter) => Press(counter, _ =>
    {
        if (counter.Card is not { Facts.State: TicketState.Serving }) return Ends.Refused;
        EndService(counter);
        return Ends.Done;
    });

    /// <summary>Within seconds, and only while nothing has come of it.</summary>
    public string Undo(ModelCounter counter) => Press(counter, queue =>
    {
        if (counter.Step is not { } step || Now - step.At > TimeSpan.FromSeconds(15)) return Ends.Refused;
        var card = step.Card;
        if (card.Facts.Queue != step.Queue || card.Revision != step.Sequence) return Ends.Refused;
        if (step.IsCall ? counter.Card != card : counter.Card is { } now && now != card) return Ends.Refused;
        if (step.Kind is TicketEventKind.Finished or TicketEventKind.Missed)
        {
            if (HasAnotherOpen(card)) return Ends.Refused;
            card.IsHeld = card.Person is not null;
        }
        if (step.Queue != queue) Log(step.Queue, TicketEventKind.Undone, card, counter, other: queue, undoes: step.Sequence);
        card.Facts = step.Before;
        // A call that was reckoned on by another keeps its count.
        if (step.IsCall && Queues[queue].LastCall == step.Sequence) Queues[queue].OrdinaryInARow = step.OrdinaryInARow;
        (counter.Card, counter.Step) = (step.IsCall ? null : card, null);
        Log(queue, TicketEventKind.Undone, card, counter, undoes: step.OwnSequence);
        return Ends.Done;
    });

    private static string Press(ModelCounter counter, Func<int, string> act) => counter.Queue is { } queue ? act(queue) : Ends.NotOpen;

    private void CallInTurn(ModelCounter counter, ModelCard next)
    {
        var absent = Line(next.Facts.Queue).Where(c => c.IsPriority == next.IsPriority && !c.Facts.IsPresent).Append(next);
        foreach (var passed in InOrder(absent).TakeWhile(c => c != next).Where(c => !c.Facts.IsPassedOver).ToList())
        {
            passed.Facts = passed.Facts with { IsPassedOver = true };
            Log(passed.Facts.Queue, TicketEventKind.PassedOver, passed, counter);
        }
        Call(counter, next, TicketEventKind.Called);
    }

    private void Call(ModelCounter counter, ModelCard card, TicketEventKind kind, OutOfTurnReason? reason = null, int? overtaken = null)
    {
        var (queue, before) = (Queues[card.Facts.Queue], card.Facts);
        card.Facts = before with { State = TicketState.Called, IsPresent = true, IsPassedOver = false, Calls = 1, CalledAt = Now };
        counter.Card = card;
        var entry = Log(card.Facts.Queue, kind, card, counter, reason: reason, overtaken: overtaken);
        Remember(counter, card, before, kind, entry);
        (queue.LastCall, queue.OrdinaryInARow) = (entry, card.IsPriority ? 0 : queue.OrdinaryInARow + 1);
    }

    private void EndService(ModelCounter counter)
    {
        var (card, before) = (counter.Card!, counter.Card!.Facts);
        card.Facts = Stopped(before) with { State = TicketState.Finished };
        card.IsHeld = false;
        counter.Card = null;
        Remember(counter, card, before, TicketEventKind.Finished, Log(card.Facts.Queue, TicketEventKind.Finished, card, counter, card.Facts.Kind));
    }

    private void Remember(ModelCounter counter, ModelCard card, CardFacts before, TicketEventKind kind, int entry) =>
        counter.Step = new ModelStep(kind, card.Facts.Queue, entry, Now, card, before, Queues[card.Facts.Queue].OrdinaryInARow, entry);

    private bool IsTooSoon(ModelCard card, int queue) => card.Facts.CalledAt!.Value.AddSeconds(Queues[queue].Rules.SecondsBetweenCalls) > Now;
}
