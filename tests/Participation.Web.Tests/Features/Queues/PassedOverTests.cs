using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Queues.Model;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>Whose turn came while they were not in the hall, and other small print of the order that the model found.</summary>
public sealed class PassedOverTests
{
    private readonly Guid _officer = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task Choosing_from_the_list_whoever_is_next_anyway_passes_over_the_absent_as_the_button_does(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town);
        var absent = await TakeAsync(service, TicketChannel.Web);
        var there = await TakeAsync(service, TicketChannel.Screen);

        await RunAsync<CallOutOfTurn>(service, call => call.RunAsync(Press(town), there.Id, null, null, CancellationToken.None));

        Assert.Equal([TicketEventKind.PassedOver, TicketEventKind.Called], await service.ReadAsync(db => db.Set<TicketEvent>().OrderBy(e => e.Sequence).Select(e => e.Kind).Skip(3).ToListAsync()));
        Assert.True(await service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Id == absent.Id).Select(t => t.IsPassedOver).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whose_turn_went_by_unseen_gains_nothing_by_an_errand_in_between(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town);
        var late = await TakeAsync(service, TicketChannel.Web);
        for (var i = 0; i < 5; i++)
        {
            service.Clock.Advance(TimeSpan.FromMinutes(1));
            await TakeAsync(service, TicketChannel.Screen);
        }
        await RunAsync<CallNext>(service, next => next.RunAsync(Press(town), CancellationToken.None));

        await RunAsync<StepOut>(service, step => step.RunAsync(late.Id, Doer.Citizen(TicketChannel.Web), CancellationToken.None));
        await RunAsync<ReturnToQueue>(service, back => back.SeenAsync(late.Id, Doer.Citizen(TicketChannel.Web), CancellationToken.None));

        Assert.Equal(["A003", "A004", "A005", "A006", "A001"], await WaitingAsync(service, town));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_is_sent_again_after_midnight_or_for_another_queue_has_its_card_already(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town);
        var form = Guid.CreateVersion7();
        var card = await TakeAsync(service, TicketChannel.Screen, form);

        var other = await RunAsync<TakeTicket, TakeTicketOutcome>(service, take => take.RunAsync(new CardRequest(ModelTown.Codes[1], TicketChannel.Screen, Doer.Device(Guid.Empty)) { RequestId = form }, CancellationToken.None));
        service.Clock.Advance(TimeSpan.FromHours(15));
        var tomorrow = await RunAsync<TakeTicket, TakeTicketOutcome>(service, take => take.RunAsync(new CardRequest(ModelTown.Codes[0], TicketChannel.Screen, Doer.Device(Guid.Empty)) { RequestId = form }, CancellationToken.None));

        Assert.Equal(card.Id, Assert.IsType<TakeTicketOutcome.AlreadyHas>(other).Ticket.Id);
        Assert.Equal(card.Id, Assert.IsType<TakeTicketOutcome.AlreadyHas>(tomorrow).Ticket.Id);
    }

    /// <summary>On SQLite the clock is read behind the gate anyway.</summary>
    [Fact]
    public async Task Who_waited_for_the_lock_has_not_arrived_before_whoever_held_it()
    {
        await using var service = await Service.StartAsync(Database.Postgres);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town);
        Task<Ticket> second = null!;

        await using (var scope = service.Services.CreateAsyncScope())
        {
            var (db, days, take) = (scope.ServiceProvider.GetRequiredService<ParticipationContext>(), scope.ServiceProvider.GetRequiredService<DayBook>(), scope.ServiceProvider.GetRequiredService<TakeTicket>());
            await db.WriteAsync(async write =>
            {
                await days.OpenAsync(await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == town.Queues[0], write), write);
                second = Task.Run(() => TakeAsync(service, TicketChannel.Screen));
                while (await service.ReadAsync(other => other.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync()) == 0) await Task.Yield();
                service.Clock.Advance(TimeSpan.FromSeconds(3));
                await take.RunAsync(new CardRequest(ModelTown.Codes[0], TicketChannel.Screen, Doer.Device(Guid.Empty)), write);
            }, CancellationToken.None);
        }
        Assert.Equal(2, (await second).Number);

        var arrivals = await service.ReadAsync(db => db.Set<Ticket>().OrderBy(t => t.Number).Select(t => t.ArrivedAt).ToListAsync());
        Assert.Equal([service.Clock.Now(), service.Clock.Now()], arrivals);
    }

    private CounterPress Press(ModelTown town) => new(town.Points[0], _officer, StaffActor.Of(_officer), null, 0);

    private async Task OpenAsync(Service service, ModelTown town) =>
        await RunAsync<OpenCounter>(service, open => open.RunAsync(town.Points[0], town.Queues[0], "45/2569", StaffActor.Of(_officer), CancellationToken.None));

    private static async Task<Ticket> TakeAsync(Service service, TicketChannel channel, Guid? form = null)
    {
        var outcome = await RunAsync<TakeTicket, TakeTicketOutcome>(service, take => take.RunAsync(new CardRequest(ModelTown.Codes[0], channel, Doer.Citizen(channel)) { RequestId = form }, CancellationToken.None));
        return Assert.IsType<TakeTicketOutcome.Issued>(outcome).Ticket;
    }

    private static async Task<IEnumerable<string>> WaitingAsync(Service service, ModelTown town) =>
        (await RunAsync<ReadQueueNow, QueueNow?>(service, read => read.RunAsync(town.Queues[0], CancellationToken.None)))!.Waiting.Select(c => c.Text);

    private static Task<bool> RunAsync<TAction>(Service service, Func<TAction, Task> act) where TAction : notnull => RunAsync<TAction, bool>(service, async action =>
    {
        await act(action);
        return true;
    });

    private static async Task<TOutcome> RunAsync<TAction, TOutcome>(Service service, Func<TAction, Task<TOutcome>> act) where TAction : notnull
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TAction>());
    }
}
