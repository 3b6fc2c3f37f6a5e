using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>What is published as a queue's rules.</summary>
public sealed record ModelRules
{
    public int OrdinaryPerPriority { get; init; } = 2;
    public int MostCalls { get; init; } = 3;
    public int CallsBeforeMissed { get; init; } = 2;
    public int SecondsBetweenCalls { get; init; } = 20;
    public int ReturnsBehind { get; init; } = 2;
    public int MostPerDay { get; init; }

    /// <summary>The letters before its numbers; by place where nobody says.</summary>
    public string? Prefix { get; init; }

    public string? PaperPrefix { get; init; }
}

/// <summary>How a command ended, in one word each, so that two ends are compared as texts.</summary>
public static class Ends
{
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Stale = "stale";
    public const string NotOpen = "not open";
    public const string Unknown = "unknown";
    public const string Closed = "closed";
    public const string Full = "full";
    public const string Skipped = "skipped";

    public static string Issued(string card) => $"issued {card}";

    public static string Same(string card) => $"same {card}";
}

/// <summary>Everything about a card that changes; put back whole when a press is undone.</summary>
public sealed record CardFacts(int Queue, TicketState State, bool IsPresent, DateTime OrderAt)
{
    public int OrderTie { get; init; }
    public bool IsPassedOver { get; init; }
    public bool HasReturned { get; init; }
    public int Calls { get; init; }
    public DateTime? CalledAt { get; init; }
    public DateTime? ServingSince { get; init; }
    public int ServedSeconds { get; init; }
    public int? Kind { get; init; }
}

public sealed class ModelCard
{
    public required int Index { get; init; }
    public required string Text { get; init; }
    public required int Home { get; init; }
    public required int Number { get; init; }
    public required bool IsPaper { get; init; }
    public required bool IsPriority { get; init; }
    public required DateTime ArrivedAt { get; init; }

    /// <summary>Who took it in LINE.</summary>
    public int? Person { get; init; }

    public int? Request { get; init; }
    public required CardFacts Facts { get; set; }

    /// <summary>The entry that changed it last, in the log of the queue where it stands.</summary>
    public int Revision { get; set; }

    /// <summary>Still counts as its person's one open card.</summary>
    public bool IsHeld { get; set; }

    public bool MayReturn => Facts.State is TicketState.Missed or TicketState.Away && !Facts.HasReturned;
    public bool IsOpen => Facts.State is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Held || MayReturn;

    public override string ToString() => Text;
}

/// <summary>One line of a queue's log.</summary>
public sealed record ModelEntry(TicketEventKind Kind, string Card, int? Counter)
{
    public int? Service { get; init; }
    public OutOfTurnReason? Reason { get; init; }
    public int? Overtaken { get; init; }
    public int? OtherQueue { get; init; }
    public int? Undoes { get; init; }
}

public sealed class ModelQueue(ModelRules rules, string prefix, string paperPrefix)
{
    public ModelRules Rules { get; } = rules;
    public string Prefix { get; } = prefix;
    public string PaperPrefix { get; } = paperPrefix;
    public int LastNumber { get; set; }

    /// <summary>Ordinary cards called since the last one of the priority lane.</summary>
    public int OrdinaryInARow { get; set; }

    public int LastCall { get; set; }
    public List<ModelEntry> Log { get; } = [];
}

public sealed class ModelCounter(int index)
{
    public int Index { get; } = index;

    /// <summary>Null while it is closed.</summary>
    public int? Queue { get; set; }

    public ModelCard? Card { get; set; }
    public ModelStep? Step { get; set; }
}

/// <summary>A press that may still be taken back.</summary>
/// <param name="Kind">What was pressed.</param>
/// <param name="Queue">The log that has the last word about the card.</param>
/// <param name="Sequence">Its entry there.</param>
/// <param name="At">When.</param>
/// <param name="Card">Which card.</param>
/// <param name="Before">The card before it.</param>
/// <param name="OrdinaryInARow">The count before it.</param>
/// <param name="OwnSequence">The entry in the log of the counter's own queue.</param>
public sealed record ModelStep(TicketEventKind Kind, int Queue, int Sequence, DateTime At, ModelCard Card, CardFacts Before, int OrdinaryInARow, int OwnSequence)
{
    public bool IsCall => Kind is TicketEventKind.Called or TicketEventKind.CalledOutOfTurn;
}
