using Participation.Web.Features.Agency;
using Participation.Web.Features.Devices;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Devices;

/// <summary>A silent tablet is told to staff while somebody could do something about it.</summary>
public sealed class OutOfTouchTests
{
    private static readonly OfficeHours Hours = new(new(8, 30), new(16, 30), new(12, 0), new(13, 0));

    [Theory]
    [InlineData("20 10:00", "20 10:15", false)]
    [InlineData("20 10:00", "20 10:16", true)]
    [InlineData("19 16:29", "20 08:40", false)]
    [InlineData("19 16:29", "20 08:45", true)]
    [InlineData("20 11:50", "20 12:30", false)]
    [InlineData("20 11:50", "20 13:10", false)]
    [InlineData("20 11:50", "20 13:20", true)]
    [InlineData("20 10:00", "20 17:00", false)]
    [InlineData("20 10:00", "21 11:00", false)]
    [InlineData("20 16:00", "23 09:00", true)]
    public void After_a_quarter_of_an_hour_in_which_the_office_was_open(string last, string now, bool isOut)
    {
        var device = new Device { Id = Guid.CreateVersion7(), Kind = DeviceKind.Kiosk, PlaceId = Guid.Empty, Name = "ก", CreatedAt = At("19 08:30") };
        device.Pair([1], At(last));

        Assert.Equal(isOut ? At(last) : null, device.OutOfTouchSince(Hours, At(now)));

        device.Revoke(At(now));
        Assert.Null(device.OutOfTouchSince(Hours, At(now)));
    }

    [Theory, OnBothDatabases]
    public async Task The_home_page_and_the_list_say_since_when_until_it_calls_again(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var staff = await Visitor.StaffAsync(service);
        var tablet = await Tablet.PairedAsync(service, staff);
        await tablet.DeliverAsync(waiting: 2);
        await staff.OpenAsync("/staff");
        Assert.DoesNotContain("ขาดการติดต่อ", staff.Words, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromMinutes(16));
        foreach (var page in new[] { "/staff", "/staff/devices" })
        {
            await staff.OpenAsync(page);
            Assert.Contains("ขาดการติดต่อตั้งแต่ 09.30 น.", staff.Words, StringComparison.Ordinal);
        }

        await tablet.DeliverAsync();
        foreach (var page in new[] { "/staff", "/staff/devices" })
        {
            await staff.OpenAsync(page);
            Assert.DoesNotContain("ขาดการติดต่อ", staff.Words, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task When_the_network_of_the_house_is_gone_one_line_says_it_for_all(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var staff = await Visitor.StaffAsync(service);
        for (var i = 0; i < 6; i++) await Tablet.PairedAsync(service, staff);
        service.Clock.Advance(TimeSpan.FromHours(1));

        await staff.OpenAsync("/staff");

        Assert.Single(staff.Page.QuerySelectorAll(".duties a[href^='/staff/devices']"));
    }

    private static DateTime At(string dayAndTime) => ThaiCalendar.ToUtc(DateTime.Parse($"2026-11-{dayAndTime}", System.Globalization.CultureInfo.InvariantCulture));
}
