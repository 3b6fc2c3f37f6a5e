using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Persistence;

/// <summary>
/// Makes what was deleted unreadable in the files. SQLite overwrites it in the database (secure_delete), but pages of
/// before lie in the write-ahead log until it is emptied. PostgreSQL's dumps hold nothing that is deleted.
/// </summary>
public static class DeletedContent
{
    public static async Task OverwriteDeletedAsync(this ParticipationContext db, CancellationToken ct)
    {
        // Waits for readers as long as busy_timeout says; when they do not end, the next round empties the log.
        if (db is SqliteContext) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }
}
