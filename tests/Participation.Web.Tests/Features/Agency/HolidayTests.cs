using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>The office is closed on public holidays, and the list of them is the office's own.</summary>
public sealed class HolidayTests
{
    [Fact]
    public void The_days_we_bring_are_whole_and_days_in_lieu_fall_on_working_days()
    {
        Assert.Equal(KnownHolidays.All.Count, KnownHolidays.All.Select(h => h.Day).Distinct().Count());
        foreach (var year in new[] { 2026, 2027, 2028 })
        {
            var days = KnownHolidays.All.Where(h => h.Day.Year == year).ToList();
            foreach (var (month, day) in new[] { (1, 1), (4, 6), (4, 13), (4, 14), (4, 15), (5, 4), (6, 3), (7, 28), (8, 12), (10, 13), (10, 23), (12, 5), (12, 10), (12, 31) })
                Assert.Contains(days, h => h.Day == new DateOnly(year, month, day) && !h.IsToBeConfirmed);
            foreach (var name in new[] { "วันมาฆบูชา", "วันวิสาขบูชา", "วันอาสาฬหบูชา", "วันเข้าพรรษา" }) Assert.Single(days, h => h.Name == name && h.IsToBeConfirmed);
            // The lunar calendar: 88 days from มาฆบูชา to วิสาขบูชา, the day after อาสาฬหบูชา begins the lent.
            Assert.Equal(days.Single(h => h.Name == "วันอาสาฬหบูชา").Day.AddDays(1), days.Single(h => h.Name == "วันเข้าพรรษา").Day);
        }
        Assert.All(KnownHolidays.All.Where(h => h.Name.StartsWith("หยุดชดเชย", StringComparison.Ordinal)), lieu =>
        {
            Assert.True(lieu.IsToBeConfirmed);
            Assert.NotEqual(DayOfWeek.Saturday, lieu.Day.DayOfWeek);
            Assert.NotEqual(DayOfWeek.Sunday, lieu.Day.DayOfWeek);
        });
        // Whoever falls on a weekend is given in lieu within four days, except where that is already next year.
        Assert.All(KnownHolidays.All.Where(h => h.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && h.Day != new DateOnly(2028, 12, 31)), weekend =>
            Assert.Contains(KnownHolidays.All, h => h.Name == $"หยุดชดเชย{weekend.Name}" && h.Day > weekend.Day && h.Day <= weekend.Day.AddDays(4)));
    }

    [Theory, OnBothDatabases]
    public async Task On_a_holiday_the_sign_says_which_and_when_the_office_opens_again(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var villager = Visitor.To(service);
        // Thursday, 10 December 2569; Friday is a working day.
        service.Clock.MoveTo(new DateTimeOffset(2026, 12, 10, 9, 30, 0, TimeSpan.FromHours(7)));

        await villager.OpenAsync("/");
        Assert.Contains("วันหยุด", villager.Words, StringComparison.Ordinal);
        Assert.Contains("วันรัฐธรรมนูญ เปิดอีกครั้ง พรุ่งนี้ 08.30 น.", villager.Words, StringComparison.Ordinal);

        // The evening before the new year's holidays: Thursday and Friday are off, then the weekend.
        service.Clock.MoveTo(new DateTimeOffset(2026, 12, 30, 17, 0, 0, TimeSpan.FromHours(7)));
        await villager.OpenAsync("/s/D1");
        Assert.Contains("เปิดอีกครั้ง วันจันทร์ 08.30 น.", villager.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_of_more_than_a_week_names_the_day_by_its_date()
    {
        var hours = new OfficeHours(new(8, 30), new(16, 30)) { Holidays = Enumerable.Range(1, 12).ToDictionary(d => new DateOnly(2026, 11, 20).AddDays(d), _ => "วันหยุดพิเศษ") };
        var now = ThaiCalendar.ToUtc(new DateTime(2026, 11, 20, 18, 0, 0));

        Assert.Equal("เปิดอีกครั้ง วันพฤหัสบดีที่ 3 ธ.ค. 2569 08.30 น.", OfficeWords.Of(hours.At(now), now).Until);
    }

    [Theory, OnBothDatabases]
    public async Task Staff_add_move_confirm_and_remove_a_holiday_and_each_is_audited(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/holidays?year=2570");
        Assert.Contains("! รอยืนยัน", officer.Words, StringComparison.Ordinal);

        await officer.SendAsync(("Day", "๑๑ พ.ค. ๒๕๗๐"), ("Name", "วันพืชมงคล"), ("IsToBeConfirmed", "true"));
        Assert.Equal("/staff/holidays", officer.Path);
        var added = await service.ReadAsync(db => db.Set<Holiday>().SingleAsync(h => h.Name == "วันพืชมงคล"));
        Assert.Equal((new DateOnly(2027, 5, 11), true), (added.Day, added.IsToBeConfirmed));
        await officer.OpenAsync($"/staff/holidays/{added.Id}");
        await officer.SendAsync(("Day", "12/5/2570"), ("IsToBeConfirmed", null));
        var moved = await service.ReadAsync(db => db.Set<Holiday>().SingleAsync(h => h.Name == "วันพืชมงคล"));
        Assert.Equal((new DateOnly(2027, 5, 12), false), (moved.Day, moved.IsToBeConfirmed));
        await officer.OpenAsync($"/staff/holidays/{added.Id}");
        await officer.SendAsync("form[action*='handler=Remove']");

        Assert.False(await service.ReadAsync(db => db.Set<Holiday>().AnyAsync(h => h.Name == "วันพืชมงคล")));
        Assert.Equal(["holiday.added", "holiday.changed", "holiday.removed"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"holiday:{added.Id:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("31/2/2570", "กรุณาใส่วันที่")]
    [InlineData("เร็วๆ นี้", "กรุณาใส่วันที่")]
    [InlineData("13/4/2570", "เป็นวันสงกรานต์อยู่แล้ว")]
    public async Task A_day_that_is_none_or_taken_is_refused_beside_its_field(string day, string words)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/holidays");

        await officer.SendAsync(("Day", day), ("Name", "วันหยุดใหม่"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Page.QuerySelector(".field.wrong .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("วันหยุดใหม่", officer.Page.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("13/10/2569")]
    [InlineData("13 ต.ค. 2569")]
    [InlineData("๑๓ ตุลาคม ๒๕๖๙")]
    [InlineData("13-10-2026")]
    [InlineData("13-10-69")]
    [InlineData("13 10 2569")]
    [InlineData("13 ต.ค. 69")]
    [InlineData("2026-10-13")]
    public void A_day_is_understood_however_it_is_typed(string typed)
    {
        Assert.True(ThaiDate.TryParse(typed, out var day));
        Assert.Equal(new DateOnly(2026, 10, 13), day);
    }
}
