using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Backup;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Platform;

/// <summary>What was backed up comes back whole, and nobody who was erased comes back with it.</summary>
public sealed class BackupTests
{
    private const string Malee = "U0123456789abcdef0123456789abcdef";
    private const string Somchai = "Ufedcba9876543210fedcba9876543210";

    [Theory, OnBothDatabases]
    public async Task Somebody_erased_after_the_backup_stays_erased_when_it_is_restored(Database database)
    {
        await using var old = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(old);
        await AddCitizenAsync(old, Malee);
        await AddCitizenAsync(old, Somchai);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(old.DataFolder, "files")).FullName, "form.pdf"), "a form");
        await using var backup = new TemporaryFolder();
        await BackUpAsync(old, backup.Path);
        await EraseAsync(old, Malee);

        // The machine burns down. What was saved of its data folder is the list of erasures.
        await using var restored = await Service.StartAsync(database, before: async (folder, services) =>
        {
            File.Copy(Path.Combine(old.DataFolder, ErasureList.FileName), Path.Combine(folder, ErasureList.FileName));
            await services.GetRequiredService<BackupFolder>().ReadAsync(backup.Path, replace: true, CancellationToken.None);
        });

        Assert.Equal([Somchai], await restored.ReadAsync(db => db.Set<Citizen>().Select(c => c.LineUserId).ToListAsync()));
        Assert.Equal("อบต.ตัวอย่าง", await restored.ReadAsync(db => db.Set<AgencyProfile>().Select(a => a.Name).SingleAsync()));
        Assert.Equal("a form", await File.ReadAllTextAsync(Path.Combine(restored.DataFolder, "files", "form.pdf")));
        restored.Clock.Advance(TimeSpan.FromMinutes(2));
        await restored.Services.GetRequiredService<ErasureJob>().RunOnceAsync(CancellationToken.None);
        Assert.Empty(await TracesAsync(restored, database, Malee));
        Assert.NotEmpty(await TracesAsync(restored, database, Somchai));
        // It is known now, and the next start has nothing to do.
        Assert.Equal(1, await restored.ReadAsync(db => db.Set<Erasure>().CountAsync(e => e.SubjectHash == EraseCitizen.HashOf(Malee))));
        Assert.True((await VerifyAsync(restored)).Match(whole => true, broken => false));
    }

    [Theory, OnBothDatabases]
    public async Task Who_came_back_after_an_erasure_that_the_backup_knows_of_is_left_alone(Database database)
    {
        await using var old = await Service.StartAsync(database);
        await AddCitizenAsync(old, Malee);
        await EraseAsync(old, Malee);
        old.Clock.Advance(TimeSpan.FromDays(1));
        await AddCitizenAsync(old, Malee);
        await using var backup = new TemporaryFolder();
        await BackUpAsync(old, backup.Path);

        await using var restored = await Service.StartAsync(database, before: (_, services) => services.GetRequiredService<BackupFolder>().ReadAsync(backup.Path, replace: true, CancellationToken.None));

        Assert.Equal([Malee], await restored.ReadAsync(db => db.Set<Citizen>().Select(c => c.LineUserId).ToListAsync()));
    }

    [Fact]
    public async Task A_running_service_and_a_database_in_use_are_not_overwritten()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await using var backup = new TemporaryFolder();
        await BackUpAsync(service, backup.Path);
        await using var scope = service.Services.CreateAsyncScope();
        var folder = scope.ServiceProvider.GetRequiredService<BackupFolder>();

        var running = await Assert.ThrowsAsync<StartRefusedException>(() => folder.ReadAsync(backup.Path, replace: true, CancellationToken.None));
        Assert.Contains("is running", running.Message, StringComparison.Ordinal);
        var full = await Assert.ThrowsAsync<StartRefusedException>(() => folder.WriteAsync(backup.Path, CancellationToken.None));
        Assert.Contains("is not empty", full.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StartRefusedException>(() => Service.StartAsync(Database.Sqlite, before: (_, services) => services.GetRequiredService<BackupFolder>().ReadAsync(backup.Path, replace: false, CancellationToken.None)));
    }

    private static async Task BackUpAsync(Service service, string target)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BackupFolder>().WriteAsync(target, CancellationToken.None);
    }

    private static async Task EraseAsync(Service service, string lineUserId)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(lineUserId, CancellationToken.None);
    }

    private static Task AddCitizenAsync(Service service, string lineUserId) => service.WriteAsync(db =>
    {
        var now = service.Clock.GetUtcNow().UtcDateTime;
        db.Add(new Citizen { Id = Guid.CreateVersion7(), LineUserId = lineUserId, CreatedAt = now, ChangedAt = now });
        return Task.CompletedTask;
    });

    private static async Task<AuditVerdict> VerifyAsync(Service service) =>
        await service.ReadAsync(db => service.Services.GetRequiredService<AuditChain>().VerifyAsync(db, service.Services.GetRequiredService<AuditAnchors>().All(), CancellationToken.None));

    private static async Task<List<string>> TracesAsync(Service service, Database database, string text) => database == Database.Postgres
        ? await PostgresDump.LinesAsync(service, text)
        : [.. Directory.EnumerateFiles(service.DataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class TemporaryFolder : IAsyncDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("participation-backup-").FullName;

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Path, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
