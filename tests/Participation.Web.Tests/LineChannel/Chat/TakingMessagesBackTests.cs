using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Retention;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>What a person takes back is gone here too, in whichever order LINE tells of it.</summary>
public sealed class TakingMessagesBackTests
{
    private const string MessageId = "461230966842064897";

    [Theory, OnBothDatabases]
    public async Task The_message_s_bytes_leave_the_inbox_and_every_slice_is_told(Database database)
    {
        var told = new List<string>();
        await using var world = await LineWorld.StartAsync(database, configure: s => s.AddScoped<ChatHandler>(_ => new Listening(told)));
        var malee = await Talk.WithFriendAsync(world);
        var act = await world.Line.SendTextAsync(malee.UserId, "เมนู");
        await world.SettleAsync();
        Assert.Contains(await TalkingTests.KeptAsync(world), t => t.Contains(act.MessageId!, StringComparison.Ordinal));

        await world.Line.UnsendAsync(malee.UserId, act.MessageId!);
        await world.SettleAsync();

        Assert.DoesNotContain(await TalkingTests.KeptAsync(world), t => t.Contains("เมนู", StringComparison.Ordinal));
        Assert.Equal([act.MessageId!], told);
    }

    [Theory, OnBothDatabases]
    public async Task Taken_back_before_it_arrives_it_is_neither_read_nor_kept(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        object source = new { type = "user", userId = malee.UserId };

        await malee.DoAsync(() => world.Line.SendEventsAsync([new { type = "unsend", source, unsend = new { messageId = MessageId } }], replyTokens: false));
        await malee.DoAsync(() => world.Line.SendEventsAsync([new { type = "message", source, message = new { type = "text", id = MessageId, text = "ความลับ" } }]));

        Assert.Empty(malee.Answers);
        Assert.DoesNotContain(await TalkingTests.KeptAsync(world), t => t.Contains("ความลับ", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Tombstones_conversations_and_spent_forms_go_when_their_time_is_over(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("มาก");
        await malee.TapAsync("เขียนความเห็นเพิ่ม");
        await malee.DoAsync(() => world.Line.SendEventsAsync([new { type = "unsend", source = new { type = "user", userId = malee.UserId }, unsend = new { messageId = MessageId } }], replyTokens: false));
        var job = world.Service.Services.GetRequiredService<RetentionJob>();
        Assert.All((await job.RunAsync(CancellationToken.None)).Values, removed => Assert.Equal(0, removed));

        await world.AdvanceAsync(TimeSpan.FromDays(2));
        await job.RunAsync(CancellationToken.None);
        // What was written in the flow is gone at once; that there was one, later.
        Assert.Equal([""], await world.Service.ReadAsync(db => db.Set<Participation.Web.LineChannel.Conversations.Conversation>().Select(c => c.State).ToListAsync()));
        await world.AdvanceAsync(TimeSpan.FromDays(40));
        await job.RunAsync(CancellationToken.None);

        Assert.Equal((0, 0, 0), await world.Service.ReadAsync(async db => (
            await db.Set<Participation.Web.LineChannel.Conversations.Conversation>().CountAsync(),
            await db.Set<ChatMessage>().CountAsync(),
            await db.Set<Participation.Web.Platform.Forms.SpentForm>().CountAsync())));
    }

    private sealed class Listening(List<string> told) : ChatHandler
    {
        public override string Topic => "listening";

        public override Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct)
        {
            told.Add(messageId);
            return Task.CompletedTask;
        }
    }
}
