using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Features.Staff.LineLinks;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints.Enquiries;

/// <summary>Questions wait for a named answerer, are answered through the case, and are carried further when they are not.</summary>
public sealed class AnsweringEnquiriesTests
{
    [Theory, OnBothDatabases]
    public async Task Questions_wait_in_order_and_the_answer_reaches_whoever_asked(Database database)
    {
        await using var service = await OfficeAsync(database);
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        var villager = Visitor.To(service);
        var (code, pin) = await AskAsync(villager, service, "ต้องใช้เอกสารอะไรต่อเติมบ้าน");
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync(Visitor.To(service), service, "ขอสำเนาแผนพัฒนา", "Information");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);

        await answerer.OpenAsync("/staff/enquiries");
        Assert.Equal(["1/2569", "2/2569"], answerer.Page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Contains("2 คำถามรอคำตอบ", answerer.Words, StringComparison.Ordinal);
        var first = await IdAsync(service, 1);
        await PressAsync(answerer, first, "Reply", ("Words", "หมู่ไหนคะ"));
        Assert.Equal($"/staff/enquiries/{first}", answerer.Path);
        await answerer.OpenAsync("/staff/enquiries");
        Assert.Equal(["2/2569", "1/2569"], answerer.Page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        await PressAsync(answerer, first, "Close", ("Words", "สั้น"));
        Assert.Equal(HttpStatusCode.BadRequest, answerer.Status);
        await PressAsync(answerer, first, "Close", ("Words", "ใช้แบบแปลน โฉนด และบัตรประชาชน ที่กองช่าง"));

        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        Assert.Contains("หมู่ไหนคะ", villager.Words, StringComparison.Ordinal);
        Assert.Contains("ใช้แบบแปลน โฉนด และบัตรประชาชน ที่กองช่าง", villager.Words, StringComparison.Ordinal);
        var answered = await service.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Number == 1));
        Assert.Equal((CaseState.Closed, (CaseOutcome?)CaseOutcome.Answered), (answered.State, answered.Outcome));
        Assert.NotNull(await service.ReadAsync(db => db.Set<CaseRound>().Where(r => r.CaseId == first).Select(r => r.ToldAt).SingleAsync()));
        await answerer.OpenAsync("/staff/enquiries?show=closed");
        Assert.Equal(["1/2569"], answerer.Page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
    }

