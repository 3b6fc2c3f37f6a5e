using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Web.Delivery.Incoming;

namespace Participation.Web.Tests.Support;

/// <summary>Stands where the chat stands, so that the inbox's own rules can be seen: notes what it handles and fails when told to.</summary>
public sealed class ScriptedHandler : IInboxHandler
{
    private readonly ConcurrentQueue<string> _handled = [];

    public Func<InboxEvent, CancellationToken, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<string> Handled => [.. _handled];

    public async Task<InboxVerdict> HandleAsync(InboxEvent inboxEvent, CancellationToken ct)
    {
        await Script(inboxEvent, ct);
        _handled.Enqueue(inboxEvent.EventKey);
        return InboxVerdict.Handled;
    }

    public void Register(IServiceCollection services) => services.Replace(ServiceDescriptor.Scoped<IInboxHandler>(_ => this));
}

public static class InboxFilling
{
    /// <summary>Puts events straight into the inbox, each given as (key, lane, seconds after now).</summary>
    public static Task FillInboxAsync(this Service service, params (string Key, string Lane, int Seconds)[] events) =>
        service.Services.GetRequiredService<InboxWriter>().AppendAsync(
            [.. events.Select(e => new IncomingEvent(e.Key, e.Lane, "message", service.Clock.GetUtcNow().UtcDateTime.AddSeconds(e.Seconds), Encoding.UTF8.GetBytes("{}")))]);
}
