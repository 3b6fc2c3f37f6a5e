using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>Units, villages, areas: the ground on which every figure stands.</summary>
public sealed class OfficeDataTests
{
    [Theory, OnBothDatabases]
    public async Task Units_hang_below_each_other_and_are_closed_but_never_lost(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await AddUnitAsync(officer, "/staff/units/new", ("Name", "กองช่าง"), ("Aliases", "กองโยธา\nกองโยธา "));
        var division = await UnitAsync(service, "กองช่าง");
        await AddUnitAsync(officer, $"/staff/units/new?under={division.Id}", ("Name", "ฝ่ายโยธา"));
        var section = await UnitAsync(service, "ฝ่ายโยธา");
        await AddUnitAsync(officer, $"/staff/units/new?under={section.Id}", ("Name", "งานควบคุมอาคาร"));

        Assert.Equal(["กองช่าง", "ฝ่ายโยธา", "งานควบคุมอาคาร"], officer.Page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal("กองโยธา", division.Aliases);
        Assert.Equal((UnitLevel.Section, division.Id), (section.Level, section.ParentId));
        await officer.OpenAsync($"/staff/units/{division.Id}");
        await officer.SendAsync(("IsActive", null));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("ยังมีหน่วยที่อยู่ข้างใต้", officer.Words, StringComparison.Ordinal);
        var work = await UnitAsync(service, "งานควบคุมอาคาร");
        await officer.OpenAsync($"/staff/units/{work.Id}");
        await officer.SendAsync(("IsActive", null));
        Assert.False((await UnitAsync(service, "งานควบคุมอาคาร")).IsActive);
        Assert.Contains("○ เลิกใช้", officer.Words, StringComparison.Ordinal);
        Assert.Equal(["unit.added", "unit.changed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"unit:{work.Id:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("Section", "", "กรุณาเลือกว่าอยู่ใต้หน่วยใด")]
    [InlineData("Division", "own", "ไม่อยู่ใต้หน่วยอื่น")]
    public async Task A_unit_stands_only_where_its_level_belongs(string level, string parent, string words)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await AddUnitAsync(officer, "/staff/units/new", ("Name", "กองคลัง"));
        var division = await UnitAsync(service, "กองคลัง");
        await officer.OpenAsync("/staff/units/new");

        await officer.SendAsync(("Name", "หน่วยใหม่"), ("Level", level), ("ParentId", parent.Length > 0 ? division.Id.ToString() : ""));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Page.QuerySelector(".field.wrong .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Unit>().CountAsync()));
    }

    [Fact]
    public async Task Two_spellings_of_one_unit_are_one_unit()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await AddUnitAsync(officer, "/staff/units/new", ("Name", "สำนักปลัด"), ("Aliases", "สำนักงานปลัด"));
        await officer.OpenAsync("/staff/units/new");

        await officer.SendAsync(("Name", "สำนักงานปลัด"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("มีหน่วยชื่อนี้แล้ว", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_village_and_a_community_stand_side_by_side_each_with_its_own_label(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/villages/new");
        Assert.Equal("หมู่บ้าน", officer.Page.QuerySelector("#Label")!.GetAttribute("value"));
        await officer.SendAsync(("Number", "๓"), ("Name", "บ้านดอกคูณ"), ("Population", "๑,๒๕๐"), ("Households", "310"));
        Assert.StartsWith("/staff/villages/", officer.Path, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/villages/new");
        await officer.SendAsync(("Label", "ชุมชน"), ("Number", "3"), ("Name", "ตลาดเก่า"));
        await officer.OpenAsync("/staff/villages/new");
        await officer.SendAsync(("Number", "3"), ("Name", "ซ้ำ"));
        Assert.Contains("มีหมู่บ้านเลขที่ 3 แล้ว", officer.Page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);

        var villages = await service.ReadAsync(db => db.Set<Village>().OrderBy(v => v.Label).ToListAsync());
        Assert.Equal(["ชุมชน 3 ตลาดเก่า", "หมู่ 3 บ้านดอกคูณ"], villages.Select(v => v.FullName()));
        Assert.Equal((1250, 310), (villages[1].Population, villages[1].Households));
    }

    [Theory, OnBothDatabases]
    public async Task Who_leads_a_village_is_kept_by_position_and_no_name_reaches_the_audit_trail(Database database)
    {
        await using var service = await StartAsync(database);
        var id = Guid.CreateVersion7();
        await service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = id, Number = 1, Name = "บ้านหนึ่ง", Label = "หมู่บ้าน" })));
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync($"/staff/villages/{id}");

        await officer.SendAsync("form[action*='handler=Head']:last-of-type", ("Position", "ผู้ใหญ่บ้าน"), ("Holder", "สมมุติ ใจดี"), ("HeadPhone", "๐๘๑๒๓๔๕๖๗๘"));
        var head = await service.ReadAsync(db => db.Set<VillageHead>().SingleAsync());
        Assert.Equal(("ผู้ใหญ่บ้าน", "สมมุติ ใจดี"), (head.Position, head.Holder));
        // The person leaves: name and number go, the position stays.
        await officer.SendAsync("form[action*='handler=Head']", ("Holder", ""), ("HeadPhone", ""));

        var left = await service.ReadAsync(db => db.Set<VillageHead>().SingleAsync());
        Assert.Equal(("ผู้ใหญ่บ้าน", "", ""), (left.Position, left.Holder, left.Phone));
        var trail = await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject.StartsWith("village_head:")).Select(e => e.Canonical).ToListAsync());
        Assert.Equal(2, trail.Count);
        Assert.All(trail, entry => Assert.DoesNotContain("สมมุติ", Encoding.UTF8.GetString(entry), StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_six_areas_are_there_from_the_start_and_nobody_can_take_one_away(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/service-areas");
        Assert.Equal(6, officer.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Null(officer.Page.QuerySelector("form[action*='handler=Remove']"));

        await officer.SendAsync("form[action*='handler=Save']", ("Name", "ด้านการบริการผู้สูงอายุ"));
        Assert.Equal(7, officer.Page.QuerySelectorAll("tbody tr").Length);
        // The button is not offered for the six; somebody sends its form all the same, with the id of the first.
        await officer.SendAsync("form[action*='handler=Remove']", ("Id", ServiceAreas.PresetId(1).ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("หกด้านของแผนต้องอยู่ครบ", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/service-areas");
        await officer.SendAsync("form[action*='handler=Save']", ("Edit", ServiceAreas.PresetId(2).ToString()), ("Name", "ชื่ออื่น"));
        Assert.Contains("หกด้านของแผนต้องอยู่ครบ", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/service-areas");
        await officer.SendAsync("form[action*='handler=Remove']");

        Assert.Equal(Enumerable.Range(1, 6), await service.ReadAsync(db => db.Set<ServiceArea>().OrderBy(a => a.Number).Select(a => a.Number).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_service_point_serves_in_three_times_gives_several_services_and_has_a_roster(Database database)
    {
        await using var service = await StartAsync(database);
        await service.WriteAsync(db =>
        {
            for (var i = 1; i <= 3; i++)
                db.Add(new ServiceKind { Id = Guid.CreateVersion7(), Number = i, Name = $"งานที่ {i}", AreaId = ServiceAreas.PresetId(1), CreatedAt = service.Clock.GetUtcNow().UtcDateTime });
            return Task.CompletedTask;
        });
        var officer = await Visitor.StaffAsync(service);
        var kinds = await service.ReadAsync(db => db.Set<ServiceKind>().OrderBy(k => k.Number).ToListAsync());
        await officer.OpenAsync("/staff/service-points/D1/duties");

        await officer.SendAsync(("Kind", "Desk"), ("Services", kinds[1].Id.ToString()), ("From.OfficeHours", "8.30"), ("To.OfficeHours", "16.30"), ("From.Lunch", "๑๒.๐๐"), ("To.Lunch", "13.00"), ("From.Holiday", "9.00"), ("To.Holiday", "12.00"));
        Assert.Equal("/staff/service-points/D1", officer.Path);
        foreach (var words in new[] { "โต๊ะบริการ", "งานที่ 2", "พักกลางวัน 12.00–13.00", "วันหยุด 09.00–12.00" }) Assert.Contains(words, officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff");
        Assert.Contains("ยังไม่มีคนอยู่เวรพักกลางวัน", officer.Words, StringComparison.Ordinal);

        await officer.OpenAsync("/staff/service-points/D1/roster?month=2026-12");
        var account = officer.Page.QuerySelectorAll("#AccountId option")[^1].GetAttribute("value")!;
        await officer.SendAsync("main form:last-of-type", ("Time", "Lunch"), ("From", "1/12/2569"), ("To", "11/12/2569"), ("AccountId", account), ("Order", "45/2569"));

        // Nine weekdays, less 7 December (in lieu) and 10 December (constitution day).
        Assert.Equal(7, await service.ReadAsync(db => db.Set<RosterEntry>().CountAsync(e => e.Time == ServingTime.Lunch)));
        Assert.Contains("คำสั่ง 45/2569", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("form[action*='handler=Remove']");
        Assert.Equal(6, await service.ReadAsync(db => db.Set<RosterEntry>().CountAsync()));
        Assert.Equal(["service_point.duties_changed", "roster.added", "roster.removed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "service_point:D1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_time_that_is_half_filled_in_is_pointed_out_and_the_rest_is_kept()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/service-points/D1/duties");

        await officer.SendAsync(("From.Lunch", "12.00"), ("From.Holiday", "9.00"), ("To.Holiday", "8.00"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal(2, officer.Page.QuerySelectorAll("fieldset .error").Length);
        Assert.Equal("12.00", officer.Page.QuerySelector("#From_Lunch")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task The_logo_is_known_by_its_content_and_served_without_any_right(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/agency");
        const string form = "form[action*='handler=Logo']";
        await officer.UploadAsync(form, [("LogoFile", "logo.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray())]);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("ใช้ได้เฉพาะรูป", officer.Words, StringComparison.Ordinal);

        await officer.UploadAsync(form, [("LogoFile", "../../evil.html", Picture)]);
        Assert.Contains("ใส่ตราหน่วยงานแล้ว", officer.Words, StringComparison.Ordinal);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/");
        var source = villager.Page.QuerySelector("header img")!.GetAttribute("src")!;
        using var answer = await villager.Http.GetAsync(new Uri(source, UriKind.Relative));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await villager.Http.GetAsync(new Uri("/agency/logo/..%2f..%2fparticipation.db", UriKind.Relative))).StatusCode);

        await officer.SendAsync("form[action*='handler=NoLogo']");
        await villager.OpenAsync("/s/D1");
        Assert.Null(villager.Page.QuerySelector("header img"));
        Assert.Equal(HttpStatusCode.NotFound, (await villager.Http.GetAsync(new Uri(source, UriKind.Relative))).StatusCode);
    }

    /// <summary>A true PNG of one pixel.</summary>
    internal static byte[] Picture => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static async Task AddUnitAsync(Visitor officer, string page, params (string, string?)[] fields)
    {
        await officer.OpenAsync(page);
        await officer.SendAsync(fields);
        Assert.Equal("/staff/units", officer.Path);
    }

    private static Task<Unit> UnitAsync(Service service, string name) => service.ReadAsync(db => db.Set<Unit>().SingleAsync(u => u.Name == name));

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
