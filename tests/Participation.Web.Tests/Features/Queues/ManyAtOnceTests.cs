using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Tests.Features.Queues.Model;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>Numbers and calls when people do not wait for each other.</summary>
public sealed class ManyAtOnceTests
{
    private readonly Guid[] _officers = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    [Theory, OnBothDatabases]
    public async Task Sixty_who_take_a_card_at_once_get_sixty_numbers_in_a_row(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await ModelTown.BuildAsync(service);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => TakeAsync(service))));

        Assert.Equal(Enumerable.Range(1, 60), numbers.Order());
    }

    [Theory, OnBothDatabases]
    public async Task Two_counters_that_press_next_at_once_never_get_the_same_person(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town, 0);
        await OpenAsync(service, town, 1);
        var called = new List<Guid>();
        for (var round = 0; round < 100; round++)
        {
            await TakeAsync(service);
            await TakeAsync(service);

            await Task.WhenAll(Task.Run(() => NextAsync(service, town, 0)), Task.Run(() => NextAsync(service, town, 1)));

            var now = await service.ReadAsync(db => db.Set<CounterSession>().Where(s => s.TicketId != null).Select(s => s.TicketId!.Value).ToListAsync());
            Assert.Equal(2, now.Count);
            called.AddRange(now);
            foreach (var card in now) await LeaveAsync(service, card);
        }

        Assert.Equal(200, called.Distinct().Count());
        Assert.Equal(200, await service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.Called)));
    }

    [Theory, OnBothDatabases]
    public async Task A_button_pressed_twice_at_once_calls_one_person(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var town = await ModelTown.BuildAsync(service);
        await OpenAsync(service, town, 0);
        await TakeAsync(service);
        await TakeAsync(service);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => NextAsync(service, town, 0))));

        Assert.Equal([TicketState.Called, TicketState.Waiting], await service.ReadAsync(db => db.Set<Ticket>().OrderBy(t => t.Number).Select(t => t.State).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_card_that_is_rolled_back_gives_its_number_back(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await ModelTown.BuildAsync(service);
        await TakeAsync(service);

        await Assert.ThrowsAsync<InvalidOperationException>(() => TakeAsync(service, thenFails: true));

        Assert.Equal(2, await TakeAsync(service));
        Assert.Equal([1, 2], await service.ReadAsync(db => db.Set<TicketEvent>().OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync()));
    }

    private static async Task<int> TakeAsync(Service service, bool thenFails = false)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var take = scope.ServiceProvider.GetRequiredService<TakeTicket>();
        return await scope.ServiceProvider.GetRequiredService<ParticipationContext>().WriteAsync(async write =>
        {
            var outcome = await take.RunAsync(new CardRequest(ModelTown.Codes[0], TicketChannel.Screen, Doer.Device(Guid.Empty)), write);
            return thenFails ? throw new InvalidOperationException("The power is gone.") : Assert.IsType<TakeTicketOutcome.Issued>(outcome).Ticket.Number;
        }, CancellationToken.None);
    }

    private async Task OpenAsync(Service service, ModelTown town, int counter)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OpenCounter>().RunAsync(town.Points[counter], town.Queues[0], "45/2569", StaffActor.Of(_officers[counter]), CancellationToken.None);
    }

    private async Task NextAsync(Service service, ModelTown town, int counter)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CallNext>().RunAsync(new CounterPress(town.Points[counter], _officers[counter], StaffActor.Of(_officers[counter]), null, 0), CancellationToken.None);
    }

    private static async Task LeaveAsync(Service service, Guid card)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LeaveQueue>().RunAsync(card, Doer.Citizen(TicketChannel.Web), CancellationToken.None);
    }
}
