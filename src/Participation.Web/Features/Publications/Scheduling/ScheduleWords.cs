using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications;

/// <summary>Whom a publication reaches at its moment, for people.</summary>
public static class ScheduleWords
{
    public static string Words(this PublicationSchedule schedule, IReadOnlyList<VillageShare> villages)
    {
        var chosen = schedule.ReadVillages();
        var named = string.Join(" ", villages.Where(v => chosen.Contains(v.Id)).Select(v => v.Name));
        var line = schedule.To switch
        {
            ScheduledAudience.Nobody => schedule.ToGroups ? "ลงหน้าเว็บ ไม่ส่งถึงผู้ที่เพิ่มเพื่อน" : "ลงหน้าเว็บอย่างเดียว",
            ScheduledAudience.Everybody => "ส่งทาง LINE ถึงทุกคนที่เพิ่มเพื่อน",
            ScheduledAudience.Villages => $"ส่งทาง LINE ถึง {named} ตอนนี้ {WholeNumber.Show(villages.Where(v => chosen.Contains(v.Id)).Sum(v => v.People))} คน",
        };
        return schedule.ToGroups ? $"{line} และเข้ากลุ่ม LINE ของ {(chosen.Count == 0 ? "ทุกหมู่บ้านที่มีกลุ่ม" : named)}" : line;
    }

    /// <summary>Which of its two sendings waits for somebody's decision.</summary>
    public static string ProblemWords(this PublicationSchedule schedule) => (schedule.ProblemPeople.Length > 0, schedule.ProblemGroups.Length > 0) switch
    {
        (true, true) => "ยังไม่ได้ส่งถึงผู้ที่เพิ่มเพื่อน และยังส่งเข้ากลุ่ม LINE ของหมู่บ้านไม่ครบ",
        (true, false) => "ยังไม่ได้ส่งถึงผู้ที่เพิ่มเพื่อน",
        (false, true) => "ยังส่งเข้ากลุ่ม LINE ของหมู่บ้านไม่ครบ",
        (false, false) => "",
    };
}
