using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>An office with three villages whose forums are planned, and the colleague who plans them.</summary>
internal static class ForumHall
{
    public static readonly (string Name, int Population)[] Three = [("บ้านหนึ่ง", 500), ("บ้านสอง", 300), ("บ้านสาม", 200)];

    public static async Task<Service> OpenAsync(Database database, Action<IServiceCollection>? configure = null)
    {
        var service = await Service.StartAsync(database, configure: configure);
        await FurnishAsync(service);
        return service;
    }

    public static async Task FurnishAsync(Service service)
    {
        await Visitor.AddOfficeAsync(service);
        await service.WriteAsync(db =>
        {
            foreach (var (i, (name, population)) in Three.Index())
                db.Add(new Village { Id = Guid.CreateVersion7(), Number = i + 1, Name = name, Label = "หมู่บ้าน", Population = population });
            return Task.CompletedTask;
        });
    }

    public static async Task<Visitor> OrganiserAsync(Service service, string name = "organiser") => await (await Colleague.AddAsync(service, name, [StaffRole.ForumOrganiser])).SignInAsync();

    public static Task<Guid> VillageAsync(Service service, int number) => service.ReadAsync(db => db.Set<Village>().Where(v => v.Number == number).Select(v => v.Id).SingleAsync());

    public static (string, string?)[] Form(Guid? village, string day = "15/1/2570", params (string Name, string? Value)[] other)
    {
        (string Name, string? Value)[] usual =
        [
            ("Purpose", "Plan"), ("Title", "เวทีประชาคมแผนพัฒนา"), ("Level", village is null ? "Tambon" : "Village"), ("Day", day), ("From", "๐๙.๐๐"), ("Until", "12.00"),
            ("Place", "ศาลากลางบ้าน"), ("Agenda", "รับฟังปัญหา\nพิจารณาร่างแผน"), ("OrderNumber", "45/2569"), ("OrderDate", "๑๖ พ.ย. ๒๕๖๙"), .. village is { } id ? [("Villages", id.ToString())] : ((string, string?)[])[],
        ];
        return [.. usual.Where(u => other.All(o => o.Name != u.Name)), .. other];
    }

    public static async Task<string> PlanAsync(Visitor organiser, Guid? village, string day = "15/1/2570", params (string Name, string? Value)[] other)
    {
        await organiser.OpenAsync("/staff/forums/new");
        await organiser.SendAsync(Form(village, day, other));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        return organiser.Path;
    }

    public static async Task<string> AnnounceAsync(Visitor organiser, Guid? village, string day = "15/1/2570", params (string Name, string? Value)[] other)
    {
        var address = await PlanAsync(organiser, village, day, other);
        await organiser.OpenAsync($"{address}/work");
        await organiser.SendAsync("form[action*=Announce]");
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        Assert.Contains("ประกาศแล้ว", organiser.Words, StringComparison.Ordinal);
        return address;
    }

    /// <summary>Planned and announced by the same actions as the pages, where a test is about something else.</summary>
    public static async Task<int> AnnouncedAsync(Service service, DateOnly day, params int[] villages)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var ids = await service.ReadAsync(db => db.Set<Village>().Where(v => villages.Contains(v.Number)).Select(v => v.Id).ToListAsync());
        var wanted = new ForumPlan(ForumPurpose.Plan, ids.Count == 0 ? ForumLevel.Tambon : ForumLevel.Village, $"เวทีวันที่ {day.Day}", ids, day, new(9, 0), new(12, 0), null) { Place = "ศาลากลางบ้าน", Agenda = "รับฟังปัญหา" };
        var actor = StaffActor.Of(Guid.CreateVersion7());
        var number = int.Parse(Key(await scope.ServiceProvider.GetRequiredService<PlanForum>().RunAsync(null, wanted, despiteClash: true, Guid.Empty, actor, CancellationToken.None)), System.Globalization.CultureInfo.InvariantCulture);
        Key(await scope.ServiceProvider.GetRequiredService<AnnounceForum>().RunAsync(number, await SeenAsync(service, number), actor, CancellationToken.None));
        return number;
    }

    public static async Task HeldAsync(Service service, int number, int elsewhere, params (int Village, int Came)[] heads)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var ids = await service.ReadAsync(db => db.Set<Village>().ToDictionaryAsync(v => v.Number, v => v.Id));
        var result = new ForumResult(heads.ToDictionary(h => ids[h.Village], h => h.Came), elsewhere, "บันทึก", "มติ");
        Key(await scope.ServiceProvider.GetRequiredService<RecordForum>().RunAsync(number, result, await SeenAsync(service, number), StaffActor.Of(Guid.CreateVersion7()), CancellationToken.None));
    }

    public static Task<Guid> SeenAsync(Service service, int number) => service.ReadAsync(db => db.Set<Forum>().Where(f => f.Number == number).Select(f => f.Version).SingleAsync());

    internal static string Key(EditOutcome outcome) => outcome.Match(saved => saved.Key, refused => throw new InvalidOperationException(refused.Words), _ => throw new InvalidOperationException("changed"), _ => throw new InvalidOperationException("unknown"));
}
