using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>A text withdrawn at the very moment at which its message to a village's group begins.</summary>
public sealed class WithdrawnWhileSendingTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_about_to_begin_is_taken_back_unpaid_and_everything_else_goes(Database database)
    {
        var meanwhile = new Meanwhile("outbox_messages");
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0, configure: meanwhile.Register);
        var (first, second) = (await world.AddGroupAsync(0, 2), await world.AddGroupAsync(1, 3));
        var (withdrawn, kept) = (await world.PublishAsync(), await world.PublishAsync(title: "อีกเรื่อง"));
        await world.TellGroupsAsync(withdrawn, 0);
        await world.TellGroupsAsync(kept, 1);
        Assert.Equal(5, await world.BookedAsync());
        var approver = await ApproverAsync(world);

        meanwhile.Does(() => WithdrawAsync(approver, withdrawn));
        await SendAsync(world);

        Assert.Equal((0, 1), (await world.PushesAsync(first), await world.PushesAsync(second)));
        Assert.Equal(3, await world.BookedAsync());
        Assert.Equal(ToldGroupState.Failed, await StateAsync(world, withdrawn));
    }

    /// <summary>On SQLite nobody comes between the reading of a message and its beginning.</summary>
    [Fact]
    public async Task What_is_taken_back_between_being_read_and_begun_does_not_go_and_holds_up_nothing_behind_it()
    {
        var meanwhile = new Meanwhile("payload");
        await using var world = await SendingWorld.StartAsync(Database.Postgres, perVillage: 0, configure: meanwhile.Register);
        var group = await world.AddGroupAsync(0, 2);
        var (withdrawn, kept) = (await world.PublishAsync(), await world.PublishAsync(title: "อีกเรื่อง"));
        await world.TellGroupsAsync(withdrawn, 0);
        await world.TellGroupsAsync(kept, 0);
        var approver = await ApproverAsync(world);

        meanwhile.Does(() => WithdrawAsync(approver, withdrawn));
        await SendAsync(world);

        Assert.Equal(1, await world.PushesAsync(group));
        Assert.Equal(2, await world.BookedAsync());
        Assert.Equal((ToldGroupState.Failed, ToldGroupState.Sent), (await StateAsync(world, withdrawn), await StateAsync(world, kept)));
        Assert.DoesNotContain(world.Service.Log, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_under_way_ends_as_LINE_took_it_and_what_LINE_does_not_take_then_is_not_sent_later(Database database)
    {
        var asked = new WhileLineIsAsked("/push");
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0, configure: asked.Register);
        string[] groups = [await world.AddGroupAsync(0, 2), await world.AddGroupAsync(1, 3), await world.AddGroupAsync(2, 4)];
        var approver = await ApproverAsync(world);
        // Taken, asked to wait, and without an answer although it was taken.
        string?[] faults = [null, "rateLimited", "serverErrorAfterAccepting"];
        foreach (var (village, fault) in faults.Index())
        {
            var number = await world.PublishAsync(title: $"เรื่องที่ {village + 1}");
            await world.TellGroupsAsync(number, village);
            if (fault is not null) await world.Line.FailAsync("push", fault, count: 1);
            asked.Does(() => WithdrawAsync(approver, number));
            await SendAsync(world);
        }

        await world.World.LiveOnAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.Equal((1, 0, 1), (await world.PushesAsync(groups[0]), await world.PushesAsync(groups[1]), await world.PushesAsync(groups[2])));
        Assert.Equal((ToldGroupState.Sent, ToldGroupState.Failed, ToldGroupState.Unknown), (await StateAsync(world, 1), await StateAsync(world, 2), await StateAsync(world, 3)));
        // What may have arrived stays paid.
        Assert.Equal(6, await world.BookedAsync());
        Assert.Equal(3, (await world.Line.CallsAsync("push")).Count);
    }

    private static async Task<Visitor> ApproverAsync(SendingWorld world) => await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();

    private static async Task WithdrawAsync(Visitor approver, int number)
    {
        await approver.OpenAsync($"/staff/publications/{number}/review");
        await approver.SendAsync("form[action*=Withdraw]", ("Reason", "เลื่อน"));
        Assert.True(approver.Status == HttpStatusCode.OK, approver.Words);
    }

    private static Task SendAsync(SendingWorld world) => world.Service.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(CancellationToken.None);

    /// <summary>As it is kept when the message is long pruned.</summary>
    private static async Task<ToldGroupState> StateAsync(SendingWorld world, int number)
    {
        await world.RunAsync<RecordSendings>(record => record.RunOnceAsync(CancellationToken.None));
        var id = await world.IdOfAsync(number);
        return await world.Service.ReadAsync(db => db.Set<ToldGroup>().Where(t => t.PublicationId == id).Select(t => t.State).SingleAsync());
    }
}
