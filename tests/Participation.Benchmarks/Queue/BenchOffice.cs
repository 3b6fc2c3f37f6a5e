using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Benchmarks.Processes;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Benchmarks.Queue;

/// <summary>
/// An office for the bench, put beside the demo data while the service stands still: a queue with five counters for the busy
/// minute, one with a single counter for 200 open cards and one for 2,000; two self-service screens; counters that serve at any
/// hour, so that the bench runs at night and on Sundays.
/// </summary>
public sealed class BenchOffice
{
    public const int Counters = 5;
    public const int Screens = 2;
    public const string Busy = "T1";
    public const string Few = "T2";
    public const string Many = "T3";

    private readonly BenchDatabase _database;
    private readonly TicketTokens _tokens;
    private readonly string _password;

    private BenchOffice(BenchDatabase database)
    {
        _database = database;
        var key = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(database.Folder, "keys", "audit.key")));
        _tokens = new TicketTokens(new AuditKey(Options.Create(new AuditOptions { Key = key }), null!), Options.Create(new SiteOptions()));
        _password = File.ReadAllLines(Path.Combine(database.Folder, "demo-sign-ins.txt")).First(l => l.StartsWith("Demo sign-in: officer /", StringComparison.Ordinal)).Split(" / ")[1].Split(' ')[0];
    }

    public Dictionary<string, Guid> Queues { get; } = [];
    public List<string> ScreenSecrets { get; } = [];
    public string Password => _password;

    /// <summary>The counters' points in order: five of the busy queue, then one of each of the others.</summary>
    public static string Point(int counter) => $"T{11 + counter}";

    public static string Officer(int counter) => $"officer{counter + 1}";

    /// <summary>The four digits on the wall at this moment.</summary>
    public string HallCode(string queue) => _tokens.HallCode(Queues[queue], TimeProvider.System.Now());

    public static async Task<BenchOffice> BuildAsync(BenchDatabase database, CancellationToken ct)
    {
        var office = new BenchOffice(database);
        await using var db = office.Open();
        var now = TimeProvider.System.Now();
        var today = ThaiCalendar.Day(now);
        Guid Id() => Guid.CreateVersion7(now);
        var hash = await db.Users.Where(u => u.UserName == "officer").Select(u => u.PasswordHash).SingleAsync(ct);
        foreach (var (place, code) in ((string[])[Busy, Few, Many]).Index())
        {
            office.Queues[code] = Id();
            db.Add(new Web.Features.Queues.Queue
            {
                Id = office.Queues[code],
                Code = code,
                Name = $"คิวทดสอบ {place + 1}",
                Prefix = ((char)('C' + place)).ToString(),
                PaperPrefix = ((char)('U' + place)).ToString(),
                LastCardMinutes = 0,
                SecondsBetweenCalls = 0,
                CreatedAt = now,
                Version = Id(),
            });
        }
        var points = Enumerable.Range(0, Counters + 2).Select(_ => Id()).ToList();
        foreach (var (counter, point) in points.Index())
        {
            var (account, position) = (Id(), Id());
            db.Add(new ServicePoint { Id = point, Code = Point(counter), Name = $"ช่องทดสอบ {counter + 1}", CreatedAt = now, Version = Id() });
            foreach (var time in (ServingTime[])[ServingTime.OfficeHours, ServingTime.Lunch, ServingTime.Holiday])
            {
                db.Add(new PointTime { PointId = point, Time = time, From = TimeOnly.MinValue, To = new TimeOnly(23, 59) });
                foreach (var day in (DateOnly[])[today, today.AddDays(1)])
                    if (time != ServingTime.OfficeHours) db.Add(new RosterEntry { Id = Id(), PointId = point, Day = day, Time = time, AccountId = account, Order = "1/2569" });
            }
            db.Add(new QueueCounter { QueueId = office.Queues[counter < Counters ? Busy : counter == Counters ? Few : Many], PointId = point, Number = counter + 1 });
            var name = Officer(counter);
            db.Add(new StaffAccount { Id = account, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = $"เจ้าหน้าที่ {counter + 1}", PasswordHash = hash, SecurityStamp = Convert.ToHexString(account.ToByteArray()), LockoutEnabled = true, CreatedAt = now });
            db.Add(new Position { Id = position, Title = "เจ้าพนักงานธุรการ", CreatedAt = now, Version = Id() });
            db.Add(new Holding { Id = Id(), PositionId = position, AccountId = account, From = today });
            db.Add(new RoleGrant { Id = Id(), PositionId = position, Role = StaffRole.CounterOfficer, OrderNumber = "1/2569", OrderDate = today, From = today });
        }
        for (var screen = 0; screen < Screens; screen++)
        {
            var secret = DeviceSecret.Make();
            var device = new Device { Id = Id(), Kind = DeviceKind.TicketScreen, PlaceId = points[0], Name = $"จอ {screen + 1}", CreatedAt = now };
            device.Pair(DeviceSecret.Hash(secret), now);
            db.Add(device);
            office.ScreenSecrets.Add(secret);
        }
        await db.SaveChangesAsync(ct);
        return office;
    }

    public ParticipationContext Open()
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        PersistenceFeature.UseSqlite(options, $"Data Source={Path.Combine(_database.Folder, "participation.db")};Pooling=False");
        return new SqliteContext(options.Options, new WriteGate(open: true));
    }
}
