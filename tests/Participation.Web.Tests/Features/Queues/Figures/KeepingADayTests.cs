using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Signing;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Figures;

/// <summary>After midnight a day is closed, counted and signed, once.</summary>
public sealed class KeepingADayTests
{
    [Theory, OnBothDatabases]
    public async Task A_closed_day_has_the_figures_that_its_log_gives_and_one_record(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        var day = office.Day;
        await office.CloseDayAsync();
        await Task.WhenAll(office.CloseAsync(), office.CloseAsync());

        Assert.Equal(2, await office.Service.ReadAsync(db => db.Set<QueueRecord>().CountAsync(r => r.Day == day)));
        foreach (var queueId in (Guid[])[office.QueueId, office.OtherQueueId])
        {
            var input = (await office.Service.ReadAsync(db => new ReadDays(db).RunAsync(db.Set<QueueDay>().Where(d => d.QueueId == queueId && d.Day == day), CancellationToken.None)))[0];
            var again = DayReplay.Run(input);
            var kept = await office.Service.ReadAsync(db => db.Set<QueueHour>().Where(h => h.QueueId == queueId && h.Day == day).ToListAsync());
            Assert.Equal(again.Hours.Select(Cells).Order(StringComparer.Ordinal), kept.Select(Cells).Order(StringComparer.Ordinal));
            Assert.True(again.Verdict.IsSound, string.Join(" ", again.Verdict.Words()));
        }
        var total = QueueSum.Of(await office.Service.ReadAsync(db => db.Set<QueueHour>().ToListAsync()));
        Assert.Equal((5, 3, 3, 2, 1), (total.Issued, total.Finished, total.Waits, total.Expired, total.OutOfTurn));
        Assert.Equal(1, total.Transferred);
    }

