using Npgsql;
using NpgsqlTypes;
using Participation.Web.Delivery.Incoming;

namespace Participation.Web.Persistence.Postgres;

/// <summary>One statement for all waiting requests; RETURNING tells which events were new.</summary>
public sealed class PostgresInboxStore(string connectionString) : IInboxStore, IDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public int[] Insert(IReadOnlyList<IReadOnlyList<IncomingEvent>> requests, DateTime receivedAt)
    {
        // The same event twice in one statement is stored once, and counted for the request that came first.
        var owner = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = new List<IncomingEvent>();
        for (var i = 0; i < requests.Count; i++)
            foreach (var incoming in requests[i])
                if (owner.TryAdd(incoming.EventKey, i)) events.Add(incoming);

        using var connection = _source.OpenConnection();
        using var insert = new NpgsqlCommand("""
            INSERT INTO inbox_events (event_key, lane, type, occurred_at, received_at, payload, status, attempts)
            SELECT key, lane, type, occurred, $6, payload, 'Pending', 0
            FROM unnest($1, $2, $3, $4, $5) AS incoming (key, lane, type, occurred, payload)
            ON CONFLICT (event_key) DO NOTHING
            RETURNING event_key
            """, connection);
        insert.Parameters.Add(new() { Value = events.ConvertAll(e => e.EventKey), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = events.ConvertAll(e => e.Lane), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = events.ConvertAll(e => e.Type), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = events.ConvertAll(e => e.OccurredAt), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        insert.Parameters.Add(new() { Value = events.ConvertAll(e => e.Payload.ToArray()), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        insert.Parameters.Add(new() { Value = receivedAt, NpgsqlDbType = NpgsqlDbType.TimestampTz });

        var inserted = new int[requests.Count];
        using var reader = insert.ExecuteReader();
        while (reader.Read()) inserted[owner[reader.GetString(0)]]++;
        return inserted;
    }

    public void Dispose() => _source.Dispose();
}
