using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// The service itself, with two queues and four counters, on which the commands are tried: each in a scope of its own, as a
/// request would, and each press with what the last picture of the queue showed.
/// </summary>
public sealed class ModelOffice : IAsyncDisposable
{
    private readonly Service _service;
    private readonly RunningClock _clock;
    private readonly List<Guid> _cards = [];
    private readonly List<QueueNow?> _pictures = [null, null];
    private readonly Guid[] _accounts = [.. Enumerable.Range(0, Plan.Counters).Select(_ => Guid.CreateVersion7())];
    private Guid[] _requests = [];

    private ModelOffice(Service service, RunningClock clock, ModelTown town) => (_service, _clock, Town) = (service, clock, town);

    public ModelTown Town { get; }
    public Service Service => _service;
    public DateTime Now => _clock.Now();
    public DateOnly Today => ThaiCalendar.Day(Now);
    public IReadOnlyList<Guid> Cards => _cards;

    public static async Task<ModelOffice> StartAsync(Database database)
    {
        var clock = new RunningClock(FakeClock.FridayMorning().GetUtcNow(), speed: 0);
        // Nothing happens but what is commanded: days are closed by hand.
        var service = await Service.StartAsync(database, configure: services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.ReturnType == typeof(CloseDaysJob)).ToList()) services.Remove(loop);
        });
        return new ModelOffice(service, clock, await ModelTown.BuildAsync(service));
    }

    /// <summary>A new working day, with these rules.</summary>
    public async Task BeginDayAsync(IReadOnlyList<ModelRules> rules)
    {
        var day = Today.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        _clock.JumpTo(new DateTimeOffset(ThaiCalendar.ToUtc(day.ToDateTime(new TimeOnly(9, 30)))));
        // The day before may have been left in the middle, where the two parted.
        await CloseYesterdayAsync();
        await Town.SetRulesAsync(_service, rules);
        _cards.Clear();
        _requests = [.. Enumerable.Range(0, Plan.People).Select(_ => Guid.CreateVersion7())];
        for (var queue = 0; queue < Plan.Queues; queue++) await LookAsync(queue);
    }

    public async Task<string> RunAsync(Command command)
    {
        if (command.Op == Op.Advance)
        {
            _clock.JumpTo(_clock.GetUtcNow() + TimeSpan.FromMilliseconds(Command.Steps[command.A]));
            return Ends.Done;
        }
        if (ModelDay.NamesCard(command) && _cards.Count == 0) return Ends.Skipped;
        await using var scope = _service.Services.CreateAsyncScope();
        return await RunAsync(command, scope.ServiceProvider);
    }

    /// <summary>How the queue looks now, as text.</summary>
    public async Task<string> LookAsync(int queue)
    {
        await using var scope = _service.Services.CreateAsyncScope();
        var now = (await scope.ServiceProvider.GetRequiredService<ReadQueueNow>().RunAsync(Town.Queues[queue], CancellationToken.None))!;
        _pictures[queue] = now;
        return QueuePicture.Of(now.Stamp,
            now.Waiting.Select(c => $"{c.Text}{(c.Lane == Lane.Priority ? "*" : "")}{(c.IsPresent ? "" : "?")} {c.Ahead}"),
            now.Others.Select(c => $"{c.Text} {c.State}").Order(StringComparer.Ordinal),
            now.Counters.Select(c => $"{Town.CounterOf(c.PointId)}:{c.CardText ?? "-"}"),
            now.Calls.Select(c => $"{c.CardText}>{Town.CounterNumbered(queue, c.Counter)}{(c.IsAgain ? " again" : "")}"),
            now.MissedToday, now.FinishedToday, now.OutOfTurnToday);
    }

    /// <summary>Past midnight: yesterday is closed, as the job would.</summary>
    public Task EndDayAsync()
    {
        _clock.JumpTo(new DateTimeOffset(ThaiCalendar.ToUtc(Today.AddDays(1).ToDateTime(new TimeOnly(0, 0, 30)))));
        return CloseYesterdayAsync();
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task CloseYesterdayAsync()
    {
        await using var scope = _service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseDays>().RunAsync(CancellationToken.None);
    }

    private async Task<string> RunAsync(Command command, IServiceProvider parts)
    {
        T The<T>() where T : notnull => parts.GetRequiredService<T>();
        var none = CancellationToken.None;
        var press = command.TouchesCounter >= 0 ? Press(command) : null!;
        return command.Op switch
        {
            Op.Issue => await IssueAsync(command, The<TakeTicket>(), The<TicketTokens>()),
            Op.Paper => await PaperAsync(command, The<KeyInPaperTicket>()),
            Op.CheckIn => End(await (command.B is 1 or 4 ? The<CheckIn>().WithCodeAsync(Card(command.A), Code(The<TicketTokens>(), command), TicketChannel.Web, none) : The<CheckIn>().SeenAsync(Card(command.A), Actor(0), none))),
            Op.Return => End(await The<ReturnToQueue>().SeenAsync(Card(command.A), Actor(0), none)),
            Op.StepOut => End(await The<StepOut>().RunAsync(Card(command.A), Doer.Citizen(TicketChannel.Web), none)),
            Op.Leave => End(await The<LeaveQueue>().RunAsync(Card(command.A), Doer.Citizen(TicketChannel.Line), none)),
            Op.Open => End(await The<OpenCounter>().RunAsync(Town.Points[command.A], Town.Queues[Plan.QueueOf(command.A)], "45/2569", StaffActor.Of(_accounts[command.A]), none)),
            Op.Close => End(await The<CloseCounter>().RunAsync(Town.Points[command.A], StaffActor.Of(_accounts[command.A]), isSupervisor: false, none)),
            Op.CallNext => End(await The<CallNext>().RunAsync(press, none)),
            Op.Recall => End(await The<RecallTicket>().RunAsync(press, none)),
            Op.Start => End(await The<StartServing>().RunAsync(press, command.B == 0 ? null : Town.Kinds[command.B - 1], none)),
            Op.ChangeServiceKind => End(await The<ChangeServiceKind>().RunAsync(press, Town.Kinds[command.B], none)),
            Op.Hold => End(await The<HoldTicket>().RunAsync(press, none)),
            Op.Resume => End(await The<ResumeTicket>().RunAsync(press, Card(command.B), none)),
            Op.Miss => End(await The<MarkMissed>().RunAsync(press, none)),
            Op.Transfer => End(await The<TransferTicket>().RunAsync(press, Town.Queues[1 - Plan.QueueOf(command.A)], none)),
            Op.OutOfTurn => End(await The<CallOutOfTurn>().RunAsync(press, Card(command.B), ModelDay.ReasonOf(command.C), command.C == 6 ? "สั้น" : "อาการไม่ดี ให้เข้าก่อน", none)),
            Op.Undo => End(await The<UndoLast>().RunAsync(press, none)),
            Op.Finish => End(await The<FinishTicket>().RunAsync(press, none)),
            _ => throw new InvalidOperationException($"{command.Op} is no step of the service."),
        };
    }

    private async Task<string> IssueAsync(Command command, TakeTicket take, TicketTokens tokens)
    {
        var (channel, hallCode) = ModelDay.ChannelOf(command.B);
        var (request, usesEarlier) = channel == TicketChannel.Web ? ModelDay.PhoneOf(command.D) : (null, false);
        var outcome = await take.RunAsync(new CardRequest(ModelTown.Codes[command.A], channel, channel == TicketChannel.Staff ? Actor(command.A) : Doer.Citizen(channel))
        {
            Class = (TicketClass)command.C,
            LineUserId = channel == TicketChannel.Line ? $"U{command.D:x32}" : null,
            RequestId = request is { } form ? _requests[form] : null,
            EarlierTicketId = usesEarlier && _cards.Count > 0 ? Card(command.D) : null,
            HallCode = hallCode ? tokens.HallCode(Town.Queues[command.A], Now) : null,
        }, CancellationToken.None);
        return outcome.Match(
            issued =>
            {
                _cards.Add(issued.Ticket.Id);
                return Ends.Issued(issued.Ticket.Text);
            },
            same => Ends.Same(same.Ticket.Text), _ => Ends.Closed, _ => Ends.Full, _ => Ends.Unknown);
    }

    private async Task<string> PaperAsync(Command command, KeyInPaperTicket keyIn)
    {
        var outcome = await keyIn.WaitingAsync(ModelTown.Codes[command.A], command.B + 1, (TicketClass)command.C, null, StaffActor.Of(_accounts[0]), CancellationToken.None);
        if (outcome is not EditOutcome.Saved saved) return End(outcome);
        _cards.Add(Guid.Parse(saved.Key));
        return Ends.Issued(Ticket.TextOf(QueueModel.PaperPrefixOf(command.A), command.B + 1));
    }

    /// <summary>What the console showed; a stale press saw something that was never there.</summary>
    private CounterPress Press(Command command)
    {
        var (point, picture) = (Town.Points[command.A], _pictures[Plan.QueueOf(command.A)]!);
        var card = picture.Counters.FirstOrDefault(c => c.PointId == point)?.CardText is { } text ? picture.Others.Single(c => c.Text == text) : null;
        return new CounterPress(point, _accounts[command.A], StaffActor.Of(_accounts[command.A]), command.D != 0 && card is null ? point : card?.TicketId, (card?.Revision ?? 0) + (command.D != 0 ? 1 : 0));
    }

    private Guid Card(int number) => _cards[number % _cards.Count];

    private string Code(TicketTokens tokens, Command command)
    {
        var queue = Enumerable.Range(0, Plan.Queues).FirstOrDefault(q => _pictures[q]!.Find(Card(command.A)) is not null);
        var right = tokens.HallCode(Town.Queues[queue], Now);
        return command.B == 4 ? $"{(right[0] - '0' + 5) % 10}{right[1..]}" : right;
    }

    private Doer Actor(int counter) => new(StaffActor.Of(_accounts[counter]), TicketChannel.Staff);

    private static string End(CounterOutcome outcome) => outcome.Match(_ => Ends.Done, _ => Ends.Stale, _ => Ends.Refused, _ => Ends.NotOpen);

    private static string End(CardOutcome outcome) => outcome.Match(_ => Ends.Done, _ => Ends.Refused, _ => Ends.Unknown);

    private static string End(EditOutcome outcome) => outcome.Match(_ => Ends.Done, _ => Ends.Refused, _ => "changed meanwhile", _ => Ends.Unknown);
}
