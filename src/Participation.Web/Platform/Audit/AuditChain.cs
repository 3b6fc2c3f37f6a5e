using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// Numbers and signs audit records at the very end of a write transaction, so that the chain has one writer at a time:
/// BEGIN IMMEDIATE on SQLite, an advisory lock on PostgreSQL.
/// </summary>
public sealed class AuditChain(AuditKey key, TimeProvider clock)
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
    }

    /// <summary>
    /// Walks the whole chain. <paramref name="anchor"/> is the head kept outside the database;
    /// without it a chain cut at its end, or emptied, cannot be told from a shorter one.
    /// </summary>
    public async Task<Verdict> VerifyAsync(ParticipationContext db, AuditAnchor? anchor, CancellationToken ct)
    {
        var (expected, mac) = (1L, Array.Empty<byte>());
        var anchorSeen = anchor is null || anchor.Count == 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != expected) return new Verdict.Broken(expected, "missing");
            mac = Sign(mac, entry.Canonical);
            if (!CryptographicOperations.FixedTimeEquals(mac, entry.Mac)) return new Verdict.Broken(expected, "altered");
            if (!ColumnsMatch(entry)) return new Verdict.Broken(expected, "columns differ from what was signed");
            if (anchor is not null && anchor.Count == expected)
            {
                if (!CryptographicOperations.FixedTimeEquals(mac, anchor.Mac)) return new Verdict.Broken(expected, "differs from the anchored head");
                anchorSeen = true;
            }
            expected++;
        }
        return anchorSeen ? new Verdict.Whole(expected - 1) : new Verdict.Broken(expected, "cut off before the anchored head");
    }

    private byte[] Sign(byte[] previous, byte[] canonical)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        hmac.AppendData(previous);
        hmac.AppendData(canonical);
        return hmac.GetHashAndReset();
    }

    private static bool ColumnsMatch(AuditEntry entry)
    {
        using var signed = JsonDocument.Parse(entry.Canonical);
        var root = signed.RootElement;
        return root.GetProperty("sequence").GetInt64() == entry.Sequence
            && root.GetProperty("at").GetDateTime().ToUniversalTime() == entry.At
            && root.GetProperty("actor").GetString() == entry.Actor
            && root.GetProperty("action").GetString() == entry.Action
            && root.GetProperty("subject").GetString() == entry.Subject;
    }

    public abstract record Verdict
    {
        private Verdict() { }

        public abstract T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken);

        public sealed record Whole(long Count) : Verdict
        {
            public override T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken) => whole(this);
        }

        /// <summary>The first entry that does not hold, and how.</summary>
        public sealed record Broken(long Sequence, string How) : Verdict
        {
            public override T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken) => broken(this);
        }
    }
}

/// <summary>Head of the chain as written down outside the database.</summary>
public sealed record AuditAnchor(long Count, byte[] Mac);
