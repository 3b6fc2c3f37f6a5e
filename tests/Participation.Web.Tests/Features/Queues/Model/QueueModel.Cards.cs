using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>What is asked for by those who hold a card, or want one.</summary>
public partial class QueueModel
{
    /// <summary>Takes a card. Whoever has an open one in this queue, or asks twice, gets that one again.</summary>
    public string Issue(int queue, TicketChannel channel, bool isPriority, int? person = null, int? request = null, bool hallCode = false, ModelCard? earlier = null, int? kind = null)
    {
        var (rules, isRemote) = (Queues[queue].Rules, channel is TicketChannel.Line or TicketChannel.Web);
        if (request is not null && Cards.Find(c => c.Request == request) is { } twice) return Ends.Same(twice.Text);
        if (earlier is { IsOpen: true } && earlier.Home == queue) return Ends.Same(earlier.Text);
        if (person is not null && Cards.Find(c => c.Home == queue && c.Person == person && c.IsHeld) is { } held) return Ends.Same(held.Text);
        // At a distance only once a counter is open.
        if (isRemote && !hallCode && Counters.All(c => c.Queue != queue)) return Ends.Closed;
        if (rules.MostPerDay > 0 && Cards.Count(c => c.Home == queue && !c.IsPaper) >= rules.MostPerDay) return Ends.Full;
        var number = ++Queues[queue].LastNumber;
        var card = Add(queue, Queues[queue].Prefix, number, isPaper: false, isPriority, isPresent: !isRemote || hallCode, person, request, kind);
        Log(queue, TicketEventKind.Issued, card, service: kind);
        if (isRemote && hallCode) Log(queue, TicketEventKind.Present, card);
        return Ends.Issued(card.Text);
    }

    /// <summary>A pre-printed number of somebody who stands there: at the end of the line as it is now.</summary>
    public string Paper(int queue, int number, bool isPriority)
    {
        if (Cards.Any(c => c.Home == queue && c.IsPaper && c.Number == number)) return Ends.Refused;
        var card = Add(queue, Queues[queue].PaperPrefix, number, isPaper: true, isPriority, isPresent: true, null, null, null);
        Log(queue, TicketEventKind.Issued, card);
        return Ends.Issued(card.Text);
    }

    /// <summary>A pre-printed number of somebody who was served while the service was down: moves nobody.</summary>
    public string PaperServed(int queue, int number, bool isPriority)
    {
        if (Cards.Any(c => c.Home == queue && c.IsPaper && c.Number == number)) return Ends.Refused;
        var card = Add(queue, Queues[queue].PaperPrefix, number, isPaper: true, isPriority, isPresent: true, null, null, null);
        card.Facts = card.Facts with { State = TicketState.Finished };
        Log(queue, TicketEventKind.PaperServed, card);
        return Ends.Issued(card.Text);
    }

    /// <summary>In the hall. Whose turn went by unseen stands behind everybody who was there.</summary>
    public string CheckIn(ModelCard card, bool isProven)
    {
        if (!isProven) return Ends.Refused;
        if (card.MayReturn) return Return(card);
        if (card.Facts.State != TicketState.Waiting) return Ends.Refused;
        if (card.Facts.IsPresent) return Ends.Done;
        if (card.Facts.IsPassedOver) Place(card, int.MaxValue);
        card.Facts = card.Facts with { IsPresent = true, IsPassedOver = false };
        Log(card.Facts.Queue, TicketEventKind.Present, card);
        return Ends.Done;
    }

    /// <summary>Back after a missed call or an errand: once, and behind the next few; whose turn went by unseen, behind all.</summary>
    public string Return(ModelCard card)
    {
        if (!card.MayReturn) return Ends.Refused;
        Place(card, card.Facts.IsPassedOver ? int.MaxValue : Queues[card.Facts.Queue].Rules.ReturnsBehind);
        card.Facts = card.Facts with { State = TicketState.Waiting, HasReturned = true, IsPresent = true, IsPassedOver = false, Calls = 0 };
        Log(card.Facts.Queue, TicketEventKind.Returned, card);
        return Ends.Done;
    }

    public string StepOut(ModelCard card)
    {
        if (card.Facts.State == TicketState.Away) return Ends.Done;
        if (card.Facts.State != TicketState.Waiting || card.Facts.HasReturned) return Ends.Refused;
        card.Facts = card.Facts with { State = TicketState.Away, IsPresent = false };
        Log(card.Facts.Queue, TicketEventKind.SteppedOut, card);
        return Ends.Done;
    }

    /// <summary>Gives the card back, also while it is being called.</summary>
    public string Leave(ModelCard card)
    {
        if (card.Facts.State == TicketState.Left) return Ends.Done;
        if (card.Facts.State is not (TicketState.Waiting or TicketState.Called or TicketState.Missed or TicketState.Away)) return Ends.Refused;
        foreach (var counter in Counters.Where(c => c.Card == card)) (counter.Card, counter.Step) = (null, null);
        card.Facts = card.Facts with { State = TicketState.Left };
        card.IsHeld = false;
        Log(card.Facts.Queue, TicketEventKind.Left, card);
        return Ends.Done;
    }

    private ModelCard Add(int queue, string prefix, int number, bool isPaper, bool isPriority, bool isPresent, int? person, int? request, int? kind)
    {
        var card = new ModelCard
        {
            Index = Cards.Count,
            Text = Ticket.TextOf(prefix, number),
            Home = queue,
            Number = number,
            IsPaper = isPaper,
            IsPriority = isPriority,
            ArrivedAt = Now,
            Person = person,
            Request = request,
            IsHeld = person is not null,
            Facts = new CardFacts(queue, TicketState.Waiting, isPresent, Now) { Kind = kind },
        };
        Cards.Add(card);
        return card;
    }

    private void Place(ModelCard card, int behind)
    {
        var (at, tie) = Behind(card, behind);
        card.Facts = card.Facts with { OrderAt = at, OrderTie = tie };
    }
}
