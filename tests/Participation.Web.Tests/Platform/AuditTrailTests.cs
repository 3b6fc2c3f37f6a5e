using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Platform;

/// <summary>The audit trail cannot be changed without it being seen, and where.</summary>
public sealed class AuditTrailTests
{
    internal static Task RecordAsync(Service service, params string[] actions) => service.WriteAsync(db =>
    {
        foreach (var action in actions) db.Audit(new AuditRecord("staff:1", action, "point:D1", new Dictionary<string, AuditChange> { ["name"] = new("เดิม", "ใหม่") }));
        return Task.CompletedTask;
    });

    /// <summary>As somebody would who can switch the triggers off.</summary>
    internal static Task TamperAsync(Service service, Database database, string sql) => service.WriteAsync(async db =>
    {
        if (database == Database.Postgres) await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_entries DISABLE TRIGGER ALL");
        else await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete;");
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    private static async Task<string> VerdictAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<CheckAudit>().RunAsync(CancellationToken.None);
        return result.Verdict.Match(whole => $"whole {whole.Count}", broken => string.Join("; ", broken.Findings.Select(f => f.From == f.To ? $"{f.Fault} {f.From}" : $"{f.Fault} {f.From}-{f.To}")));
    }

    [Theory, OnBothDatabases]
    public async Task Entries_are_numbered_and_chained_in_the_transaction_that_does_the_thing(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "created", "renamed");
        await RecordAsync(service, "closed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => service.WriteAsync(db =>
        {
            db.Audit(new AuditRecord("staff:1", "never happened", "point:D1"));
            throw new InvalidOperationException();
        }));

