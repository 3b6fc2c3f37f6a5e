using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Persistence;

/// <summary>The last number given to records of one kind: the one row that is their lock and their order.</summary>
public sealed class NumberCounter
{
    public required string Name { get; init; }
    public int LastNumber { get; set; }
}

public sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> counter)
    {
        counter.ToTable("number_counters");
        counter.HasKey(c => c.Name);
        counter.Property(c => c.Name).HasMaxLength(40);
    }
}

public static class NumberCounters
{
    public const string Forums = "forums";
    public const string Proposals = "forum_proposals";
    public const string Committees = "committees";
    public const string Publications = "publications";

    /// <summary>The next number, under the counter's lock until the caller's commit; given back when that is rolled back.</summary>
    /// <param name="db">Inside a write transaction.</param>
    /// <param name="name">One of the counters.</param>
    /// <param name="last">The highest number there is, for a counter that begins.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<int> NextNumberAsync(this ParticipationContext db, string name, Func<CancellationToken, Task<int?>> last, CancellationToken ct)
    {
        if (await db.TakeAsync(name, ct) is { } next) return next;
        var highest = await last(ct) ?? 0;
        await db.Database.ExecuteSqlAsync($"INSERT INTO number_counters (name, last_number) VALUES ({name}, {highest}) ON CONFLICT DO NOTHING", ct);
        return await db.TakeAsync(name, ct) ?? throw new InvalidOperationException($"The counter {name} does not count.");
    }

    private static async Task<int?> TakeAsync(this ParticipationContext db, string name, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>($"""UPDATE number_counters SET last_number = last_number + 1 WHERE name = {name} RETURNING last_number AS "Value" """).ToListAsync(ct)).Select(n => (int?)n).FirstOrDefault();
}
