using Participation.Web.Features.Agency;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>Is the office open now, and if not, when again? In Bangkok time, whatever the server's clock is set to.</summary>
public sealed class OfficeHoursTests
{
    private static readonly OfficeHours WithLunch = new(new(8, 30), new(16, 30), new(12, 0), new(13, 0));
    private static readonly OfficeHours NoLunch = new(new(8, 30), new(16, 30));

    [Theory]
    [InlineData("2026-11-20 08:29", "ปิดแล้ว", "เปิดอีกครั้ง วันนี้ 08.30 น.")]
    [InlineData("2026-11-20 08:30", "เปิดอยู่", "ถึง 12.00 น.")]
    [InlineData("2026-11-20 11:59", "เปิดอยู่", "ถึง 12.00 น.")]
    [InlineData("2026-11-20 12:00", "ปิดแล้ว", "เปิดอีกครั้ง วันนี้ 13.00 น.")]
    [InlineData("2026-11-20 13:00", "เปิดอยู่", "ถึง 16.30 น.")]
    [InlineData("2026-11-20 16:29", "เปิดอยู่", "ถึง 16.30 น.")]
    [InlineData("2026-11-20 16:30", "ปิดแล้ว", "เปิดอีกครั้ง วันจันทร์ 08.30 น.")]
    [InlineData("2026-11-21 10:00", "ปิดแล้ว", "เปิดอีกครั้ง วันจันทร์ 08.30 น.")]
    [InlineData("2026-11-22 10:00", "ปิดแล้ว", "เปิดอีกครั้ง พรุ่งนี้ 08.30 น.")]
    [InlineData("2026-11-19 23:59", "ปิดแล้ว", "เปิดอีกครั้ง พรุ่งนี้ 08.30 น.")]
    public void The_sign_at_the_door_says_whether_and_until_when(string bangkok, string state, string until) =>
        Assert.Equal((state, until), Sign(WithLunch, bangkok));

    [Fact]
    public void An_office_without_a_lunch_break_is_open_right_through() =>
        Assert.Equal(("เปิดอยู่", "ถึง 16.30 น."), Sign(NoLunch, "2026-11-20 12:15"));

    [Fact]
    public void The_hours_are_written_with_the_lunch_break_and_except_holidays() =>
        Assert.Equal("จันทร์–ศุกร์ 08.30–16.30 น. พักเที่ยง 12.00–13.00 น. เว้นวันหยุดราชการ", OfficeWords.Of(WithLunch));

    [Theory]
    [InlineData("8.30", 8, 30)]
    [InlineData("08:30", 8, 30)]
    [InlineData("๐๘.๓๐", 8, 30)]
    [InlineData("1630", 16, 30)]
    [InlineData(" 16.30 น. ", 16, 30)]
    public void A_time_is_understood_however_it_is_typed(string typed, int hour, int minute)
    {
        Assert.True(OfficeTime.TryParse(typed, out var time));
        Assert.Equal(new TimeOnly(hour, minute), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("เช้า")]
    [InlineData("25.00")]
    [InlineData("8.75")]
    public void What_is_no_time_is_refused(string typed) => Assert.False(OfficeTime.TryParse(typed, out _));

    [Theory]
    [InlineData("0 4212 3456 ต่อ 12", "042123456")]
    [InlineData("๐๔๒-๑๒๓-๔๕๖", "042123456")]
    [InlineData("+66 42 123 456", "+6642123456")]
    public void A_telephone_number_is_dialled_without_its_extension(string written, string dialled) =>
        Assert.Equal(dialled, PhoneNumber.ToDial(written));

    private static (string, string) Sign(OfficeHours hours, string bangkok)
    {
        var now = ThaiCalendar.ToUtc(DateTime.Parse(bangkok, System.Globalization.CultureInfo.InvariantCulture));
        return OfficeWords.Of(hours.At(now), now);
    }
}
