using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Plans;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>Colleagues who work on the same plan or project at the same moment: one has done it, the others look again, and no step is lost or done twice.</summary>
public sealed class PlansTogetherTests
{
    private static readonly string Actor = StaffActor.Of(Guid.Parse("01900000-0000-7000-8000-000000000002"));

    [Theory, OnBothDatabases]
    public async Task Of_colleagues_who_press_at_the_same_moment_one_moves_the_plan_and_the_others_are_told_to_look_again(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var officers = new List<Visitor>();
        for (var i = 1; i <= 4; i++) officers.Add(await PlanTable.OfficerAsync(service, $"planner-{i}"));
        await officers[0].OpenAsync("/staff/plans/new");
        await officers[0].SendAsync(("Kind", "LocalPlan"), ("Title", "แผนพัฒนา 2571"), ("FromYear", "2571"));
        Assert.Equal("/staff/plans/1", officers[0].Path);
        (string Page, Func<Visitor, Task> Press)[] steps =
        [
            ("work", o => o.SendAsync("form[action*=Show]")),
            ("work", o => o.SendAsync("form[action*=Finish]", ("Evidence", "คำสั่งที่ 45/2569"))),
            ("edition", o => o.UploadAsync("main form[method=post]", [("Pdf", "draft.pdf", PlanTable.Pdf)], ("Summary", "เน้นถนน"))),
            ("edit", o => o.SendAsync(("Planned[2]", "15/12/2569"), ("Title", $"แผนพัฒนา 2571 ของ {officers.IndexOf(o)}"))),
            ("work", o => o.SendAsync("form[action*=Finish]", ("Evidence", "ประชุมครั้งที่ 1"))),
            ("work", o => o.SendAsync("form[action*=Open]", ("Opens", "20/11/2569"), ("Closes", "30/11/2569"))),
        ];

        foreach (var (page, press) in steps)
        {
            foreach (var officer in officers) await officer.OpenAsync($"/staff/plans/1/{page}");
            await Task.WhenAll(officers.Select(press));
            await AssertOneDidItAsync(officers);
        }

        Assert.Equal([PlanStepKind.Shown, PlanStepKind.Finished, PlanStepKind.EditionPublished, PlanStepKind.Replanned, PlanStepKind.Finished, PlanStepKind.CommentsOpened], await service.ReadAsync(db => db.Set<PlanStep>().OrderBy(s => s.Ordinal).Select(s => s.Kind).ToListAsync()));
        Assert.Equal((2, 1), await service.ReadAsync(async db => (await db.Set<PlanDraft>().Select(p => p.Done).SingleAsync(), await db.Set<PlanEdition>().CountAsync())));
    }

    /// <summary>On SQLite the two take turns.</summary>
    [Theory]
    [InlineData("plan_stages", "finish", "finish")]
    [InlineData("plan_stages", "finish", "replan")]
    [InlineData("plan_stages", "replan", "finish")]
    [InlineData("plan_editions", "publish", "publish")]
    [InlineData("plan_editions", "publish", "finish")]
    public async Task Who_reads_a_plan_while_somebody_moves_it_does_not_move_it_too(string table, string first, string second)
    {
        var meanwhile = new Meanwhile(table);
        await using var service = await ForumHall.OpenAsync(Database.Postgres, meanwhile.Register);
        await PlanTable.OpenDraftAsync(service);
        service.Clock.Advance(TimeSpan.FromDays(11));
        var seen = await service.ReadAsync(db => db.Set<PlanDraft>().Select(p => p.Version).SingleAsync());

        var (one, other) = await AtOnceAsync(service, meanwhile, s => DoAsync(s, first, seen), s => DoAsync(s, second, seen));

        Assert.Single(new[] { one, other }.OfType<EditOutcome.Saved>());
        Assert.Single(new[] { one, other }.OfType<EditOutcome.ChangedMeanwhile>());
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_that_is_keyed_in_while_revising_is_finished_is_waited_for_or_refused_and_never_left_unanswered(Database database)
    {
        var (answers, plans) = (new Meanwhile("plan_comments"), new Meanwhile("plan_drafts"));
        await using var service = await ForumHall.OpenAsync(database, services =>
        {
            answers.Register(services);
            plans.Register(services);
        });
        await PlanTable.OpenDraftAsync(service);
        var came = ThaiCalendar.Day(service.Clock.Now());
        service.Clock.Advance(TimeSpan.FromDays(11));
        ForumHall.Key(await RunAsync<FinishStage>(service, f => FinishAsync(service, f)));

        // It comes while the comments are counted: whoever keys it in is told that they are all answered.
        var (finished, late) = await AtOnceAsync<EditOutcome, GiveCommentOutcome>(service, answers, s => FinishAsync(service, s.GetRequiredService<FinishStage>()), s => KeyInAsync(s, came), database);
        Assert.IsType<EditOutcome.Saved>(finished);
        Assert.Contains("บันทึกเพิ่มไม่ได้", Assert.IsType<GiveCommentOutcome.NotOpen>(late).Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<PlanComment>().CountAsync()));

        // It was there first: the stage is not finished without it.
        ForumHall.Key(await RunAsync<StepBack>(service, async b => await b.RunAsync(1, PlanDraft.Revising, await SeenAsync(service), "ตอบใหม่", Actor, CancellationToken.None)));
        var (given, refused) = await AtOnceAsync<GiveCommentOutcome, EditOutcome>(service, plans, s => KeyInAsync(s, came), s => FinishAsync(service, s.GetRequiredService<FinishStage>()), database);
        Assert.IsType<GiveCommentOutcome.Given>(given);
        Assert.Contains("ยังมีความเห็นรอคำตอบ 1 เรื่อง", Assert.IsType<EditOutcome.Refused>(refused).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_colleagues_who_report_on_a_project_at_the_same_moment_one_is_read_and_the_others_are_told_to_look_again(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await PlanTable.AddProjectAsync(service, "ติดไฟทาง");
        var officers = new List<Visitor>();
        for (var i = 1; i <= 4; i++) officers.Add(await PlanTable.OfficerAsync(service, $"planner-{i}"));

        for (var percent = 20; percent <= 60; percent += 20)
        {
            foreach (var officer in officers) await officer.OpenAsync("/staff/projects/1/work");
            await Task.WhenAll(officers.Select(o => o.UploadAsync("main form[method=post]", [], ("Percent", Text(percent)), ("Words", $"ของ {officers.IndexOf(o)}"))));
            await AssertOneDidItAsync(officers);
        }
        foreach (var officer in officers) await officer.OpenAsync("/staff/projects/1/edit");
        await Task.WhenAll(officers.Select(o => o.SendAsync(("Budget", Text(450_000 + officers.IndexOf(o))), ("Reason", "ราคากลางใหม่"))));
        await AssertOneDidItAsync(officers);

        Assert.Equal([1, 2, 3, 4], await service.ReadAsync(db => db.Set<ProjectEntry>().OrderBy(e => e.Ordinal).Select(e => e.Ordinal).ToListAsync()));
    }

    private static Task AssertOneDidItAsync(List<Visitor> officers)
    {
        Assert.Single(officers, o => o.Status == HttpStatusCode.OK);
        Assert.All(officers.Where(o => o.Status != HttpStatusCode.OK), o =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, o.Status);
            Assert.Contains("มีคนแก้ไขข้อมูลนี้", o.Words, StringComparison.Ordinal);
        });
        return Task.CompletedTask;
    }

