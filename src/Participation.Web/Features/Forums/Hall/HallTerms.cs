using Participation.Web.Features.Shared;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public enum HallTime
{
    /// <summary>Not announced, or called off.</summary>
    Never,
    Early,
    Open,
    Late,
}

/// <summary>When people are counted, and how the ways are spoken of.</summary>
public static class HallTerms
{
    /// <summary>What a desk kept while the network was away, and sheets that turn up later, still come in.</summary>
    public const int DeskDaysAfter = 7;

    public const string DeskClosed = "นับคนได้ตั้งแต่วันจัด ถึง 7 วันหลังวันจัด และเวทีต้องประกาศแล้ว";

    public static readonly IReadOnlyList<HallGender> Genders = Enum.GetValues<HallGender>();
    public static readonly IReadOnlyList<HallAge> Ages = Enum.GetValues<HallAge>();
    public static readonly IReadOnlyList<Choice> GenderChoices = [.. Genders.Select(g => new Choice(g.ToString(), g.Words()))];
    public static readonly IReadOnlyList<Choice> AgeChoices = [.. Ages.Select(a => new Choice(a.ToString(), a.Words()))];

    public static string Words(this HallWay way) => way switch
    {
        HallWay.Phone => "ลงชื่อเองด้วยโทรศัพท์",
        HallWay.Line => "บอกทาง LINE",
        HallWay.Desk => "เจ้าหน้าที่นับที่โต๊ะ",
        HallWay.Paper => "ใบลงชื่อ",
    };

    public static string Words(this HallGender gender) => gender switch
    {
        HallGender.Female => "หญิง",
        HallGender.Male => "ชาย",
        HallGender.Other => "อื่น ๆ",
    };

    public static string Words(this HallAge age) => age switch
    {
        HallAge.Under18 => "ต่ำกว่า 18 ปี",
        HallAge.To35 => "18–35 ปี",
        HallAge.To59 => "36–59 ปี",
        HallAge.From60 => "60 ปีขึ้นไป",
    };

    public static string Standing(this ForumPoll poll) => poll.State switch
    {
        PollState.Draft => "○ ยังไม่เปิด ประชาชนยังไม่เห็น",
        PollState.Open => "● เปิดอยู่",
        PollState.Closed => $"✓ ปิดแล้วเมื่อ {ThaiCalendar.ShortDateTime(poll.ClosedAt!.Value)}",
    };

    /// <summary>From and until when people may count themselves.</summary>
    public static (DateTime From, DateTime Until) HallHours(this Forum forum, ForumSettings settings)
    {
        var (from, until) = forum.Instants();
        return (from.AddMinutes(-settings.HallMinutesBefore), until.AddMinutes(settings.HallMinutesAfter));
    }

    public static HallTime HallAt(this Forum forum, ForumSettings settings, DateTime now)
    {
        if (forum.State is not (ForumState.Announced or ForumState.Held)) return HallTime.Never;
        var (from, until) = forum.HallHours(settings);
        return now < from ? HallTime.Early : now <= until ? HallTime.Open : HallTime.Late;
    }

    /// <summary>Whether colleagues may count: from the morning of the day on, until what was kept without network has come in.</summary>
    public static bool TakesDesk(this Forum forum, DateOnly today) =>
        forum.State is ForumState.Announced or ForumState.Held && today >= forum.Day && today <= forum.Day.AddDays(DeskDaysAfter);

    /// <summary>Why nobody can count themselves now, for whoever tries.</summary>
    public static string Shut(this Forum forum, ForumSettings settings, DateTime now) => forum.HallAt(settings, now) switch
    {
        HallTime.Early => $"ยังไม่ถึงเวลาลงชื่อ ลงได้{ThaiCalendar.LongDate(forum.Day)} ตั้งแต่ {ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(forum.HallHours(settings).From)))}",
        HallTime.Late => "เวทีนี้ปิดรับลงชื่อแล้ว ถ้าท่านมาแต่ยังไม่ได้ลงชื่อ บอกเจ้าหน้าที่ได้",
        HallTime.Never => "เวทีนี้ยกเลิกแล้ว",
        HallTime.Open => "",
    };
}
