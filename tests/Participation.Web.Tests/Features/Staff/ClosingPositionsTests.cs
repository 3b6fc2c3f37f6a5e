using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>A position is closed once its work is handed over, and can be opened again.</summary>
public sealed class ClosingPositionsTests
{
    private const string Close = "main form:has(button)";

    [Theory, OnBothDatabases]
    public async Task A_closed_position_gives_no_rights_keeps_its_past_and_opens_again_empty(Database database)
    {
        await using var service = await StartAsync(database);
        var holder = await Colleague.AddAsync(service, "works", [StaffRole.UnitHead, StaffRole.CaseHandler]);
        var visitor = await holder.SignInAsync();
        await visitor.OpenAsync("/staff/services");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var administrator = await Visitor.StaffAsync(service, "admin");
        await administrator.OpenAsync($"/staff/positions/{holder.PositionId}");
        await administrator.OpenAsync(administrator.Page.QuerySelector($"a[href='/staff/positions/{holder.PositionId}/close']")!.GetAttribute("href")!);
        Assert.Contains("กานดา งานทะเบียน พ้นจากตำแหน่งนี้ทันที", administrator.Words, StringComparison.Ordinal);

        await administrator.SendAsync(Close);

        Assert.Contains("ยุบแล้ว", administrator.Words, StringComparison.Ordinal);
        Assert.Contains("○ กานดา งานทะเบียน", administrator.Words, StringComparison.Ordinal);
        await visitor.OpenAsync("/staff/services");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);

        await administrator.OpenAsync($"/staff/positions/{holder.PositionId}/close");
        await administrator.SendAsync("form[action*='handler=Reopen']");
        Assert.Contains("เปิดตำแหน่งอีกครั้งแล้ว", administrator.Words, StringComparison.Ordinal);
        await visitor.OpenAsync("/staff/services");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal(["position.left", "role.ended", "role.ended", "position.closed", "position.reopened"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"position:{holder.PositionId:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_duty_that_citizens_see_a_name_behind_is_handed_over_first(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Colleague.AddAsync(service, "information", [StaffRole.InformationOfficer]);
        var administrator = await Visitor.StaffAsync(service, "admin");
        await administrator.OpenAsync($"/staff/positions/{officer.PositionId}/close");
        Assert.Contains("หน้าที่เจ้าหน้าที่ศูนย์ข้อมูลข่าวสาร ต้องมอบให้ตำแหน่งอื่น", administrator.Words, StringComparison.Ordinal);
        Assert.Null(administrator.Page.QuerySelector("main form button"));

        // Somebody sends the form without its button.
        await administrator.SendAsync();

        Assert.Equal(HttpStatusCode.BadRequest, administrator.Status);
        Assert.Contains("ยังมีงานอยู่กับตำแหน่งนี้", administrator.Words, StringComparison.Ordinal);
        Assert.Null((await service.ReadAsync(db => db.Set<Position>().SingleAsync(p => p.Id == officer.PositionId))).ClosedAt);
        await administrator.OpenAsync($"/staff/positions/{officer.PositionId}/manage");
        await administrator.SendAsync("form[action*='handler=EndRole']");
        await administrator.OpenAsync($"/staff/positions/{officer.PositionId}/close");
        await administrator.SendAsync(Close);
        Assert.NotNull((await service.ReadAsync(db => db.Set<Position>().SingleAsync(p => p.Id == officer.PositionId))).ClosedAt);
    }

    [Fact]
    public async Task The_last_administrators_position_stays_open()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var only = await Colleague.AddAsync(service, "admin", [StaffRole.Administrator]);
        var administrator = await only.SignInAsync();
        await administrator.OpenAsync($"/staff/positions/{only.PositionId}/close");

        await administrator.SendAsync(Close);

        Assert.Equal(HttpStatusCode.BadRequest, administrator.Status);
        Assert.Null((await service.ReadAsync(db => db.Set<Position>().SingleAsync(p => p.Id == only.PositionId))).ClosedAt);
        Assert.Equal(0, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "position.closed")));
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
