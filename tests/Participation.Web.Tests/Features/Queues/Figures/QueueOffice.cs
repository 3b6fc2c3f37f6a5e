using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Figures;

/// <summary>An office with the queue T2 at counters 1 and 2 and the queue T3 at counter 3, worked by hand through the real actions.</summary>
public sealed class QueueOffice : IAsyncDisposable
{
    private readonly Dictionary<string, Guid> _officers = [];
    private Dictionary<string, Guid> _points = [];

    private QueueOffice(Service service) => Service = service;

    public Service Service { get; }
    public Guid QueueId { get; private set; }
    public Guid OtherQueueId { get; private set; }
    public DateOnly Day => ThaiCalendar.Day(Service.Clock.Now());

    public static async Task<QueueOffice> StartAsync(Database database, Action<IServiceCollection>? configure = null)
    {
        var office = new QueueOffice(await Service.StartAsync(database, configure: configure));
        await Visitor.AddOfficeAsync(office.Service, "D2", "D3");
        var now = office.Service.Clock.Now();
        (office.QueueId, office.OtherQueueId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        await office.Service.WriteAsync(async db =>
        {
            foreach (var point in await db.Set<ServicePoint>().ToListAsync()) point.IsOpen = true;
            office._points = await db.Set<ServicePoint>().ToDictionaryAsync(p => p.Code, p => p.Id);
            db.Add(new Queue { Id = office.QueueId, Code = "T2", Name = "งานทะเบียน", Prefix = "A", PaperPrefix = "P", CreatedAt = now, Version = Guid.CreateVersion7() });
            db.Add(new Queue { Id = office.OtherQueueId, Code = "T3", Name = "งานช่าง", Prefix = "B", PaperPrefix = "R", CreatedAt = now, Version = Guid.CreateVersion7() });
            db.Add(new QueueCounter { QueueId = office.QueueId, PointId = office._points["D1"], Number = 1 });
            db.Add(new QueueCounter { QueueId = office.QueueId, PointId = office._points["D2"], Number = 2 });
            db.Add(new QueueCounter { QueueId = office.OtherQueueId, PointId = office._points["D3"], Number = 1 });
            db.Add(new PaperBlock { Id = Guid.CreateVersion7(), QueueId = office.QueueId, Prefix = "P", First = 1, Last = 20, DeclaredAt = now, DeclaredBy = Guid.CreateVersion7() });
        });
        return office;
    }

    public Guid Point(string code) => _points[code];

    public async Task<T> DoAsync<TAction, T>(Func<TAction, Task<T>> act) where TAction : notnull
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TAction>());
    }

    public Task OpenAsync(string point, bool other = false) => DoAsync<OpenCounter, EditOutcome>(async open =>
    {
        _officers[point] = Guid.CreateVersion7();
        var outcome = await open.RunAsync(_points[point], other ? OtherQueueId : QueueId, "45/2570", StaffActor.Of(_officers[point]), CancellationToken.None);
        Assert.IsType<EditOutcome.Saved>(outcome);
        return outcome;
    });

    public async Task<Ticket> TakeAsync(TicketClass ticketClass = TicketClass.Ordinary, string code = "T2") => Assert.IsType<TakeTicketOutcome.Issued>(
        await DoAsync<TakeTicket, TakeTicketOutcome>(take => take.RunAsync(new CardRequest(code, TicketChannel.Staff, new Doer(StaffActor.Of(Guid.CreateVersion7()), TicketChannel.Staff)) { Class = ticketClass }, CancellationToken.None))).Ticket;

    public Task NextAsync(string point) => PressAsync<CallNext>(point, (next, press) => next.RunAsync(press, CancellationToken.None));

    public Task BeginAsync(string point) => PressAsync<StartServing>(point, (start, press) => start.RunAsync(press, null, CancellationToken.None));

    public Task FinishAsync(string point) => PressAsync<FinishTicket>(point, (finish, press) => finish.RunAsync(press, CancellationToken.None));

    public Task OvertakeAsync(string point, Ticket card) => PressAsync<CallOutOfTurn>(point, (call, press) => call.RunAsync(press, card.Id, OutOfTurnReason.Emergency, "เด็กไข้สูงมาก", CancellationToken.None));

    public Task SendOnAsync(string point) => PressAsync<TransferTicket>(point, (transfer, press) => transfer.RunAsync(press, OtherQueueId, CancellationToken.None));

    public Task UndoAsync(string point) => PressAsync<UndoLast>(point, (undo, press) => undo.RunAsync(press, CancellationToken.None));

    public async Task PressAsync<TAction>(string point, Func<TAction, CounterPress, Task<CounterOutcome>> press) where TAction : notnull
    {
        var pointId = _points[point];
        var at = await Service.ReadAsync(db => db.Set<CounterSession>().Where(s => s.PointId == pointId && s.ClosedAt == null && s.TicketId != null).Join(db.Set<Ticket>(), s => s.TicketId, t => t.Id, (_, t) => t).SingleOrDefaultAsync());
        var outcome = await DoAsync<TAction, CounterOutcome>(action => press(action, new CounterPress(pointId, _officers[point], StaffActor.Of(_officers[point]), at?.Id, at?.Revision ?? 0)));
        Assert.True(outcome is CounterOutcome.Done, outcome.ToString());
    }

    public void Wait(double minutes) => Service.Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>Three ordinary cards and one of the priority lane; one call out of turn, one undone press, one transfer, one left waiting.</summary>
    public async Task PlayMorningAsync()
    {
        await OpenAsync("D1");
        await OpenAsync("D3", other: true);
        for (var i = 0; i < 3; i++)
        {
            await TakeAsync();
            Wait(1);
        }
        await TakeAsync(TicketClass.Elderly);
        var last = await TakeAsync();
        Wait(2);
        await NextAsync("D1");
        await UndoAsync("D1");
        await NextAsync("D1");
        Wait(1);
        await BeginAsync("D1");
        Wait(10);
        await FinishAsync("D1");
        await OvertakeAsync("D1", last);
        await BeginAsync("D1");
        Wait(5);
        await NextAsync("D1");
        Wait(0.5);
        await BeginAsync("D1");
        Wait(2);
        await SendOnAsync("D1");
        Wait(1);
        await NextAsync("D3");
        await BeginAsync("D3");
        Wait(4);
        await FinishAsync("D3");
    }

    /// <summary>Past midnight in Bangkok, and everything closed that is over.</summary>
    public async Task CloseDayAsync()
    {
        Service.Clock.MoveTo(new DateTimeOffset(ThaiCalendar.StartOf(Day.AddDays(1)), TimeSpan.Zero).AddSeconds(30));
        await CloseAsync();
    }

    public Task<int> CloseAsync() => DoAsync<CloseDays, int>(close => close.RunAsync(CancellationToken.None));

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
