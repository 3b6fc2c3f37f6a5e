using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>Understands a command as the model does: which card, which channel, whether it is proven that somebody is in the hall.</summary>
public sealed class ModelDay(QueueModel model)
{
    /// <summary>Of a channel's number: the last two are remote and read the hall's code.</summary>
    public static (TicketChannel Channel, bool HallCode) ChannelOf(int number) => number switch
    {
        0 => (TicketChannel.Staff, false),
        1 => (TicketChannel.Screen, false),
        2 or 3 => (TicketChannel.Line, false),
        4 => (TicketChannel.Web, false),
        5 => (TicketChannel.Web, true),
        _ => (TicketChannel.Line, true),
    };

    /// <summary>Of the phone the number of its owner makes either the form that is sent twice or the card it had before.</summary>
    public static (int? Request, bool UsesEarlier) PhoneOf(int person) => person < 2 ? (person, false) : (null, person < 4);

    public static OutOfTurnReason? ReasonOf(int number) => number is 0 or > 6 ? number == 0 ? OutOfTurnReason.Emergency : null : (OutOfTurnReason)(number - 1);

    public string Run(Command command)
    {
        var counter = command.TouchesCounter >= 0 ? model.Counters[command.TouchesCounter] : null;
        if (counter is not null && command.Op is not (Op.Open or Op.Close))
        {
            if (NamesCard(command) && model.Cards.Count == 0) return Ends.Skipped;
            if (counter.Queue is null) return Ends.NotOpen;
            if (command.D != 0) return Ends.Stale;
        }
        return command.Op switch
        {
            Op.Issue => Issue(command),
            Op.Paper => model.Paper(command.A, command.B + 1, command.C != 0),
            Op.CheckIn => OfCard(command.A, card => model.CheckIn(card, IsProven(command.B))),
            Op.Return => OfCard(command.A, model.Return),
            Op.StepOut => OfCard(command.A, model.StepOut),
            Op.Leave => OfCard(command.A, model.Leave),
            Op.Open => model.Open(counter!, Plan.QueueOf(command.A)),
            Op.Close => model.Close(counter!),
            Op.CallNext => model.CallNext(counter!),
            Op.Recall => model.Recall(counter!),
            Op.Start => model.Start(counter!, command.B == 0 ? null : command.B - 1, only: null),
            Op.ChangeServiceKind => model.ChangeServiceKind(counter!, command.B),
            Op.Hold => model.Hold(counter!),
            Op.Resume => OfCard(command.B, card => model.Resume(counter!, card)),
            Op.Miss => model.Miss(counter!),
            Op.Transfer => model.Transfer(counter!, 1 - Plan.QueueOf(command.A)),
            Op.OutOfTurn => OfCard(command.B, card => model.CallOutOfTurn(counter!, card, ReasonOf(command.C), hasNote: command.C != 6)),
            Op.Undo => model.Undo(counter!),
            Op.Finish => model.Finish(counter!),
            Op.Advance => Advance(command),
        };
    }

    public static bool NamesCard(Command command) => command.Op is Op.CheckIn or Op.Return or Op.StepOut or Op.Leave or Op.Resume or Op.OutOfTurn;

    /// <summary>A wrong code proves nothing; the right one does, and so does an officer or the screen.</summary>
    public static bool IsProven(int how) => how != 4;

    private string Issue(Command command)
    {
        var (channel, hallCode) = ChannelOf(command.B);
        var (request, usesEarlier) = channel == TicketChannel.Web ? PhoneOf(command.D) : (null, false);
        var earlier = usesEarlier && model.Cards.Count > 0 ? model.Cards[command.D % model.Cards.Count] : null;
        return model.Issue(command.A, channel, command.C != 0, channel == TicketChannel.Line ? command.D : null, request, hallCode, earlier);
    }

    private string Advance(Command command)
    {
        model.Now += TimeSpan.FromMilliseconds(Command.Steps[command.A]);
        return Ends.Done;
    }

    private string OfCard(int card, Func<ModelCard, string> act) => model.Cards.Count == 0 ? Ends.Skipped : act(model.Cards[card % model.Cards.Count]);
}
