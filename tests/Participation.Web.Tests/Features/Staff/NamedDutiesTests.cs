using System.Net;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>Duties with a name behind them: by order, for a term, shown to citizens; the old holder keeps the work until a new order.</summary>
public sealed class NamedDutiesTests
{
    [Theory, OnBothDatabases]
    public async Task Citizens_see_who_has_a_duty_by_which_order_and_until_when(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var (admin, complaints) = await OfficeAsync(service);
        await PeopleTests.GiveAsync(admin, complaints.PositionId.ToString(), StaffRole.ComplaintOfficer, "30/9/2570", order: "๑๒๓/๒๕๖๙");
        var villager = Visitor.To(service);

        await villager.OpenAsync("/officers");

        Assert.Equal(HttpStatusCode.OK, villager.Status);
        foreach (var words in new[] { "รับเรื่องร้องทุกข์", "กานดา งานทะเบียน", "๑๒๓/๒๕๖๙", "20 พ.ย. 2569", "ถึง 30 ก.ย. 2570" })
            Assert.Contains(words, villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task From_the_first_of_October_a_missing_renewal_warns_and_the_old_holder_keeps_the_work(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var (admin, complaints) = await OfficeAsync(service);
        await PeopleTests.GiveAsync(admin, complaints.PositionId.ToString(), StaffRole.ComplaintOfficer, "30/9/2570");

        service.Clock.MoveTo(new DateTimeOffset(2027, 9, 30, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.DoesNotContain("หมดวาระ", await HomeAsync(service, admin), StringComparison.Ordinal);
        service.Clock.MoveTo(new DateTimeOffset(2027, 10, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.Contains("คำสั่งแต่งตั้งเจ้าหน้าที่ศูนย์รับเรื่องร้องเรียนหมดวาระแล้ว", await HomeAsync(service, admin), StringComparison.Ordinal);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/officers");
        Assert.Contains("จนกว่าจะมีคำสั่งใหม่", villager.Words, StringComparison.Ordinal);
        var grant = (await service.ReadAsync(db => PositionDetails.FindAsync(db, complaints.PositionId, service.Clock, CancellationToken.None)))!.Grants.Single();
        Assert.True(grant.IsActive(ThaiCalendar.Day(service.Clock.Now())));

        await PeopleTests.GiveAsync(admin, complaints.PositionId.ToString(), StaffRole.ComplaintOfficer, "30/9/2571", from: "1/10/2570", order: "9/2570");
        Assert.DoesNotContain("ร้องเรียนหมดวาระ", await HomeAsync(service, admin), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_order_takes_the_duty_from_the_position_that_had_it(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var (admin, complaints) = await OfficeAsync(service);
        await PeopleTests.GiveAsync(admin, complaints.PositionId.ToString(), StaffRole.InformationOfficer, "30/9/2571");
        var second = await Colleague.GiveAsync(service, complaints.Id, [], title: "นิติกร");

        await PeopleTests.GiveAsync(admin, second.ToString(), StaffRole.InformationOfficer, "30/9/2571", replaces: true);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/officers");
        Assert.Contains("นิติกร", villager.Words, StringComparison.Ordinal);
        Assert.Single(villager.Page.QuerySelectorAll("main h2"));
        Assert.Single(villager.Page.QuerySelectorAll("main h2 + p"));
    }

    [Theory]
    [InlineData(StaffRole.ComplaintOfficer, "20/11/2569", "1/10/2570", "ทุกปีงบประมาณ")]
    [InlineData(StaffRole.ComplaintOfficer, "20/11/2569", "", "ต้องมีวันสิ้นสุด")]
    [InlineData(StaffRole.InformationOfficer, "20/11/2569", "19/11/2569", "ไม่ก่อนวันเริ่ม")]
    [InlineData(StaffRole.Administrator, "20/11/2569", "30/9/2570", "ไม่มีวันสิ้นสุด")]
    [InlineData(StaffRole.VillageHead, "20/11/2569", "", "เลือกหมู่บ้าน")]
    [InlineData(StaffRole.CounterOfficer, "31/2/2569", "", "วัน/เดือน/ปี")]
    public async Task An_order_that_cannot_be_is_refused_with_words(StaffRole role, string from, string until, string words)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var (admin, complaints) = await OfficeAsync(service);

        await PeopleTests.GiveAsync(admin, complaints.PositionId.ToString(), role, until, from);

        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
        Assert.Contains(words, admin.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/10/2569", 2026, 10, 1)]
    [InlineData("๑/๑๐/๒๕๖๙", 2026, 10, 1)]
    [InlineData("1-10-69", 2026, 10, 1)]
    [InlineData("01.10.2026", 2026, 10, 1)]
    [InlineData("2026-10-01", 2026, 10, 1)]
    [InlineData("29/2/2567", 2024, 2, 29)]
    public void A_date_is_read_as_people_type_it(string typed, int year, int month, int day)
    {
        Assert.True(ThaiDate.TryParse(typed, out var read));
        Assert.Equal(new DateOnly(year, month, day), read);
    }

    [Theory]
    [InlineData("29/2/2569")]
    [InlineData("1/13/2569")]
    [InlineData("พรุ่งนี้")]
    [InlineData("1/10")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_not_read_as_one(string? typed) => Assert.False(ThaiDate.TryParse(typed, out _));

    private static async Task<(Visitor Admin, Colleague Complaints)> OfficeAsync(Service service) =>
        (await (await Colleague.AddAsync(service, "admin", [StaffRole.Administrator])).SignInAsync(), await Colleague.AddAsync(service, "complaints", []));

    private static async Task<string> HomeAsync(Service service, Visitor admin)
    {
        await admin.OpenAsync("/staff");
        if (admin.Path == "/staff/sign-in")
        {
            // Months went by: in again. The app's secret is known to the colleague, so a fresh administrator is simpler.
            var colleague = await Colleague.AddAsync(service, $"admin{service.Clock.GetUtcNow().UtcTicks}", [StaffRole.Administrator]);
            await colleague.SignInAsync(admin);
        }
        return admin.Words;
    }
}
