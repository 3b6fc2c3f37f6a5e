using System.Globalization;

namespace Participation.Web.Tests.Features.Queues.Model;

public enum Op
{
    Issue,
    Paper,
    CheckIn,
    Return,
    StepOut,
    Leave,
    Open,
    Close,
    CallNext,
    Recall,
    Start,
    ChangeServiceKind,
    Hold,
    Resume,
    Miss,
    Transfer,
    OutOfTurn,
    Undo,
    Finish,
    Advance,
}

/// <summary>
/// One step, told by small numbers alone, so that it can be cut down without knowing what it does: 0 is always the plainest
/// choice. Cards are meant by the order of their issue, counted round, so that a sequence stays one when others are left out.
/// </summary>
public sealed record Command(Op Op, int A = 0, int B = 0, int C = 0, int D = 0)
{
    /// <summary>Milliseconds of the steps of the clock.</summary>
    public static readonly int[] Steps = [1_000, 0, 1, 5_000, 14_000, 15_000, 16_000, 20_000, 45_000, 300_000];

    /// <summary>What each number means, in order; D of a press at a counter: it saw another card.</summary>
    private static readonly Dictionary<Op, string> Names = new()
    {
        [Op.Issue] = "queue channel class person",
        [Op.Paper] = "queue number class",
        [Op.CheckIn] = "card how",
        [Op.Return] = "card",
        [Op.StepOut] = "card",
        [Op.Leave] = "card",
        [Op.Open] = "counter",
        [Op.Close] = "counter",
        [Op.CallNext] = "counter . . stale",
        [Op.Recall] = "counter . . stale",
        [Op.Start] = "counter service . stale",
        [Op.ChangeServiceKind] = "counter service . stale",
        [Op.Hold] = "counter . . stale",
        [Op.Resume] = "counter card . stale",
        [Op.Miss] = "counter . . stale",
        [Op.Transfer] = "counter . . stale",
        [Op.OutOfTurn] = "counter card reason stale",
        [Op.Undo] = "counter . . stale",
        [Op.Finish] = "counter . . stale",
        [Op.Advance] = "step",
    };

    public int TouchesCounter => Op is >= Op.Open and <= Op.Finish ? A : -1;

    public override string ToString()
    {
        var values = (int[])[A, B, C, D];
        var told = Names[Op].Split(' ').Index().Where(n => n.Item != "." && (n.Item != "stale" || values[n.Index] != 0))
            .Select(n => n.Item == "step" ? $"{Steps[values[n.Index]].ToString(CultureInfo.InvariantCulture)} ms" : $"{n.Item} {values[n.Index].ToString(CultureInfo.InvariantCulture)}");
        return $"{Op} {string.Join(", ", told)}";
    }

    /// <summary>The same with smaller numbers, the boldest cut first.</summary>
    public IEnumerable<Command> Simpler()
    {
        if (A > 0) yield return this with { A = 0 };
        if (B > 0) yield return this with { B = 0 };
        if (C > 0) yield return this with { C = 0 };
        if (D > 0) yield return this with { D = 0 };
        if (A > 1) yield return this with { A = A - 1 };
        if (B > 1) yield return this with { B = B - 1 };
        if (C > 1) yield return this with { C = C - 1 };
    }
}

/// <summary>A made-up morning. The same seed makes the same one.</summary>
public sealed record Plan(IReadOnlyList<ModelRules> Rules, IReadOnlyList<Command> Commands)
{
    public const int Queues = 2;
    public const int Counters = 4;
    public const int People = 6;

    /// <summary>Three counters in four serve the first queue.</summary>
    public static int QueueOf(int counter) => counter == 3 ? 1 : 0;

    private static readonly (Op Op, int Weight)[] Weights =
    [
        (Op.Issue, 30), (Op.Paper, 2), (Op.CheckIn, 9), (Op.Return, 6), (Op.StepOut, 4), (Op.Leave, 3), (Op.Open, 2), (Op.Close, 1), (Op.CallNext, 24), (Op.Recall, 8), (Op.Start, 12), (Op.ChangeServiceKind, 2),
        (Op.Hold, 4), (Op.Resume, 4), (Op.Miss, 7), (Op.Transfer, 6), (Op.OutOfTurn, 6), (Op.Undo, 9), (Op.Finish, 6), (Op.Advance, 22),
    ];

    public static Plan Make(int seed, int length)
    {
        var chance = new Random(seed);
        ModelRules Rules() => new()
        {
            OrdinaryPerPriority = chance.Next(1, 4),
            MostCalls = chance.Next(2, 4),
            CallsBeforeMissed = chance.Next(1, 3),
            SecondsBetweenCalls = chance.Next(3) == 0 ? 0 : 20,
            ReturnsBehind = chance.Next(1, 4),
            MostPerDay = chance.Next(5) == 0 ? 8 : 0,
        };
        var rules = (ModelRules[])[Rules(), Rules()];
        var commands = Enumerable.Range(0, Counters).Where(_ => chance.Next(8) > 0).Select(c => new Command(Op.Open, c)).ToList();
        while (commands.Count < length) commands.Add(One(chance));
        return new Plan(rules, commands);
    }

    private static Command One(Random chance)
    {
        var draw = chance.Next(Weights.Sum(w => w.Weight));
        var op = Weights.First(w => (draw -= w.Weight) < 0).Op;
        // Most of the day happens at the first two counters and with the cards of the last minutes.
        var counter = chance.Next(3) == 0 ? chance.Next(Counters) : chance.Next(2);
        var card = chance.Next(24);
        var stale = chance.Next(25) == 0 ? 1 : 0;
        return op switch
        {
            Op.Issue => new Command(op, chance.Next(4) == 0 ? 1 : 0, chance.Next(7), chance.Next(3) == 0 ? chance.Next(1, 5) : 0, chance.Next(People)),
            Op.Paper => new Command(op, chance.Next(Queues), chance.Next(4), chance.Next(3)),
            Op.CheckIn => new Command(op, card, chance.Next(5)),
            Op.Return or Op.StepOut or Op.Leave => new Command(op, card),
            Op.Open or Op.Close => new Command(op, chance.Next(Counters)),
            Op.Start => new Command(op, counter, chance.Next(3), 0, stale),
            Op.ChangeServiceKind => new Command(op, counter, chance.Next(2), 0, stale),
            Op.Resume => new Command(op, counter, card, 0, stale),
            Op.OutOfTurn => new Command(op, counter, card, chance.Next(8), stale),
            Op.Advance => new Command(op, chance.Next(Command.Steps.Length)),
            _ => new Command(op, counter, 0, 0, stale),
        };
    }
}
