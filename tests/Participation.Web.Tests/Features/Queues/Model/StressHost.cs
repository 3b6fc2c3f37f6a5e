using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>What one process is to do, handed to it in a file.</summary>
public sealed record StressTask(string ConnectionString, string Folder, DateTimeOffset Began, IReadOnlyList<Guid> Queues, IReadOnlyList<Guid> Points, IReadOnlyList<Guid> Kinds, IReadOnlyList<Guid> Accounts, int Seed, int Steps);

/// <summary>What became of it: how often each step ended how, and what should never happen.</summary>
public sealed record StressReport(IReadOnlyDictionary<string, int> Ends, IReadOnlyList<string> Failures);

/// <summary>
/// One host of the service in a process of its own: an officer's browser at every counter, and citizens who do what they like
/// with whatever card they find, also one that the other process gave.
/// </summary>
public sealed class StressHost
{
    /// <summary>Said on a line of its own among whatever the service prints.</summary>
    public const string Ready = "stress: ready";
    public const string Done = "stress: done";
    public const int Speed = 4;

    private const int Citizens = 3;

    private readonly Service _service;
    private readonly RunningClock _clock;
    private readonly ModelTown _town;
    private readonly IReadOnlyList<Guid> _accounts;
    private readonly ConcurrentDictionary<string, int> _ends = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private int _left;

    private StressHost(Service service, RunningClock clock, ModelTown town, IReadOnlyList<Guid> accounts) => (_service, _clock, _town, _accounts) = (service, clock, town, accounts);

    /// <summary>What this process runs: waits for a line before the morning and for another before midnight.</summary>
    public static async Task RunAsync(string taskFile)
    {
        var task = JsonSerializer.Deserialize<StressTask>(await File.ReadAllTextAsync(taskFile))!;
        var clock = new RunningClock(FakeClock.FridayMorning().GetUtcNow(), Speed, task.Began);
        await using var service = await StartAsync(task.ConnectionString, task.Folder, clock);
        var host = new StressHost(service, clock, new ModelTown(task.Queues, task.Points, task.Kinds), task.Accounts);
        await SayAsync(Ready);
        await Console.In.ReadLineAsync();
        await host.WorkAsync(task.Seed, task.Steps);
        await SayAsync(Done);
        await Console.In.ReadLineAsync();
        await host.CloseDayAsync();
        await File.WriteAllTextAsync(taskFile + ".report", JsonSerializer.Serialize(new StressReport(host._ends, [.. host._failures])));
    }

