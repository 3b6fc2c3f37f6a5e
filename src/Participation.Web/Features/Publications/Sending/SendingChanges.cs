using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Live;

namespace Participation.Web.Features.Publications;

/// <summary>Tells open pages of a sending that its numbers have changed.</summary>
public sealed class SendingChanges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendingChanges> log) : ChangeWatch(clock, log)
{
    protected override async Task<IReadOnlyDictionary<Guid, long>> StampsAsync(IReadOnlyCollection<Guid> watched, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await MulticastProgress.ReadAsync(scope.ServiceProvider.GetRequiredService<ParticipationContext>(), watched, ct)).ToDictionary(p => p.Key, p => p.Value.Stamp);
    }
}
