using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Queues;

/// <summary>Finds queues by their code; every page, chat and device asks here.</summary>
public static class QueueCodes
{
    public static Task<Queue?> FindQueueAsync(this ParticipationContext db, string? typedCode, CancellationToken ct) =>
        ShortCode.TryParse(typedCode, out var code)
            ? db.Set<Queue>().AsNoTracking().SingleOrDefaultAsync(q => q.Code == code, ct)
            : Task.FromResult<Queue?>(null);
}
