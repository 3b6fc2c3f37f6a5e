using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Two hosts of the service on one PostgreSQL database, each with its own singletons, and many who press at once: every counter
/// has two browsers open, one at each host, and citizens do what they like with whatever card they find.
/// </summary>
public sealed class StressOffice : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder;
    private readonly RunningClock _clock;
    private readonly Service[] _hosts;
    private readonly ModelTown _town;
    private readonly ConcurrentBag<Guid> _cards = [];
    private readonly ConcurrentDictionary<string, int> _ends = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly Guid[] _accounts = [.. Enumerable.Range(0, Plan.Counters).Select(_ => Guid.CreateVersion7())];
    private int _left;

    private StressOffice(TestDatabase database, string folder, RunningClock clock, Service[] hosts, ModelTown town) => (_database, _folder, _clock, _hosts, _town) = (database, folder, clock, hosts, town);

    public IReadOnlyCollection<string> Failures => _failures;
    public IReadOnlyDictionary<string, int> Ends => _ends;

    public static async Task<StressOffice> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("participation-stress-").FullName;
        var database = await TestDatabase.CreateAsync(Database.Postgres, folder);
        var clock = new RunningClock(FakeClock.FridayMorning().GetUtcNow(), speed: 4);
        var settings = new Dictionary<string, string?> { ["Site:DataDirectory"] = folder, ["Database:ConnectionString"] = database.ConnectionString };
        Task<Service> HostAsync() => Service.StartAsync(Database.Postgres, settings: settings, configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var hosts = (Service[])[await HostAsync(), await HostAsync()];
        var town = await ModelTown.BuildAsync(hosts[0]);
        await town.SetRulesAsync(hosts[0], [new ModelRules { SecondsBetweenCalls = 2 }, new ModelRules { OrdinaryPerPriority = 1, SecondsBetweenCalls = 0, CallsBeforeMissed = 1 }]);
        return new StressOffice(database, folder, clock, hosts, town);
    }

    public async Task RunAsync(int seed, int steps)
    {
        _left = steps;
        for (var counter = 0; counter < Plan.Counters; counter++) await DoAsync(_hosts[counter % 2], new Command(Op.Open, counter), new Random(seed));
        var everybody = Enumerable.Range(0, Plan.Counters * 2).Select(i => WorkAsync(_hosts[i % 2], new Random(seed + i), chance => Officer(i / 2, chance)))
            .Concat(Enumerable.Range(0, 6).Select(i => WorkAsync(_hosts[i % 2], new Random(seed + 100 + i), Citizen)));
        await Task.WhenAll(everybody.Select(work => Task.Run(() => work)));
    }

    /// <summary>Midnight, at both hosts at once; then everything the database holds of the day.</summary>
    public async Task<RecordedDay> CloseAsync()
    {
        var today = ThaiCalendar.Day(_clock.Now());
        _clock.JumpTo(new DateTimeOffset(ThaiCalendar.ToUtc(today.AddDays(1).ToDateTime(new TimeOnly(0, 1)))));
        await Task.WhenAll(_hosts.Select(async host =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CloseDays>().RunAsync(CancellationToken.None);
        }));
        return await _hosts[0].ReadAsync(db => RecordedDay.ReadAsync(db, _town.Queues, today, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WorkAsync(Service host, Random chance, Func<Random, Command> next)
    {
        while (Interlocked.Decrement(ref _left) >= 0)
        {
            var command = next(chance);
            try
            {
                var end = await DoAsync(host, command, chance);
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

    private async Task<string> DoAsync(Service host, Command command, Random chance)
    {
        await using var scope = host.Services.CreateAsyncScope();
        T The<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var none = CancellationToken.None;
        var press = command.TouchesCounter >= 0 && command.Op != Op.Open ? await PressAsync(command.A, chance, The<ReadQueueNow>()) : default;
        var card = _cards.IsEmpty ? Guid.Empty : _cards.ElementAt(chance.Next(Math.Min(_cards.Count, 40)));
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
        if (outcome is TakeTicketOutcome.Issued issued) _cards.Add(issued.Ticket.Id);
        return Kind(outcome);
    }

    private static string Kind(object outcome) => outcome.GetType().Name;
}
