using Line.Messaging;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Fetches the pictures people sent by LINE, and tries for a week as long as LINE may still have them.</summary>
public sealed class FetchLinePictures(ParticipationContext db, LineMessagingClient line, FileStore store, TimeProvider clock)
{
    private const int MostAtOnce = 20;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
        TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(3),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var due = await db.Set<CaseFile>().AsNoTracking().Where(f => f.TryAt != null && f.TryAt <= now).OrderBy(f => f.TryAt).Take(MostAtOnce).ToListAsync(ct);
        foreach (var file in due) await FetchAsync(file, ct);
    }

    private async Task FetchAsync(CaseFile wanted, CancellationToken ct)
    {
        // No transaction is open while LINE is asked.
        using var content = new MemoryStream();
        var outcome = await line.GetContentAsync(wanted.LineMessageId!, content, CaseFile.MaxBytes, ct);
        var picture = outcome is ContentOutcome.Ready && CheckedFile.Of(content.ToArray()) is { IsPicture: true } checkedFile ? checkedFile : null;
        var loss = outcome.Match<FileLoss?>(ready => picture is null ? FileLoss.NotAPicture : null, notReady => null, gone => FileLoss.TakenBack, notFound => FileLoss.GoneFromLine, tooLarge => FileLoss.TooLarge, refused => null, unknown => null);
        var name = picture is null ? null : await store.SaveUnguessableAsync(picture, ct);
        var isKept = await db.WriteAsync(write => SettleAsync(wanted.Id, name, loss, write), ct);
        if (!isKept) store.Delete(name);
    }

    /// <summary>False where the picture is wanted no more: taken back, erased, or fetched by another process meanwhile.</summary>
    private async Task<bool> SettleAsync(Guid id, string? name, FileLoss? loss, CancellationToken ct)
    {
        var file = await db.Set<CaseFile>().SingleAsync(f => f.Id == id, ct);
        if (file.TryAt is null) return false;
        if (name is not null) file.Fetched(name);
        else if (loss is { } reason) file.Lose(reason);
        else if (file.Tries < Pauses.Length) file.TryAgain(clock.Now() + Pauses[file.Tries]);
        else file.Lose(FileLoss.GoneFromLine);
        return true;
    }
}