    [Theory, OnBothDatabases]
    public async Task The_day_turns_at_midnight_in_Bangkok_and_not_at_seven(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.OpenAsync("D1");
        var card = await office.TakeAsync();
        var day = office.Day;

        office.Service.Clock.MoveTo(new DateTimeOffset(ThaiCalendar.StartOf(day.AddDays(1)), TimeSpan.Zero).AddSeconds(-1));
        Assert.Equal(0, await office.CloseAsync());
        Assert.Equal(TicketState.Waiting, await office.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Id == card.Id).Select(t => t.State).SingleAsync()));
        await office.CloseDayAsync();

        // Half past midnight here is still the day before in UTC.
        Assert.Equal(TicketState.Expired, await office.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Id == card.Id).Select(t => t.State).SingleAsync()));
        Assert.NotNull(await office.Service.ReadAsync(db => db.Set<CounterSession>().Select(s => s.ClosedAt).SingleAsync()));
        var log = await office.Service.ReadAsync(db => db.Set<TicketEvent>().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal([TicketEventKind.CounterOpened, TicketEventKind.Issued, TicketEventKind.CounterClosed, TicketEventKind.DayClosed], log.Select(e => e.Kind));
        Assert.All(log, e => Assert.Equal(day, e.Day));
        Assert.Single(await office.Service.ReadAsync(db => db.Set<QueueRecord>().ToListAsync()));

        office.Service.Clock.MoveTo(new DateTimeOffset(ThaiCalendar.StartOf(day.AddDays(1)), TimeSpan.Zero).AddHours(7).AddMinutes(1));
        Assert.Equal(0, await office.CloseAsync());
        Assert.Single(await office.Service.ReadAsync(db => db.Set<QueueRecord>().ToListAsync()));
        await office.OpenAsync("D1");
        Assert.Equal(1, (await office.TakeAsync()).Number);
    }

    [Theory, OnBothDatabases]
    public async Task A_record_verifies_until_a_byte_of_it_or_of_the_log_changes(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        await office.CloseDayAsync();
        var record = await office.Service.ReadAsync(db => db.Set<QueueRecord>().AsNoTracking().SingleAsync(r => r.QueueId == office.QueueId));

        Assert.Equal(new RecordCheck(true, true, true, 0), await CheckAsync(office, record));
        Assert.Equal(FrozenDocument.HashOf(record.Document), record.Hash);
        Assert.DoesNotContain("staff:", record.Document, StringComparison.Ordinal);
        Assert.DoesNotContain("เด็กไข้สูงมาก", record.Document, StringComparison.Ordinal);
        Assert.Contains("45/2570", record.Document, StringComparison.Ordinal);
        var changed = record.Document.Replace("ออกบัตร 5 ใบ", "ออกบัตร 4 ใบ", StringComparison.Ordinal);
        Assert.NotEqual(record.Document, changed);
        Assert.False((await CheckAsync(office, Copy(record, changed, FrozenDocument.HashOf(changed)))).SignatureIsGood);

        // Somebody with the database in their hands takes the guard off and rewrites the log.
        await office.Service.WriteAsync(db => db.Database.ExecuteSqlRawAsync(database == Database.Sqlite ? "DROP TRIGGER ticket_events_no_update" : "ALTER TABLE ticket_events DISABLE TRIGGER USER"));
        await office.Service.WriteAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE ticket_events SET overtaken = 0 WHERE kind = 'CalledOutOfTurn'"));
        var check = await CheckAsync(office, record);
        Assert.True(check.SignatureIsGood);
        Assert.False(check.LogIsGood);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_entered_after_the_day_was_closed_stands_beside_the_record(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        var day = office.Day;
        await office.CloseDayAsync();
        await office.DoAsync<KeyInPaperTicket, Participation.Web.Platform.Forms.EditOutcome>(key => key.ServedAsync("T2", day, 3, TicketClass.Ordinary, new TimeOnly(9, 40), office.Point("D1"), $"staff:{Guid.CreateVersion7():N}", CancellationToken.None));

        var record = await office.Service.ReadAsync(db => db.Set<QueueRecord>().AsNoTracking().SingleAsync(r => r.QueueId == office.QueueId));
        Assert.Equal(new RecordCheck(true, true, true, 1), await CheckAsync(office, record));
        var served = await office.DoAsync<IServedCounts, IReadOnlyDictionary<Guid, int>?>(counts => counts.ServedAsync(day, day, CancellationToken.None));
        Assert.Equal(3, served![office.Point("D1")]);
    }

    [Fact]
    public async Task Records_signed_with_an_old_key_verify_after_the_key_was_changed()
    {
        await using var office = await QueueOffice.StartAsync(Database.Sqlite);
        await office.OpenAsync("D1");
        await office.CloseDayAsync();
        var record = await office.Service.ReadAsync(db => db.Set<QueueRecord>().AsNoTracking().SingleAsync());
        File.Delete(Path.Combine(office.Service.DataFolder, "keys", "signing.pem"));

        using var renewed = ActivatorUtilities.CreateInstance<SigningKeys>(office.Service.Services);

        Assert.NotEqual(record.KeyId, renewed.CurrentKeyId);
        Assert.True(renewed.Verifies(Encoding.UTF8.GetBytes(record.Document), record.Signature, record.KeyId));
        Assert.False(renewed.Verifies(Encoding.UTF8.GetBytes(record.Document), record.Signature, renewed.CurrentKeyId));
        Assert.Equal([renewed.CurrentKeyId, record.KeyId], renewed.KeyIds);
    }

    [Fact]
    public async Task A_key_that_is_configured_signs_and_a_former_one_that_is_configured_verifies()
    {
        await using var office = await QueueOffice.StartAsync(Database.Sqlite);
        using var own = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var former = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var signed = former.SignData("ก"u8, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.DSASignatureFormat.Rfc3279DerSequence);
        var info = former.ExportSubjectPublicKeyInfo();
        var options = Options.Create(new SigningOptions { PrivateKey = Convert.ToBase64String(own.ExportPkcs8PrivateKey()), FormerPublicKeys = Convert.ToBase64String(info) });
        using var keys = new SigningKeys(options, office.Service.Services.GetRequiredService<DataFolder>());

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(own.ExportSubjectPublicKeyInfo())), keys.CurrentKeyId);
        Assert.True(keys.Verifies("ก"u8.ToArray(), signed, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(info))));
        Assert.Throws<OptionsValidationException>(() => new SigningKeys(Options.Create(new SigningOptions { PrivateKey = "bm8=" }), office.Service.Services.GetRequiredService<DataFolder>()));
    }

    private static Task<RecordCheck> CheckAsync(QueueOffice office, QueueRecord record) => office.DoAsync<CheckRecord, RecordCheck>(check => check.RunAsync(record, CancellationToken.None));

    private static QueueRecord Copy(QueueRecord record, string document, string hash) => new()
    {
        Id = record.Id,
        QueueId = record.QueueId,
        Day = record.Day,
        Document = document,
        Hash = hash,
        LogHash = record.LogHash,
        Signature = record.Signature,
        KeyId = record.KeyId,
        MadeAt = record.MadeAt,
    };

    private static string Cells(QueueHour h) =>
        $"{h.PointId} {h.Hour} {h.Lane} {h.Issued} {h.Finished} {h.Missed} {h.Left} {h.Expired} {h.Transferred} {h.OutOfTurn} {h.Overtaken} {h.LongestOvertake} {h.Waits} {h.WaitSeconds} {h.LongestWait} {h.Services} {h.ServiceSeconds} {h.WithStandard} {h.OverStandard} {h.TotalSeconds}";
}
