using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>LINE's moving dots while an answer takes longer.</summary>
public sealed class WaitingForAnAnswerTests
{
    [Theory, OnBothDatabases]
    public async Task An_answer_that_is_out_in_time_needs_no_dots(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("เมนู");

        await PatienceIsOverAsync(world);

        Assert.Empty(await world.Line.CallsAsync("loading"));
    }

    [Theory, OnBothDatabases]
    public async Task Dots_are_shown_once_when_it_is_not_handled_or_not_sent_after_a_second_and_a_half(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        var somsak = await Talk.WithFriendAsync(world, "สมศักดิ์");
        await world.Line.SendTextAsync(malee.UserId, "เมนู");
        await world.Line.WaitUntilIdleAsync();
        await world.Service.Services.GetRequiredService<InboxWorker>().RunOnceAsync(CancellationToken.None);
        await world.Line.SendTextAsync(somsak.UserId, "เมนู");
        await world.Line.WaitUntilIdleAsync();

        await PatienceIsOverAsync(world);
        await PatienceIsOverAsync(world);

        var calls = await world.Line.CallsAsync("loading");
        Assert.Equal(2, calls.Count);
        Assert.All(calls, c => Assert.Equal(202, c.Status));
        Assert.All(new[] { malee.UserId, somsak.UserId }, id => Assert.Contains(calls, c => c.RequestBody!.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Groups_get_none_and_a_failing_call_disturbs_nothing()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);
        var group = await world.Line.AddGroupAsync("กลุ่ม", [malee.UserId]);
        await world.Line.SendGroupTextAsync(group.Id, malee.UserId, new("น้องประชา ติดต่อ"));
        await world.Line.WaitUntilIdleAsync();
        await PatienceIsOverAsync(world);
        Assert.Empty(await world.Line.CallsAsync("loading"));

        await world.Line.FailAsync("loading", "serverError");
        await malee.DoAsync(async () =>
        {
            await world.Line.SendTextAsync(malee.UserId, "เมนู");
            await world.Line.WaitUntilIdleAsync();
            await PatienceIsOverAsync(world);
        });

        Assert.Contains("ต้องการทำอะไรคะ", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Service.Log, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    private static async Task PatienceIsOverAsync(LineWorld world)
    {
        await world.AdvanceAsync(LoadingAnimation.Patience);
        await world.Service.Services.GetRequiredService<LoadingAnimation>().RunOnceAsync(CancellationToken.None);
    }
}
