using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Plans;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>Plans and projects made by the same actions as the pages, where a test is about something else.</summary>
internal static class PlanTable
{
    public static readonly byte[] Pdf = [.. "%PDF-1.4\n% a draft\n1 0 obj\nendobj\ntrailer\n"u8, .. "%%EOF\n"u8];

    private static readonly string Actor = StaffActor.Of(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    public static async Task<Visitor> OfficerAsync(Service service, string name) => await (await Colleague.AddAsync(service, name, [StaffRole.ForumOrganiser])).SignInAsync();

    /// <summary>A draft with one edition, open for comments from today for ten days.</summary>
    public static async Task<int> OpenDraftAsync(Service service, int days = 10)
    {
        await using var scope = service.Services.CreateAsyncScope();
        T The<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var today = ThaiCalendar.Day(service.Clock.Now());
        var number = int.Parse(ForumHall.Key(await The<SavePlan>().RunAsync(null, new PlanOutline(PlanKind.LocalPlan, "แผนพัฒนา 2571", 2571, 2575, null, new DateOnly?[PlanDraft.StageCount]), Guid.Empty, Actor, CancellationToken.None)), CultureInfo.InvariantCulture);
        await StepAsync(seen => The<ShowPlan>().RunAsync(number, seen, Actor, CancellationToken.None));
        await StepAsync(seen => The<FinishStage>().RunAsync(number, 1, seen, today, "คำสั่ง 45/2569", Actor, CancellationToken.None));
        await StepAsync(seen => The<PublishEdition>().RunAsync(number, seen, "สรุปของร่าง", "", new CheckedFile(FileKind.Pdf, Pdf), null, Actor, CancellationToken.None));
        await StepAsync(seen => The<FinishStage>().RunAsync(number, 2, seen, today, "ประชุมครั้งที่ 1", Actor, CancellationToken.None));
        await StepAsync(seen => The<OpenComments>().RunAsync(number, seen, today, today.AddDays(days), null, Actor, CancellationToken.None));
        return number;

        async Task StepAsync(Func<Guid, Task<EditOutcome>> step) => ForumHall.Key(await step(await service.ReadAsync(db => db.Set<PlanDraft>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync())));
    }

    public static async Task<int> AddProjectAsync(Service service, string name, Guid? village = null, int year = 2570)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var wanted = new ProjectOutline(name, year, new(2027, 9, 30), village is { } id ? [id] : []);
        return int.Parse(ForumHall.Key(await scope.ServiceProvider.GetRequiredService<SaveProject>().RunAsync(null, wanted, Guid.Empty, Actor, CancellationToken.None)), CultureInfo.InvariantCulture);
    }

    public static async Task ReportAsync(Service service, int number, ProjectState state, int percent, string words)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var seen = await service.ReadAsync(db => db.Set<Project>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync());
        ForumHall.Key(await scope.ServiceProvider.GetRequiredService<ReportProject>().RunAsync(number, seen, new ProjectReport(state, percent, words, []) { Agreed = int.MaxValue }, Actor, CancellationToken.None));
    }

    /// <summary>One of the forms of a plan's work page, which must be taken.</summary>
    public static async Task WorkAsync(Visitor officer, string form, params (string Name, string? Value)[] values)
    {
        await TryAsync(officer, form, values);
        Assert.True(officer.Status == HttpStatusCode.OK, officer.Words);
    }

    public static async Task TryAsync(Visitor officer, string form, params (string Name, string? Value)[] values)
    {
        await officer.OpenAsync("/staff/plans/1/work");
        await officer.SendAsync($"form[action*={form}]", values);
    }

    public static async Task CommentAsync(Visitor villager, string words, params (string Name, string? Value)[] more)
    {
        await villager.OpenAsync("/plans/1/comment");
        await villager.SendAsync([("Words", words), .. more]);
    }
}