    private static async Task<EditOutcome> DoAsync(IServiceProvider s, string deed, Guid seen) => deed switch
    {
        "finish" => await s.GetRequiredService<FinishStage>().RunAsync(1, PlanDraft.Commenting, seen, ThaiCalendar.Day(s.GetRequiredService<TimeProvider>().Now()), "ปิดประกาศ", Actor, CancellationToken.None),
        "publish" => await s.GetRequiredService<PublishEdition>().RunAsync(1, seen, "สรุป", "ถนนเป็นปีแรก", new CheckedFile(FileKind.Pdf, [.. PlanTable.Pdf, (byte)'\n']), null, Actor, CancellationToken.None),
        "replan" => await s.GetRequiredService<SavePlan>().RunAsync(1, new PlanOutline(PlanKind.LocalPlan, "แผนพัฒนา 2571", 2571, 2575, null, [null, null, null, null, null, null, new DateOnly(2027, 3, 1)]), seen, Actor, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(deed)),
    };

    /// <summary>The stage in which the plan is.</summary>
    private static async Task<EditOutcome> FinishAsync(Service service, FinishStage finish)
    {
        var plan = await service.ReadAsync(db => db.Set<PlanDraft>().AsNoTracking().SingleAsync());
        return await finish.RunAsync(1, plan.Current!.Value, plan.Version, ThaiCalendar.Day(service.Clock.Now()), "ปิดประกาศ", Actor, CancellationToken.None);
    }

    private static Task<GiveCommentOutcome> KeyInAsync(IServiceProvider s, DateOnly came) =>
        s.GetRequiredService<GiveComment>().RunAsync(1, new NewComment(CommentChannel.Paper, "ขอลานกีฬา", false) { CameOn = came, Actor = Actor }, CancellationToken.None);

    private static Task<(EditOutcome First, EditOutcome Second)> AtOnceAsync(Service service, Meanwhile meanwhile, Func<IServiceProvider, Task<EditOutcome>> first, Func<IServiceProvider, Task<EditOutcome>> second) =>
        AtOnceAsync<EditOutcome, EditOutcome>(service, meanwhile, first, second, Database.Postgres);

    /// <summary>The second begins in the middle of the first, which goes on when the second has ended or waits for it.</summary>
    private static async Task<(TFirst First, TSecond Second)> AtOnceAsync<TFirst, TSecond>(Service service, Meanwhile meanwhile, Func<IServiceProvider, Task<TFirst>> first, Func<IServiceProvider, Task<TSecond>> second, Database database)
    {
        await using var one = service.Services.CreateAsyncScope();
        await using var other = service.Services.CreateAsyncScope();
        Task<TSecond>? late = null;
        meanwhile.Does(one.ServiceProvider.GetRequiredService<ParticipationContext>(), async () =>
        {
            late = Task.Run(() => second(other.ServiceProvider));
            // On SQLite the gate is shut.
            while (database == Database.Postgres && !late.IsCompleted && !await service.ReadAsync(IsSomebodyWaitingAsync)) await Task.Yield();
        });
        var outcome = await first(one.ServiceProvider);
        return (outcome, await (late ?? throw new InvalidOperationException("The two did not meet.")));
    }

    private static async Task<bool> IsSomebodyWaitingAsync(ParticipationContext db) =>
        await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync() > 0;

    private static Task<Guid> SeenAsync(Service service) => service.ReadAsync(db => db.Set<PlanDraft>().Select(p => p.Version).SingleAsync());

    private static async Task<EditOutcome> RunAsync<T>(Service service, Func<T, Task<EditOutcome>> act) where T : notnull
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