    [Theory, OnBothDatabases]
    public async Task One_that_is_sent_on_waits_no_more_and_one_about_a_unit_is_the_clerk_s(Database database)
    {
        await using var service = await OfficeAsync(database);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        await AskAsync(Visitor.To(service), service, "ขอใบอนุญาตขุดบ่อบาดาลที่ไหน");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Kind", "Enquiry"), ("Words", "ทำไมกองช่างไม่รับสาย"), ("Naming", "Nameless"), ("About", works.ToString()));
        await answerer.OpenAsync("/staff/enquiries");
        Assert.Equal(["1/2569"], answerer.Page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Contains("1 คำถามรอคำตอบ", answerer.Words, StringComparison.Ordinal);

        await centre.OpenAsync($"/staff/cases/{await IdAsync(service, 1)}/forward");
        await centre.SendAsync(("Agency", "สำนักงานทรัพยากรน้ำบาดาลตัวอย่าง"), ("SentOn", "20/11/2569"), ("Words", "เรื่องนี้หน่วยงานนั้นเป็นผู้อนุญาต เขาจะตอบท่าน"), ("Closes", "no"));
        Assert.Equal(HttpStatusCode.OK, centre.Status);

        await answerer.OpenAsync("/staff/enquiries");
        Assert.Contains("✓ ไม่มีคำถามรอคำตอบ", answerer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_answers_questions_reaches_no_complaint(Database database)
    {
        await using var service = await OfficeAsync(database);
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        await AskAsync(Visitor.To(service), service, "ต้องใช้เอกสารอะไรต่อเติมบ้าน");
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var (question, complaint) = (await IdAsync(service, 1), await IdAsync(service, 2));

        foreach (var address in (string[])["", "/answer"])
        {
            await answerer.OpenAsync($"/staff/enquiries/{complaint}{address}");
            Assert.Equal(HttpStatusCode.NotFound, answerer.Status);
        }
        foreach (var handler in (string[])["Reply", "Close", "Assign"])
        {
            await answerer.OpenAsync($"/staff/enquiries/{question}/answer");
            Mark(answerer, $"/staff/enquiries/{complaint}/answer?handler={handler}");
            await answerer.SendAsync("form.pressed", ("Words", "คำตอบที่ไม่ควรถึงใคร"), ("SeenRevision", "1"));
            Assert.Equal(HttpStatusCode.NotFound, answerer.Status);
        }
        Assert.Equal((CaseState.Received, 1), await service.ReadAsync(db => db.Set<Case>().Where(c => c.Id == complaint).Select(c => new ValueTuple<CaseState, int>(c.State, c.Revision)).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_waits_too_long_is_red_and_carried_from_the_answerer_to_the_stand_in_to_the_clerk_by_its_number(Database database)
    {
        await using var service = await OfficeAsync(database);
        var (answerer, standIn, clerk) = (await LinkedAsync(service, "answerer", StaffRole.InformationOfficer), await LinkedAsync(service, "standin", StaffRole.InformationOfficer), await LinkedAsync(service, "clerk", StaffRole.Executive));
        await SetAsync(service, s => (s.AnswererId, s.StandInId, s.ClerkId, s.Amount, s.CountsHours) = (answerer.PositionId, standIn.PositionId, clerk.PositionId, 4, true));
        await AskAsync(Visitor.To(service), service, "ต้องใช้เอกสารอะไรต่อเติมบ้าน");
        var question = await IdAsync(service, 1);
        Assert.Equal((1, 0, 0), await ToldAsync(service));
        await RemindAsync(service);
        Assert.Equal((1, 0, 0), await ToldAsync(service));

        // 09.30 and four working hours: 14.30.
        service.Clock.Advance(TimeSpan.FromHours(4));
        await RemindAsync(service);
        await RemindAsync(service);
        Assert.Equal((2, 0, 0), await ToldAsync(service));
        service.Clock.Advance(TimeSpan.FromMinutes(61));
        await RemindAsync(service);
        await RemindAsync(service);
        Assert.Equal((2, 1, 0), await ToldAsync(service));
        var visitor = await standIn.SignInAsync();
        await visitor.OpenAsync("/staff/enquiries");
        Assert.Contains("1 คำถามเลยเวลาตอบ", visitor.Page.QuerySelector("li.bad")!.TextContent, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromDays(4));
        await RemindAsync(service);
        await RemindAsync(service);
        Assert.Equal((2, 1, 1), await ToldAsync(service));
        var payloads = await service.ReadAsync(db => db.OutboxMessages.Select(m => m.Payload).ToListAsync());
        Assert.All(payloads.Select(System.Text.Encoding.UTF8.GetString), p => Assert.Contains("1/2569", p, StringComparison.Ordinal));
        Assert.All(payloads.Select(System.Text.Encoding.UTF8.GetString), p => Assert.DoesNotContain("เอกสาร", p, StringComparison.Ordinal));

        // Answered: nobody is told again, until the person asks again.
        visitor = await answerer.SignInAsync();
        await PressAsync(visitor, question, "Reply", ("Words", "ใช้แบบแปลนและโฉนดค่ะ"));
        service.Clock.Advance(TimeSpan.FromDays(5));
        await RemindAsync(service);
        Assert.Equal((2, 1, 1), await ToldAsync(service));

        async Task<(int, int, int)> ToldAsync(Service of)
        {
            var to = await of.ReadAsync(db => db.OutboxMessages.Select(m => m.Recipient).ToListAsync());
            return (to.Count(r => r == "Uanswerer"), to.Count(r => r == "Ustandin"), to.Count(r => r == "Uclerk"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_away_is_stood_in_for(Database database)
    {
        await using var service = await OfficeAsync(database);
        var (answerer, standIn) = (await LinkedAsync(service, "answerer", StaffRole.InformationOfficer), await LinkedAsync(service, "standin", StaffRole.InformationOfficer));
        var administrator = await SignInAsync(service, "admin", StaffRole.Administrator);
        await administrator.OpenAsync("/staff/enquiries/settings");

        await administrator.SendAsync(("Answerer", answerer.PositionId.ToString()), ("AwayFrom", "20/11/2569"), ("Amount", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, administrator.Status);
        Assert.Contains("ผู้ตอบไม่อยู่ ต้องมีผู้ตอบแทน", administrator.Words, StringComparison.Ordinal);
        await administrator.SendAsync(("Answerer", answerer.PositionId.ToString()), ("StandIn", standIn.PositionId.ToString()), ("AwayFrom", "20/11/2569"), ("AwayUntil", "21/11/2569"), ("Amount", "1"));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        await AskAsync(Visitor.To(service), service, "ต้องใช้เอกสารอะไรต่อเติมบ้าน");
        service.Clock.Advance(TimeSpan.FromDays(3));
        await AskAsync(Visitor.To(service), service, "ขอสำเนาแผนพัฒนา");

        Assert.Equal(["Ustandin", "Uanswerer"], await service.ReadAsync(db => db.OutboxMessages.OrderBy(m => m.Id).Select(m => m.Recipient).ToListAsync()));
        Assert.Contains(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()), a => a == "enquiry_settings.changed");
    }

    [Theory, OnBothDatabases]
    public async Task A_question_can_be_handed_to_a_unit_which_answers_it(Database database)
    {
        await using var service = await OfficeAsync(database);
        var works = Guid.CreateVersion7();
        await service.WriteAsync(db => Task.FromResult(db.Add(new Unit { Id = works, Level = UnitLevel.Division, Name = "กองช่าง" })));
        // The category's own unit does not get questions by itself.
        await service.WriteAsync(async db => (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).UnitId = works);
        var (answerer, handler) = (await SignInAsync(service, "answerer", StaffRole.InformationOfficer), await (await Colleague.AddAsync(service, "handler", [StaffRole.CaseHandler], works)).SignInAsync());
        await AskAsync(Visitor.To(service), service, "ต้องใช้เอกสารอะไรต่อเติมบ้าน");
        var question = await IdAsync(service, 1);
        await handler.OpenAsync($"/staff/cases/{question}");
        Assert.Equal(HttpStatusCode.NotFound, handler.Status);

        await answerer.OpenAsync($"/staff/enquiries/{question}/answer");
        await answerer.SendAsync("form[action*='handler=Assign']", ("UnitId", works.ToString()));
        await handler.OpenAsync($"/staff/cases/{question}/work");

        Assert.Equal(HttpStatusCode.OK, handler.Status);
        await answerer.OpenAsync("/staff/enquiries");
        Assert.Contains("กองช่าง", answerer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_is_read_in_pages_with_as_many_queries_for_many_as_for_few(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await OfficeAsync(database, counter);
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        foreach (var i in Enumerable.Range(0, 5)) await ReceiveAsync(service, $"คำถามที่ {i} ถามเรื่องเอกสาร");
        await answerer.OpenAsync("/staff/enquiries");
        var few = await counter.CountAsync(() => answerer.OpenAsync("/staff/enquiries"));
        foreach (var i in Enumerable.Range(5, 50)) await ReceiveAsync(service, $"คำถามที่ {i} ถามเรื่องเอกสาร");

        var many = await counter.CountAsync(() => answerer.OpenAsync("/staff/enquiries"));

        Assert.Equal(few, many);
        Assert.Equal(50, answerer.Page.QuerySelectorAll("tbody tr").Length);
        await answerer.OpenAsync("/staff/enquiries?p=2");
        Assert.Equal(["51/2569", "52/2569", "53/2569", "54/2569", "55/2569"], answerer.Page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
    }

    internal static async Task<Service> OfficeAsync(Database database, CommandCounter? counter = null)
    {
        var service = await Service.StartAsync(database, configure: counter is null ? null : counter.Register);
        await Visitor.AddOfficeAsync(service);
        await Colleague.AddAsync(service, "centre", [StaffRole.ComplaintOfficer]);
        // The duty by order opens the kinds; whoever has it linked no LINE.
        await Colleague.AddAsync(service, "information", [StaffRole.InformationOfficer]);
        return service;
    }

    internal static async Task<Guid> ReceiveAsync(Service service, string words, CaseKind kind = CaseKind.Enquiry, CaseChannel channel = CaseChannel.Web)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "other").Select(c => c.Id).SingleAsync());
        var outcome = await scope.ServiceProvider.GetRequiredService<ReceiveCase>().RunAsync(new NewCase(kind, category, channel, NameChoice.Nameless, words, CaseActors.Citizen), CancellationToken.None);
        return Assert.IsType<ReceiveCaseOutcome.Received>(outcome).Case.Id;
    }

    /// <summary>The form for an answer, sent by one of its buttons.</summary>
    internal static async Task PressAsync(Visitor visitor, Guid question, string handler, params (string Name, string? Value)[] values)
    {
        await visitor.OpenAsync($"/staff/enquiries/{question}/answer");
        Mark(visitor, $"/staff/enquiries/{question}/answer?handler={handler}");
        await visitor.SendAsync("form.pressed", values);
    }

    private static void Mark(Visitor visitor, string action)
    {
        var form = visitor.Page.QuerySelector("form.reply")!;
        form.SetAttribute("action", action);
        form.ClassList.Add("pressed");
    }

    private static Task<(string Code, string Pin)> AskAsync(Visitor villager, Service service, string words, string kind = "Enquiry") =>
        TellingOnTheWebTests.TellAsync(villager, service, ("Kind", kind), ("Words", words), ("Naming", "Nameless"));

    private static Task<Guid> IdAsync(Service service, int number) => service.ReadAsync(db => db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync());

    private static Task SetAsync(Service service, Action<EnquirySettings> change) => service.WriteAsync(db =>
    {
        var settings = new EnquirySettings();
        change(settings);
        db.Add(settings);
        return Task.CompletedTask;
    });

    private static async Task RemindAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemindAnswerers>().RunAsync(CancellationToken.None);
    }

    private static async Task<Colleague> LinkedAsync(Service service, string userName, StaffRole role)
    {
        var colleague = await Colleague.AddAsync(service, userName, [role]);
        await service.WriteAsync(db => Task.FromResult(db.Add(new StaffLineLink { AccountId = colleague.Id, LineUserId = $"U{userName}", LinkedAt = service.Clock.Now() })));
        return colleague;
    }

    private static async Task<Visitor> SignInAsync(Service service, string userName, StaffRole role) => await (await Colleague.AddAsync(service, userName, [role])).SignInAsync();
}