    /// <summary>The service on a database that is there already.</summary>
    public static Task<Service> StartAsync(string connectionString, string folder, RunningClock clock) => Service.StartAsync(
        Database.Postgres,
        settings: new Dictionary<string, string?> { ["Site:DataDirectory"] = folder, ["Database:ConnectionString"] = connectionString },
        configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync("\n" + line);

    private async Task WorkAsync(int seed, int steps)
    {
        _left = steps;
        // The other process opens them too; whoever is second is told so.
        for (var counter = 0; counter < Plan.Counters; counter++) await DoAsync(new Command(Op.Open, counter), new Random(seed));
        var everybody = Enumerable.Range(0, Plan.Counters).Select(i => WorkAsync(new Random(seed + i), chance => Officer(i, chance)))
            .Concat(Enumerable.Range(0, Citizens).Select(i => WorkAsync(new Random(seed + 100 + i), Citizen)));
        await Task.WhenAll(everybody.Select(work => Task.Run(() => work)));
    }

    private async Task CloseDayAsync()
    {
        _clock.JumpTo(new DateTimeOffset(ThaiCalendar.ToUtc(ThaiCalendar.Day(_clock.Now()).AddDays(1).ToDateTime(new TimeOnly(0, 1)))));
        await using var scope = _service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseDays>().RunAsync(CancellationToken.None);
    }

    private async Task WorkAsync(Random chance, Func<Random, Command> next)
    {
        while (Interlocked.Decrement(ref _left) >= 0)
        {
            var command = next(chance);
            try
            {
                var end = await DoAsync(command, chance);
                _ends.AddOrUpdate($"{command.Op} {end}", 1, (_, count) => count + 1);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                _failures.Enqueue($"{command}: {failure.GetType().Name} {(failure.InnerException ?? failure).Message}");
            }
        }
    }

    private static Command Officer(int counter, Random chance) => chance.Next(100) switch
    {
        < 30 => new Command(Op.CallNext, counter),
        < 45 => new Command(Op.Start, counter, chance.Next(3)),
        < 53 => new Command(Op.Recall, counter),
        < 61 => new Command(Op.Miss, counter),
        < 67 => new Command(Op.Transfer, counter),
        < 71 => new Command(Op.Hold, counter),
        < 75 => new Command(Op.Resume, counter),
        < 80 => new Command(Op.OutOfTurn, counter),
        < 90 => new Command(Op.Undo, counter),
        < 94 => new Command(Op.ChangeServiceKind, counter, chance.Next(2)),
        _ => new Command(Op.Finish, counter),
    };

    private static Command Citizen(Random chance) => chance.Next(100) switch
    {
        < 45 => new Command(Op.Issue, chance.Next(2), chance.Next(7), chance.Next(3) == 0 ? chance.Next(1, 5) : 0, chance.Next(40)),
        < 65 => new Command(Op.CheckIn),
        < 80 => new Command(Op.Return),
        < 92 => new Command(Op.StepOut),
        _ => new Command(Op.Leave),
    };

    private async Task<string> DoAsync(Command command, Random chance)
    {
        await using var scope = _service.Services.CreateAsyncScope();
        T The<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var none = CancellationToken.None;
        var press = command.TouchesCounter >= 0 && command.Op != Op.Open ? await PressAsync(command.A, chance, The<ReadQueueNow>()) : default;
        var card = command.Op is Op.CheckIn or Op.Return or Op.StepOut or Op.Leave ? await CardAsync(chance.Next(40)) : Guid.Empty;
        return command.Op switch
        {
            Op.Issue => await IssueAsync(command, The<TakeTicket>(), The<TicketTokens>()),
            Op.CheckIn => Kind(await The<CheckIn>().SeenAsync(card, Doer.Citizen(TicketChannel.Web), none)),
            Op.Return => Kind(await The<ReturnToQueue>().SeenAsync(card, Doer.Citizen(TicketChannel.Web), none)),
            Op.StepOut => Kind(await The<StepOut>().RunAsync(card, Doer.Citizen(TicketChannel.Line), none)),
            Op.Leave => Kind(await The<LeaveQueue>().RunAsync(card, Doer.Citizen(TicketChannel.Line), none)),
            Op.Open => Kind(await The<OpenCounter>().RunAsync(_town.Points[command.A], _town.Queues[Plan.QueueOf(command.A)], "45/2569", StaffActor.Of(_accounts[command.A]), none)),
            Op.CallNext => Kind(await The<CallNext>().RunAsync(press.Press, none)),
            Op.Recall => Kind(await The<RecallTicket>().RunAsync(press.Press, none)),
            Op.Start => Kind(await The<StartServing>().RunAsync(press.Press, command.B == 0 ? null : _town.Kinds[command.B - 1], none)),
            Op.ChangeServiceKind => Kind(await The<ChangeServiceKind>().RunAsync(press.Press, _town.Kinds[command.B], none)),
            Op.Hold => Kind(await The<HoldTicket>().RunAsync(press.Press, none)),
            Op.Resume => Kind(await The<ResumeTicket>().RunAsync(press.Press, press.Held, none)),
            Op.Miss => Kind(await The<MarkMissed>().RunAsync(press.Press, none)),
            Op.Transfer => Kind(await The<TransferTicket>().RunAsync(press.Press, _town.Queues[1 - Plan.QueueOf(command.A)], none)),
            Op.OutOfTurn => Kind(await The<CallOutOfTurn>().RunAsync(press.Press, press.Waiting, OutOfTurnReason.Emergency, "อาการไม่ดี ให้เข้าก่อน", none)),
            Op.Undo => Kind(await The<UndoLast>().RunAsync(press.Press, none)),
            Op.Finish => Kind(await The<FinishTicket>().RunAsync(press.Press, none)),
            _ => throw new InvalidOperationException($"{command.Op} is not stressed."),
        };
    }

    private Task<Guid> CardAsync(int back) => _service.ReadAsync(db => db.Set<Ticket>().OrderByDescending(t => t.Id).Skip(back).Select(t => t.Id).FirstOrDefaultAsync());

    /// <summary>As the console of this host shows it at this moment; by the time it is pressed the other may have pressed.</summary>
    private async Task<(CounterPress Press, Guid Held, Guid Waiting)> PressAsync(int counter, Random chance, ReadQueueNow read)
    {
        var (point, now) = (_town.Points[counter], (await read.RunAsync(_town.Queues[Plan.QueueOf(counter)], CancellationToken.None))!);
        var card = now.Counters.FirstOrDefault(c => c.PointId == point)?.CardText is { } text ? now.Others.FirstOrDefault(c => c.Text == text) : null;
        var held = now.Others.FirstOrDefault(c => c.State == TicketState.Held)?.TicketId ?? Guid.Empty;
        var waiting = now.Waiting.Count == 0 ? Guid.Empty : now.Waiting[chance.Next(now.Waiting.Count)].TicketId;
        return (new CounterPress(point, _accounts[counter], StaffActor.Of(_accounts[counter]), card?.TicketId, card?.Revision ?? 0), held, waiting);
    }

    private async Task<string> IssueAsync(Command command, TakeTicket take, TicketTokens tokens)
    {
        var (channel, hallCode) = ModelDay.ChannelOf(command.B);
        var outcome = await take.RunAsync(new CardRequest(ModelTown.Codes[command.A], channel, channel == TicketChannel.Staff ? new Doer(StaffActor.Of(_accounts[0]), TicketChannel.Staff) : Doer.Citizen(channel))
        {
            Class = (TicketClass)command.C,
            LineUserId = channel == TicketChannel.Line ? $"U{command.D:x32}" : null,
            HallCode = hallCode ? tokens.HallCode(_town.Queues[command.A], _clock.Now()) : null,
        }, CancellationToken.None);
        return Kind(outcome);
    }

    private static string Kind(object outcome) => outcome.GetType().Name;
}
