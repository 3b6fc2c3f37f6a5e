using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// Numbers and signs audit records at the very end of a write transaction, so that the chain has one writer at a time:
/// BEGIN IMMEDIATE on SQLite, an advisory lock on PostgreSQL.
/// </summary>
public sealed class AuditChain(AuditKey key, AuditAnchors anchors, TimeProvider clock)
{
    private const long AdvisoryLock = 0x5061_7274_4175_6474; // "PartAudt"

    internal async Task AppendAsync(ParticipationContext db, IReadOnlyList<AuditRecord> records, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock})", ct);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Mac }).FirstOrDefaultAsync(ct);
        var (sequence, mac) = (last?.Sequence ?? 0, last?.Mac ?? []);
        foreach (var record in records)
        {
            var at = clock.Now();
            var canonical = record.ToCanonicalBytes(++sequence, at);
            mac = Sign(mac, canonical);
            db.AuditEntries.Add(new AuditEntry
            {
                Sequence = sequence,
                At = at,
                Actor = record.Actor,
                Action = record.Action,
                Subject = record.Subject,
                Canonical = canonical,
                Mac = mac,
            });
        }
        var head = new AuditAnchor(sequence, mac);
        db.OnCommitted(() => anchors.NoteHead(head));
    }

    /// <summary>
    /// Walks the whole chain. <paramref name="anchors"/> are heads kept outside the database; without them a chain cut at its
    /// end, or emptied, cannot be told from a shorter one.
    /// </summary>
    public async Task<AuditVerdict> VerifyAsync(ParticipationContext db, IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        var walk = new AuditWalk(Sign, anchors);
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct)) walk.Pass(entry);
        return walk.End();
    }

    private byte[] Sign(byte[] previous, byte[] canonical)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        hmac.AppendData(previous);
        hmac.AppendData(canonical);
        return hmac.GetHashAndReset();
    }
}

/// <summary>Head of the chain as written down outside the database.</summary>
public sealed record AuditAnchor(long Count, byte[] Mac);
