using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// Writes the head of the audit chain (count and Mac) to a file outside the database, at start, daily and at stop,
/// so that removing the last entries or all of them is noticed.
/// </summary>
public sealed class AuditAnchors(IServiceScopeFactory scopes, DataFolder folder, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private string FilePath => folder.PathTo("audit-anchors.txt");

    public AuditAnchor? Latest()
    {
        if (!File.Exists(FilePath)) return null;
        var parts = File.ReadLines(FilePath).LastOrDefault(line => line.Length > 0)?.Split('\t');
        return parts is [_, var count, var mac]
            ? new AuditAnchor(long.Parse(count, CultureInfo.InvariantCulture), Convert.FromHexString(mac))
            : null;
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var head = await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Mac }).FirstOrDefaultAsync(ct);
        var latest = Latest();
        // Never anchor a shorter chain over a longer one: that is the very thing an anchor is to reveal.
        if (head is null || (latest is not null && latest.Count >= head.Sequence)) return;
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.Now():yyyy-MM-ddTHH:mm:ssZ}\t{head.Sequence}\t{Convert.ToHexString(head.Mac)}\n");
        await File.AppendAllTextAsync(FilePath, line, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do await WriteAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }
}