        Assert.Equal(["created", "renamed", "closed"], await service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.Equal("whole 3", await VerdictAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_rolled_back_is_not_audited_with_the_next_change(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync<bool>(_ =>
        {
            db.Audit(new AuditRecord("staff:1", "never happened", "point:D1"));
            throw new InvalidOperationException();
        }, CancellationToken.None));

        db.Audit(new AuditRecord("staff:1", "happened", "point:D1"));
        await db.SaveChangesAsync();

        Assert.Equal(["happened"], await service.ReadAsync(other => other.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_could_not_be_saved_is_not_audited_with_the_next_change_either(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        db.Add(new ServicePoint { Id = Guid.CreateVersion7(), Code = "D1", Name = "ซ้ำ", CreatedAt = service.Clock.GetUtcNow().UtcDateTime });
        db.Audit(new AuditRecord("staff:1", "never happened", "point:D1"));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        db.Audit(new AuditRecord("staff:1", "happened", "point:D1"));
        await db.SaveChangesAsync();

        Assert.Equal(["happened"], await service.ReadAsync(other => other.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Many_writers_at_once_make_one_chain(Database database)
    {
        await using var service = await Service.StartAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => RecordAsync(service, $"act {i}"))));

        Assert.Equal("whole 40", await VerdictAsync(service));
    }

    public static TheoryData<Database, string, string> Tampering()
    {
        var cases = new TheoryData<Database, string, string>();
        foreach (var database in Enum.GetValues<Database>())
        {
            var bytes = database == Database.Sqlite ? "X'7B7D'" : "'\\x7B7D'::bytea";
            var flipped = database == Database.Sqlite
                ? "CAST(replace(CAST(canonical AS TEXT), 'two', 'twp') AS BLOB)"
                : "convert_to(replace(convert_from(canonical, 'UTF8'), 'two', 'twp'), 'UTF8')";
            cases.Add(database, $"UPDATE audit_entries SET canonical = {bytes} WHERE sequence = 2", "Altered 2");
            cases.Add(database, $"UPDATE audit_entries SET canonical = {flipped} WHERE sequence = 2", "Altered 2");
            cases.Add(database, $"UPDATE audit_entries SET mac = {bytes} WHERE sequence = 3", "Altered 3");
            cases.Add(database, "UPDATE audit_entries SET actor = 'staff:2' WHERE sequence = 3", "ColumnsDiffer 3");
            cases.Add(database, "DELETE FROM audit_entries WHERE sequence = 2", "Missing 2");
            cases.Add(database, "DELETE FROM audit_entries WHERE sequence IN (1, 4)", "Missing 1; Missing 4");
            cases.Add(database, "DELETE FROM audit_entries WHERE sequence = 5", "Missing 5");
            cases.Add(database, "DELETE FROM audit_entries", "Missing 1-5");
            cases.Add(database, "UPDATE audit_entries SET sequence = 99 WHERE sequence = 2; UPDATE audit_entries SET sequence = 2 WHERE sequence = 3; UPDATE audit_entries SET sequence = 3 WHERE sequence = 99", "Misplaced 2-3");
        }
        return cases;
    }

    [Theory, MemberData(nameof(Tampering))]
    public async Task Every_kind_of_tampering_is_found_and_located(Database database, string sql, string expected)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "one", "two", "three", "four", "five");
        Assert.Equal("whole 5", await VerdictAsync(service));

        await TamperAsync(service, database, sql);

        Assert.Equal(expected, await VerdictAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task A_chain_recomputed_without_the_key_is_found(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "one", "two");
        await using var forger = await Service.StartAsync(database);
        await RecordAsync(forger, "one", "another two");
        var forged = await forger.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

        await TamperAsync(service, database, "DELETE FROM audit_entries");
        await service.WriteAsync(db =>
        {
            db.AuditEntries.AddRange(forged);
            return Task.CompletedTask;
        });

        Assert.Equal("Altered 1-2", await VerdictAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task Work_done_over_a_cut_end_does_not_heal_the_chain(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "one", "two", "three");
        await service.Services.GetRequiredService<AuditWatch>().RunAsync(CancellationToken.None);
        await TamperAsync(service, database, "DELETE FROM audit_entries WHERE sequence = 3");

        await RecordAsync(service, "another three", "four");

        Assert.Equal("NotTheAnchoredChain 3", await VerdictAsync(service));
    }

    [Fact]
    public async Task The_heads_outlive_the_database_and_are_read_at_the_next_start()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await RecordAsync(service, "one", "two");
        var head = await File.ReadAllTextAsync(Path.Combine(service.DataFolder, AuditAnchors.HeadFileName));
        Assert.Equal("2", head.Split('\t')[1]);

        await using var next = await Service.StartAsync(Database.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(next.DataFolder, AuditAnchors.FileName), head + "not a line\n");

        Assert.Equal("Missing 1-2", await VerdictAsync(next));
    }

    [Fact]
    public async Task An_anchor_never_makes_way_for_a_shorter_one()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var anchors = service.Services.GetRequiredService<AuditAnchors>();
        foreach (var count in new[] { 7L, 3L })
        {
            anchors.Keep(new AuditAnchor(count, new byte[32]));
            anchors.NoteHead(new AuditAnchor(count, new byte[32]));
        }

        Assert.All(anchors.All(), anchor => Assert.Equal(7, anchor.Count));
        Assert.Equal(2, anchors.All().Count);
    }

    [Theory, OnBothDatabases]
    public async Task The_command_says_by_its_exit_code_and_words_what_it_found(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await RecordAsync(service, "one", "two", "three");
        var good = await CommandAsync(service);
        Assert.Equal(0, good.ExitCode);
        Assert.Contains("whole: 3 entries", good.Output, StringComparison.Ordinal);
        var head = good.Output.Trim().Split(' ')[^1];

        await TamperAsync(service, database, "DELETE FROM audit_entries WHERE sequence = 3");
        File.Delete(Path.Combine(service.DataFolder, AuditAnchors.HeadFileName));
        File.Delete(Path.Combine(service.DataFolder, AuditAnchors.FileName));
        Assert.Equal(0, (await CommandAsync(service)).ExitCode);
        var bad = await CommandAsync(service, "--head", head);
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("entry 3: missing", bad.Output, StringComparison.Ordinal);

        // What is left fails before it has read an entry: one engine is enough.
        if (database == Database.Postgres) return;
        Assert.Equal(2, (await CommandAsync(service, "--anchors", "/no/such/file")).ExitCode);
        Assert.Equal(2, (await CommandAsync(service, "--hed", head)).ExitCode);
        File.Delete(Path.Combine(service.DataFolder, "keys", "audit.key"));
        var keyless = await CommandAsync(service);
        Assert.Equal(2, keyless.ExitCode);
        Assert.False(File.Exists(Path.Combine(service.DataFolder, "keys", "audit.key")));
    }

    private static async Task<(int ExitCode, string Output)> CommandAsync(Service service, params string[] options)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Participation.Web.dll"), VerifyAuditCommand.Name, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var database = service.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DatabaseOptions>>().Value;
        start.Environment["Site__DataDirectory"] = service.DataFolder;
        start.Environment["Database__Provider"] = database.Provider.ToString();
        start.Environment["Database__ConnectionString"] = database.ConnectionString;
        using var process = System.Diagnostics.Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
