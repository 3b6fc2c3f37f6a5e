using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Complaints;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Whoever comes with what others have told already is shown that it is known, and may follow it instead.</summary>
public sealed class FollowingCasesTests
{
    private const string Secret = "คำของผู้แจ้งคนแรกเท่านั้น";

    [Theory, OnBothDatabases]
    public async Task On_the_web_it_is_offered_without_a_word_of_whoever_told_it_and_followed_by_an_own_code(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var village = await VillageAsync(service);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village), ("Place", "หน้าบ้านป้าศรี"), ("Words", Secret), ("Name", "ผู้แจ้งคนแรก"));
        var first = await MergingCasesTests.IdAsync(service, 1);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Explain", ("Words", "เรียนคุณผู้แจ้งคนแรก ต้องรอก่อน"), ("NewDay", "20/12/2569"));
        var villager = Visitor.To(service);

        await TellingOnTheWebTests.TellAsync(villager, service, ("Village", village), ("Words", "ไฟดับเหมือนกัน\nทั้งซอย"));
        Assert.Contains("มีคนแจ้งเรื่องแบบนี้แล้ว", villager.Words, StringComparison.Ordinal);
        foreach (var words in (string[])["ไฟฟ้าสาธารณะ", "บ้านเหนือ", "20 พ.ย. 2569"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        foreach (var words in (string[])[Secret, "ผู้แจ้งคนแรก", "ป้าศรี"]) Assert.DoesNotContain(words, villager.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("ไฟดับเหมือนกัน\nทั้งซอย", villager.Page.QuerySelector("input[name=Words]")!.GetAttribute("value")!.ReplaceLineEndings("\n"));
        await villager.SendAsync(("Follow", villager.Page.QuerySelector("button[name=Follow]")!.GetAttribute("value")));

        var (code, pin) = TellingOnTheWebTests.Shown(villager);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.Contains("ท่านติดตามเรื่องนี้ด้วย", villager.Words, StringComparison.Ordinal);
        // Words written before anybody read along were for the reporter.
        foreach (var words in (string[])[Secret, "ผู้แจ้งคนแรก", "ป้าศรี"]) Assert.DoesNotContain(words, villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("form[action*=Reopen], form[action*=Say]"));
        Assert.Contains("ผู้ติดตาม 1 คน", (await MergingCasesTests.OpenAsync(centre, $"/staff/cases/{first}/work")).Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromDays(1));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Close", ("Words", "เปลี่ยนหลอดทั้งซอยแล้ว"), ("Outcome", "Solved"));
        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.Contains("เปลี่ยนหลอดทั้งซอยแล้ว", villager.Words, StringComparison.Ordinal);
        // That a follower looked proves nothing to the reporter's clock.
        Assert.Null(await service.ReadAsync(db => db.Set<CaseNotice>().Where(n => n.Kind == NoticeKind.Result).Select(n => n.OpenedAt).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_presses_follow_twice_at_the_same_moment_follows_once()
    {
        // On SQLite the two take turns.
        var meanwhile = new Meanwhile("case_followers");
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Postgres, meanwhile.Register);
        var village = await VillageAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village));
        var told = await service.ReadAsync(db => db.Set<Case>().SingleAsync());
        var form = new WantedFollowing(told.Id, told.Kind, told.CategoryId, told.VillageId) { RequestId = Guid.CreateVersion7() };
        await using var one = service.Services.CreateAsyncScope();
        await using var other = service.Services.CreateAsyncScope();
        FollowCaseOutcome? first = null;

        meanwhile.Does(one.ServiceProvider.GetRequiredService<ParticipationContext>(), async () => first = await other.ServiceProvider.GetRequiredService<FollowCase>().RunAsync(form, CancellationToken.None));
        var second = await one.ServiceProvider.GetRequiredService<FollowCase>().RunAsync(form, CancellationToken.None);

        Assert.NotNull(Assert.IsType<FollowCaseOutcome.Following>(first).Tracking);
        Assert.Equal(told.Id, Assert.IsType<FollowCaseOutcome.Following>(second).Case.Id);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseFollower>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_the_same_is_sent_in_and_only_what_was_offered_can_be_followed(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var village = await VillageAsync(service);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        foreach (var field in (IEnumerable<(string, string?)>)[("Village", ""), ("About", works.ToString())]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village), field);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village), ("Kind", "Grievance"));
        Assert.Equal(3, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village));
        var villager = Visitor.To(service);
        await TellingOnTheWebTests.TellAsync(villager, service, ("Village", village));
        Assert.Single(villager.Page.QuerySelectorAll("button[name=Follow]"));

        await villager.SendAsync(("Follow", (await MergingCasesTests.IdAsync(service, 2)).ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<CaseFollower>().CountAsync()));
        await villager.SendAsync();
        await villager.SendAsync(("NotSame", "yes"));

        Assert.Contains("5/2569", villager.Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromDays(61));
        var late = Visitor.To(service);
        await TellingOnTheWebTests.TellAsync(late, service, ("Village", village));
        Assert.Contains("1/2570", late.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_it_is_offered_before_the_last_look_and_what_comes_of_it_is_told(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var service = world.Service;
        var village = await VillageAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Village", village), ("Words", Secret));
        var malee = await Talk.WithFriendAsync(world);
        await service.WriteAsync(async db => (await db.CitizenOfLineUserAsync(malee.UserId, service.Clock.Now(), CancellationToken.None)).Choose(Guid.Parse(village), service.Clock.Now()));

        await CasesInLineTests.TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        Assert.Contains("มีคนแจ้งเรื่องแบบนี้แล้ว", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ติดตามเรื่องนี้ด้วย");
        Assert.Contains("ติดตามเรื่องเลขที่ 1/2569 ด้วยแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
        await malee.SayAsync("ติดตาม");
        Assert.Contains("ติดตามเรื่องเลขที่ 1/2569", malee.Words, StringComparison.Ordinal);

        await malee.DoAsync(() => CasesInLineTests.CloseAsync(service));
        Assert.Contains("เปลี่ยนหลอดแล้วเมื่อเช้านี้", malee.Words, StringComparison.Ordinal);

        await CasesInLineTests.TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        Assert.Contains("ดูอีกครั้งก่อนส่ง", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_follows_is_shown_that_they_do_and_is_forgotten_when_they_ask()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var about = await MergingCasesTests.IdAsync(service, 1);
        var malee = new Person("U0123456789abcdef0123456789abcdef", null);
        await service.WriteAsync(db => Task.FromResult(db.Add(new CaseFollower { Id = Guid.CreateVersion7(), CaseId = about, Since = service.Clock.Now(), LineUserId = malee.LineUserId })));
        await using var scope = service.Services.CreateAsyncScope();
        var (db, data) = (scope.ServiceProvider.GetRequiredService<ParticipationContext>(), scope.ServiceProvider.GetServices<IPersonalData>().OfType<CaseData>().Single());

        Assert.Contains(malee.LineUserId, await data.PeopleAsync(db, CancellationToken.None));
        Assert.Contains(await data.ShowAsync(db, malee, CancellationToken.None), r => r.Title == "เรื่องที่ท่านติดตามด้วย");
        await db.WriteAsync(ct => data.EraseAsync(db, malee, service.Clock.Now(), ct), CancellationToken.None);

        Assert.Equal(0, await service.ReadAsync(d => d.Set<CaseFollower>().CountAsync()));
    }

    private static async Task<string> VillageAsync(Service service)
    {
        var village = new Village { Id = Guid.CreateVersion7(), Number = 3, Name = "บ้านเหนือ", Label = "หมู่บ้าน" };
        await service.WriteAsync(db => Task.FromResult(db.Add(village)));
        return village.Id.ToString();
    }
}
