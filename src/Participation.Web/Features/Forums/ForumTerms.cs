using System.Globalization;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public enum ForumLevel
{
    Village,

    /// <summary>For everybody; counts for no single village.</summary>
    Tambon,
}

public enum ForumPurpose
{
    Plan,
    Budget,
    Policy,
    Project,
    Hearing,
    Representatives,
    FollowUp,

    /// <summary>A meeting of the council that people may listen to; no forum, and in no figure of forums.</summary>
    Council,
}

public enum ForumState
{
    Draft,
    Announced,
    Held,
    Cancelled,
}

/// <summary>How forums are spoken of, the same on every page and in the chat.</summary>
public static class ForumTerms
{
    public static readonly IReadOnlyList<ForumPurpose> Purposes = Enum.GetValues<ForumPurpose>();
    public static readonly IReadOnlyList<ForumLevel> Levels = Enum.GetValues<ForumLevel>();
    public static readonly IReadOnlyList<ForumState> States = Enum.GetValues<ForumState>();

    public static string Words(this ForumLevel level) => level switch
    {
        ForumLevel.Village => "หมู่บ้านหรือชุมชน",
        ForumLevel.Tambon => "ทุกหมู่บ้านและชุมชนรวมกัน (ประชาคมตำบล)",
    };

    public static string Words(this ForumPurpose purpose) => purpose switch
    {
        ForumPurpose.Plan => "แผนพัฒนาท้องถิ่น",
        ForumPurpose.Budget => "งบประมาณรายจ่าย",
        ForumPurpose.Policy => "ทิศทางและนโยบาย",
        ForumPurpose.Project => "โครงการ",
        ForumPurpose.Hearing => "รับฟังความคิดเห็น",
        ForumPurpose.Representatives => "เลือกผู้แทนประชาคม",
        ForumPurpose.FollowUp => "ติดตามผล",
        ForumPurpose.Council => "ประชุมสภาท้องถิ่น",
    };

    public static string Words(this ForumState state) => state switch
    {
        ForumState.Draft => "○ ร่าง ประชาชนยังไม่เห็น",
        ForumState.Announced => "● ประกาศแล้ว",
        ForumState.Held => "✓ จัดแล้ว",
        ForumState.Cancelled => "✗ ยกเลิก",
    };

    public static string Name(this Forum forum) => forum.IsCouncil ? "ประชุมสภาท้องถิ่น" : "เวทีประชาคม";

    /// <summary>วันศุกร์ที่ 15 มกราคม 2570 เวลา 09.00–12.00 น.</summary>
    public static string When(this Forum forum) => $"{ThaiCalendar.LongDate(forum.Day)} เวลา {Clock(forum.From)}–{ThaiCalendar.TimeOfDay(forum.Until)}";

    public static string Invited(this Forum forum, IEnumerable<Village> villages) => forum.Level == ForumLevel.Tambon
        ? forum.IsCouncil ? "ประชาชนทุกคนเข้าฟังได้" : "ทุกหมู่บ้านและชุมชน"
        : string.Join(", ", villages.Select(VillageName.Of));

    public static IReadOnlyList<string> AgendaLines(this Forum forum) => forum.Agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static (DateTime From, DateTime Until) Instants(this Forum forum) => (ThaiCalendar.ToUtc(forum.Day.ToDateTime(forum.From)), ThaiCalendar.ToUtc(forum.Day.ToDateTime(forum.Until)));

    private static string Clock(TimeOnly time) => time.ToString("HH'.'mm", CultureInfo.InvariantCulture);
}
