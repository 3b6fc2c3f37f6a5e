using System.Net;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Plans;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Platform.Files;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>Projects with what was done on them, and whoever follows one in LINE: told of each entry once, and never after they said no.</summary>
public sealed class ProjectsTests
{
    [Theory, OnBothDatabases]
    public async Task A_project_is_followed_by_its_code_and_each_entry_is_told_once_in_one_call(Database database)
    {
        await using var world = await OpenAsync(database);
        var service = world.Service;
        var village = await ForumHall.VillageAsync(service, 1);
        await ProposalBook.RegisterAsync(service, new NewProposal("ขอไหล่ทาง"));
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await officer.OpenAsync("/staff/projects/new");
        (string, string?)[] form = [("Name", "ขยายไหล่ทางหน้าโรงเรียน"), ("Budget", "๔๕๐,๐๐๐"), ("Ends", "30/9/2570"), ("Villages", village.ToString()), ("PlanReference", "แผน 2571 หน้า 12")];
        await officer.SendAsync([.. form, ("Proposal", "99")]);
        Assert.Contains("ไม่พบข้อเสนอเลขที่นี้", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync([.. form, ("Proposal", "1")]);
        Assert.Equal("/staff/projects/1", officer.Path);
        var (malee, somchai, wandee) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"), await Talk.WithFriendAsync(world, "วันดี"));
        foreach (var who in (Talk[])[malee, somchai, wandee])
        {
            await who.SayAsync("j-๑");
            await who.TapAsync("ติดตาม");
            Assert.Contains("ติดตามโครงการที่ 1 ให้แล้ว", who.Words, StringComparison.Ordinal);
        }
        await wandee.TapAsync("เลิกติดตาม");

        await malee.DoAsync(() => WorkAsync(officer, [("Before", "before.jpg", SamplePictures.Jpeg())], ("Percent", "๔๐"), ("Words", "ลงหินคลุกแล้ว")));
        Assert.True(officer.Status == HttpStatusCode.OK, officer.Words);
        Assert.Contains("ส่งถึงผู้ติดตาม 2 คน", officer.Words, StringComparison.Ordinal);
        Assert.Contains("● กำลังทำ 40 %", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ลงหินคลุกแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("multicast"));
        Assert.Empty(await world.Line.CallsAsync("push"));
        Assert.DoesNotContain(await world.MessagesOnPhoneAsync(wandee.UserId), m => m.Message.GetRawText().Contains("ลงหินคลุก", StringComparison.Ordinal));
        await malee.TapAsync("เลิกติดตาม");
        await PlanTable.ReportAsync(service, 1, ProjectState.Delayed, 40, "ฝนตกหนัก");
        await world.SettleAsync();
        Assert.Equal(1, (await world.MessagesOnPhoneAsync(malee.UserId)).Count(m => m.Message.GetRawText().Contains("โครงการที่ท่านติดตาม", StringComparison.Ordinal)));
        Assert.Equal(2, (await world.MessagesOnPhoneAsync(somchai.UserId)).Count(m => m.Message.GetRawText().Contains("โครงการที่ท่านติดตาม", StringComparison.Ordinal)));

        var villager = Visitor.To(service);
        await villager.OpenAsync($"/projects?village={village}");
        await villager.OpenAsync(villager.Page.QuerySelector("a[href='/projects/1']")!.GetAttribute("href")!);
        foreach (var words in (string[])["! ล่าช้า 40 % เพราะ ฝนตกหนัก", "450,000 บาท", "หมู่ 1 บ้านหนึ่ง", "มาจากข้อเสนอ ขอไหล่ทาง", "ลงหินคลุกแล้ว", "ก่อนทำ"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        var photo = villager.Page.QuerySelector("ul.photos img")!;
        Assert.Equal("lazy", photo.GetAttribute("loading"));
        // The picture is shown without where and by whom it was taken, and can be taken off for a reason.
        using (var picture = await villager.Http.GetAsync(new Uri(photo.GetAttribute("src")!, UriKind.Relative)))
            Assert.Equal(-1, (await picture.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("GPSSECRET"u8));
        await officer.OpenAsync("/staff/projects/1");
        await officer.OpenAsync(officer.Page.QuerySelector("a[href*='/photos/'][href^='/staff']")!.GetAttribute("href")!);
        await officer.SendAsync(("Reason", "ShowsPeople"));
        Assert.Equal("/staff/projects/1", officer.Path);
        using (var gone = await villager.Http.GetAsync(new Uri(photo.GetAttribute("src")!, UriKind.Relative))) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await villager.OpenAsync("/projects/1");
        Assert.Contains("นำรูปออกแล้ว", villager.Words, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(async db => await db.Set<ProjectEntry>().ExecuteUpdateAsync(s => s.SetProperty(e => e.Words, "ไม่เคย"))));
        Assert.Equal(["project.added", "project.reported", "project.reported", "project.photo_removed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "project:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_a_month_without_room_followers_hear_of_it_with_their_next_answer_once_and_erasure_ends_it(Database database)
    {
        await using var world = await OpenAsync(database);
        await PlanTable.AddProjectAsync(world.Service, "ติดไฟทาง");
        await PlanTable.OpenDraftAsync(world.Service);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("โครงการ");
            await who.TapAsync("ติดตาม");
        }
        await world.Line.SetQuotaAsync(new QuotaRequest { Limit = 1 });
        await world.RefreshQuotaAsync();

        await PlanTable.ReportAsync(world.Service, 1, ProjectState.Running, 20, "ขุดหลุมเสาแล้ว");
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("multicast"));
        var officer = await PlanTable.OfficerAsync(world.Service, "planner");
        await officer.OpenAsync("/staff/projects/1");
        Assert.Contains("ผู้ติดตามจะได้อ่านเมื่อทักมาครั้งต่อไป", officer.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.Contains("ขุดหลุมเสาแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("ขุดหลุมเสาแล้ว", malee.Words, StringComparison.Ordinal);

        await somchai.SayAsync("D-1");
        await somchai.TapAsync("ให้ความเห็น");
        await somchai.TapAsync("หมู่ 3 บ้านสาม");
        await somchai.SayAsync("อยากได้ศาลา");
        await using (var scope = world.Service.Services.CreateAsyncScope())
        {
            var shown = await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(somchai.UserId, CancellationToken.None);
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "ติดไฟทาง"));
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "อยากได้ศาลา"));
        }
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(somchai.UserId, CancellationToken.None);
        Assert.Equal([malee.UserId], await world.Service.ReadAsync(db => db.Set<ProjectFollower>().Select(f => f.LineUserId).ToListAsync()));
        var villager = Visitor.To(world.Service);
        await villager.OpenAsync("/plans/1/comments");
        Assert.DoesNotContain("อยากได้ศาลา", villager.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 3 บ้านสาม 1 เรื่อง", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_LINE_did_not_reach_or_nobody_agreed_to_pay_for_hears_of_an_entry_with_the_next_answer_once(Database database)
    {
        await using var world = await OpenAsync(database);
        await PlanTable.AddProjectAsync(world.Service, "ติดไฟทาง");
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("โครงการ");
            await who.TapAsync("ติดตาม");
        }
        await world.Line.FailAsync("multicast", "badRequest");
        await PlanTable.ReportAsync(world.Service, 1, ProjectState.Running, 20, "ขุดหลุมเสาแล้ว");
        await world.SettleAsync();
        await world.Line.ClearFaultsAsync();
        var officer = await PlanTable.OfficerAsync(world.Service, "planner");
        await officer.OpenAsync("/staff/projects/1");
        Assert.Contains("ส่งถึงผู้ติดตาม 0 คน อีก 2 คนจะได้อ่านเมื่อทักมา", officer.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.Contains("ขุดหลุมเสาแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("ขุดหลุมเสาแล้ว", malee.Words, StringComparison.Ordinal);

        // The price stands on the form; whoever followed after it was read is not paid for, nor is anybody then.
        await officer.OpenAsync("/staff/projects/1/work");
        Assert.Contains("ผู้ติดตามทาง LINE 2 คน ส่งเลยใช้ข้อความของเดือน 2 ข้อความ", officer.Words, StringComparison.Ordinal);
        var wandee = await Talk.WithFriendAsync(world, "วันดี");
        await wandee.SayAsync("โครงการ");
        await wandee.TapAsync("ติดตาม");
        var calls = (await world.Line.CallsAsync("multicast")).Count;
        await officer.UploadAsync("main form[method=post]", [], ("Percent", "40"), ("Words", "ตั้งเสาแล้ว"));
        Assert.True(officer.Status == HttpStatusCode.OK, officer.Words);
        await world.SettleAsync();
        Assert.Equal(calls, (await world.Line.CallsAsync("multicast")).Count);
        foreach (var who in (Talk[])[somchai, wandee])
        {
            await who.SayAsync("เมนู");
            Assert.Contains("ตั้งเสาแล้ว", who.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("ขุดหลุมเสาแล้ว", who.Words, StringComparison.Ordinal);
        }
        await WorkAsync(officer, [], ("Percent", "60"), ("Words", "เดินสายแล้ว"), ("Telling.Tell", "Later"));
        await world.SettleAsync();
        Assert.Equal(calls, (await world.Line.CallsAsync("multicast")).Count);
        await WorkAsync(officer, [], ("Percent", "80"), ("Words", "ติดโคมแล้ว"));
        await world.SettleAsync();
        Assert.Equal(calls + 1, (await world.Line.CallsAsync("multicast")).Count);
        await malee.SayAsync("เมนู");
        foreach (var words in (string[])["เดินสายแล้ว", "ติดโคมแล้ว"]) Assert.DoesNotContain(words, malee.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_whose_answer_LINE_did_not_take_is_owed_still_and_comes_with_the_next_answer_once(Database database)
    {
        await using var world = await OpenAsync(database);
        await PlanTable.AddProjectAsync(world.Service, "ติดไฟทาง");
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("โครงการ");
            await who.TapAsync("ติดตาม");
        }
        await world.Line.SetQuotaAsync(new QuotaRequest { Limit = 1 });
        await world.RefreshQuotaAsync();
        await PlanTable.ReportAsync(world.Service, 1, ProjectState.Running, 20, "ขุดหลุมเสาแล้ว");

        // Refused, and a second time; and one whose token was too old when it was to leave.
        foreach (var fault in (string[])["badRequest", "notFound"])
        {
            await world.Line.FailAsync("reply", fault, count: 1);
            await malee.SayAsync("เมนู");
            Assert.Empty(malee.Answers);
            Assert.Equal(0, await ToldAsync());
        }
        await world.Line.SendTextAsync(somchai.UserId, "เมนู");
        await world.Line.WaitUntilIdleAsync();
        await world.Service.Services.GetRequiredService<InboxWorker>().RunOnceAsync(CancellationToken.None);
        Assert.Equal(1, await ToldAsync());
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        await world.SettleAsync();
        Assert.Equal(0, await ToldAsync());
        var officer = await PlanTable.OfficerAsync(world.Service, "planner");
        await officer.OpenAsync("/staff/projects/1");
        Assert.Contains("ผู้ติดตามจะได้อ่านเมื่อทักมาครั้งต่อไป", officer.Words, StringComparison.Ordinal);

        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("เมนู");
            Assert.Contains("ขุดหลุมเสาแล้ว", who.Words, StringComparison.Ordinal);
            await who.SayAsync("เมนู");
            Assert.DoesNotContain("ขุดหลุมเสาแล้ว", who.Words, StringComparison.Ordinal);
        }
        Assert.Equal(2, await ToldAsync());
        Assert.Empty(await world.Line.CallsAsync("push"));

        Task<int> ToldAsync() => world.Service.ReadAsync(db => db.Set<ToldPerson>().CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Another_day_or_other_money_than_was_promised_stands_on_the_page_with_its_reason_and_is_late_when_it_passes(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await PlanTable.AddProjectAsync(service, "ติดไฟทาง");
        await PlanTable.ReportAsync(service, 1, ProjectState.Delayed, 10, "ฝนตกหนัก");
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Project>().LateOn(new(2027, 10, 1)).CountAsync()));
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await officer.OpenAsync("/staff/projects/1/edit");
        await officer.SendAsync(("Ends", "31/12/2570"), ("Budget", "450000"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("กรุณาบอกเหตุผล ประชาชนอ่านได้", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync(("Reason", "ผู้รับจ้างขอขยายเวลา"));
        Assert.Equal("/staff/projects/1", officer.Path);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/projects/1");
        foreach (var words in (string[])["เปลี่ยนกำหนดเสร็จจาก 30 ก.ย. 2570 เป็น 31 ธ.ค. 2570 เปลี่ยนงบประมาณจาก ยังไม่ระบุ เป็น 450,000 บาท เพราะ ผู้รับจ้างขอขยายเวลา", "เพราะ ฝนตกหนัก กำหนดเสร็จใหม่ 31 ธ.ค. 2570"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        Assert.Equal((0, 1), await service.ReadAsync(async db => (await db.Set<Project>().LateOn(new(2027, 12, 31)).CountAsync(), await db.Set<Project>().LateOn(new(2028, 1, 1)).CountAsync())));
        Assert.True((await service.ReadAsync(db => db.Set<Project>().SingleAsync())).IsLate(new(2028, 1, 1)));
        // What is the same as before needs no reason.
        await officer.OpenAsync("/staff/projects/1/edit");
        await officer.SendAsync(("Place", "ซอยหลังวัด"));
        Assert.Equal(2, await service.ReadAsync(db => db.Set<ProjectEntry>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_that_is_refused_leaves_no_file_and_a_project_that_is_over_takes_none(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await PlanTable.AddProjectAsync(service, "ติดไฟทาง");
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await WorkAsync(officer, [("After", "after.png", SamplePictures.Png())], ("Percent", "๑๐๑"), ("Words", "คำที่พิมพ์ไว้"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("คำที่พิมพ์ไว้", officer.Page.QuerySelector("#Words")!.TextContent);
        await WorkAsync(officer, [("After", "after.pdf", PlanTable.Pdf)], ("Percent", "50"), ("Words", "ไฟล์ไม่ใช่รูป"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await officer.OpenAsync("/staff/projects/1/work");
        await PlanTable.ReportAsync(service, 1, ProjectState.Running, 10, "อีกคนบันทึกก่อน");
        await officer.UploadAsync("main form[method=post]", [("After", "after.png", SamplePictures.Png())], ("Percent", "50"), ("Words", "บันทึกทีหลัง"));
        Assert.Contains("มีคนแก้ไขข้อมูลนี้", officer.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(service.DataFolder, "files")) && Directory.EnumerateFiles(Path.Combine(service.DataFolder, "files")).Any());

        await PlanTable.ReportAsync(service, 1, ProjectState.Done, 80, "ครบแล้ว");
        await officer.OpenAsync("/staff/projects/1/work");
        Assert.Null(officer.Page.QuerySelector("main form[method=post]"));
        Assert.Equal((100, 2), await service.ReadAsync(async db => (await db.Set<Project>().Select(p => p.Progress).SingleAsync(), await db.Set<ProjectEntry>().CountAsync())));
        var executive = await (await Colleague.AddAsync(service, "mayor", [StaffRole.Executive])).SignInAsync();
        await executive.OpenAsync("/staff/projects/new");
        Assert.Equal(HttpStatusCode.NotFound, executive.Status);
    }

    private static async Task WorkAsync(Visitor officer, (string, string, byte[])[] photos, params (string Name, string Value)[] values)
    {
        await officer.OpenAsync("/staff/projects/1/work");
        await officer.UploadAsync("main form[method=post]", photos, values);
    }

    private static async Task<LineWorld> OpenAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await world.RefreshQuotaAsync();
        return world;
    }
}
