using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Units that work on one case together, and agencies it is sent on to.</summary>
public sealed class WorkingTogetherTests
{
    [Theory, OnBothDatabases]
    public async Task A_partner_sees_the_case_and_writes_in_it_and_only_the_owner_closes(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var (works, health) = (await WorkingOnCasesTests.UnitAsync(service), await WorkingOnCasesTests.UnitAsync(service, "กองสาธารณสุข"));
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var partner = await WorkingOnCasesTests.SignInAsync(service, "partner", StaffRole.CaseHandler, health);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var address = $"/staff/cases/{await MergingCasesTests.IdAsync(service, 1)}";
        await centre.OpenAsync($"{address}/assign");
        await centre.SendAsync(("UnitId", works.ToString()));
        await partner.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, partner.Status);

        await centre.OpenAsync($"{address}/partners");
        await centre.SendAsync("form.panel", ("UnitId", works.ToString()), ("Words", "ช่วยดูเรื่องยุงหลังน้ำขัง"));
        Assert.Contains("หน่วยนี้เป็นเจ้าของเรื่องอยู่แล้ว", centre.Words, StringComparison.Ordinal);
        await centre.SendAsync("form.panel", ("UnitId", health.ToString()), ("Words", "ช่วยดูเรื่องยุงหลังน้ำขัง"));

        await partner.OpenAsync("/staff/cases");
        Assert.Contains("1/2569", partner.Words, StringComparison.Ordinal);
        await WorkingOnCasesTests.PressAsync(partner, $"{address}/work", "Note", ("Words", "พ่นยุงแล้วเมื่อวานนี้"));
        Assert.Equal(HttpStatusCode.OK, partner.Status);
        await WorkingOnCasesTests.PressAsync(partner, $"{address}/work", "Tell", ("Words", "พ่นยุงรอบบ้านแล้วค่ะ"));
        Assert.Equal(HttpStatusCode.OK, partner.Status);
        await WorkingOnCasesTests.PressAsync(partner, $"{address}/work", "Close", ("Words", "เสร็จหมดแล้วทุกอย่าง"), ("Outcome", "Solved"));
        Assert.Equal(HttpStatusCode.BadRequest, partner.Status);
        Assert.Contains("เรื่องนี้เป็นของกองช่าง", partner.Words, StringComparison.Ordinal);
        foreach (var page in (string[])["assign", "merge", "forward", "partners"])
        {
            await partner.OpenAsync($"{address}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, partner.Status);
        }
        await MergingCasesTests.TrackAsync(villager, code, pin);
        foreach (var words in (string[])["กองสาธารณสุขร่วมทำเรื่องนี้ด้วย", "พ่นยุงรอบบ้านแล้วค่ะ", "อยู่ที่ กองช่าง"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);

        await centre.OpenAsync($"{address}/partners");
        await centre.SendAsync("form[action*=Remove]");
        await partner.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, partner.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Sent_on_and_closed_the_agency_is_the_result_and_its_answer_comes_in_later(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var id = await MergingCasesTests.IdAsync(service, 1);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{id}/work", "Close", ("Words", "ไม่ใช่ถนนของเรา ส่งต่อแล้ว"), ("Outcome", "Referred"));
        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);

        await ForwardAsync(centre, id, "yes");

        Assert.Equal(HttpStatusCode.OK, centre.Status);
        Assert.Equal(CaseOutcome.Referred, await service.ReadAsync(db => db.Set<Case>().Select(c => c.Outcome).SingleAsync()));
        Assert.Equal(ClockStanding.ToldInTime, await MergingCasesTests.StandingAsync(service, id));
        await MergingCasesTests.TrackAsync(villager, code, pin);
        foreach (var words in (string[])["ส่งต่อให้ แขวงทางหลวงตัวอย่าง หนังสือเลขที่ ทด 1/2569 เมื่อ 20 พ.ย. 2569", "ถนนสายนี้เป็นของทางหลวง"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/register");
        Assert.Contains("ส่งต่อหน่วยงานอื่น", centre.Words, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromDays(30));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        await centre.OpenAsync($"/staff/cases/{id}/forward");
        await centre.SendAsync("form[action*=Answer]", ("Answer", "จะซ่อมในเดือนมกราคม 2570"));
        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.Contains("แขวงทางหลวงตัวอย่าง ตอบว่า จะซ่อมในเดือนมกราคม 2570", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Sent_on_and_kept_open_the_clock_runs_on_and_the_register_says_so(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var id = await MergingCasesTests.IdAsync(service, 1);

        await ForwardAsync(centre, id, null);
        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
        Assert.Contains("กรุณาเลือกว่าปิดเรื่อง หรือยังติดตามต่อ", centre.Words, StringComparison.Ordinal);
        Assert.Equal("แขวงทางหลวงตัวอย่าง", centre.Page.QuerySelector("#Agency")!.GetAttribute("value"));
        await ForwardAsync(centre, id, "no");

        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.Contains("แขวงทางหลวงตัวอย่าง", villager.Words, StringComparison.Ordinal);
        Assert.Contains("5 ธ.ค. 2569 (อีก 15 วัน)", villager.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/register");
        Assert.Contains("ส่งต่อหน่วยงานอื่นแล้ว", centre.Words, StringComparison.Ordinal);
        Assert.Equal(ClockStanding.Running, await MergingCasesTests.StandingAsync(service, id));
        service.Clock.Advance(TimeSpan.FromDays(16));
        await WorkingOnCasesTests.WatchAsync(service);
        Assert.Equal(ClockStanding.Breach, await MergingCasesTests.StandingAsync(service, id));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        await centre.OpenAsync($"/staff/cases/{id}/letters/{await service.ReadAsync(db => db.Set<CaseForwarding>().Select(f => f.Sequence).SingleAsync())}");
        Assert.Contains("แขวงทางหลวงตัวอย่าง", centre.Words, StringComparison.Ordinal);
    }

    private static async Task ForwardAsync(Visitor colleague, Guid id, string? closes)
    {
        await colleague.OpenAsync($"/staff/cases/{id}/forward");
        await colleague.SendAsync(("Agency", "แขวงทางหลวงตัวอย่าง"), ("Reference", "ทด 1/2569"), ("SentOn", "20/11/2569"), ("Words", "ถนนสายนี้เป็นของทางหลวง เขาจะติดต่อท่าน"), ("Closes", closes));
    }
}
