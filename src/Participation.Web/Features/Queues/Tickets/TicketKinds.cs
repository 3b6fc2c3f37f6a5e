namespace Participation.Web.Features.Queues;

/// <summary>Who the card is for. Told when it is taken, published as a rule, counted, and never changed afterwards.</summary>
public enum TicketClass
{
    Ordinary,
    Elderly,
    Disabled,
    Pregnant,
    Monk,
}

/// <summary>The line somebody stands in: what the interleave is about.</summary>
public enum Lane
{
    Ordinary,
    Priority,
}

public enum TicketSeries
{
    /// <summary>Numbers the service gives, without a gap.</summary>
    Main,

    /// <summary>Pre-printed paper numbers of a declared block.</summary>
    Paper,
}

/// <summary>How somebody came by the card.</summary>
public enum TicketChannel
{
    Line,
    Web,

    /// <summary>An officer made it for somebody who stands there.</summary>
    Staff,

    /// <summary>The self-service screen in the hall.</summary>
    Screen,
    Paper,
}

public enum TicketState
{
    Waiting,
    Called,
    Serving,

    /// <summary>Was being served and is away for a moment, for a copy or a paper.</summary>
    Held,

    /// <summary>Called and not there.</summary>
    Missed,

    /// <summary>Went away on their own and said so; comes back once.</summary>
    Away,
    Finished,

    /// <summary>Gave the card back.</summary>
    Left,

    /// <summary>The day ended before anything else did.</summary>
    Expired,
}

public static class TicketKinds
{
    public static readonly IReadOnlyList<TicketClass> Classes = Enum.GetValues<TicketClass>();

    public static Lane Lane(this TicketClass ticketClass) => ticketClass == TicketClass.Ordinary ? Queues.Lane.Ordinary : Queues.Lane.Priority;

    /// <summary>Taken somewhere else: nobody knows whether the person is in the hall.</summary>
    public static bool IsRemote(this TicketChannel channel) => channel is TicketChannel.Line or TicketChannel.Web;

    /// <summary>The card still leads somewhere today.</summary>
    public static bool IsUnderWay(this TicketState state) => state is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Held or TicketState.Missed or TicketState.Away;
}
