using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Queues;

/// <summary>Times and counts of queues, as they stand in records, tables and files.</summary>
public static class FigureWords
{
    public const string None = "–";

    /// <summary>One decimal of a minute: 12.5.</summary>
    public static string Minutes(decimal? seconds) => seconds is { } s ? (s / 60m).ToString("#,0.0", CultureInfo.InvariantCulture) : None;

    public static string Number(int number) => WholeNumber.Show(number);

    public static string Percent(decimal? percent) => Platform.Forms.Percent.Show(percent) ?? None;

    /// <summary>09.00–09.59</summary>
    public static string Hour(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}.00–{hour:00}.59 น.");

    public static string Seconds(int seconds) => seconds < 60 ? $"{seconds} วินาที" : $"{Minutes(seconds)} นาที";

    public static string Weekday(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => "จันทร์",
        DayOfWeek.Tuesday => "อังคาร",
        DayOfWeek.Wednesday => "พุธ",
        DayOfWeek.Thursday => "พฤหัสบดี",
        DayOfWeek.Friday => "ศุกร์",
        DayOfWeek.Saturday => "เสาร์",
        DayOfWeek.Sunday => "อาทิตย์",
    };

    public static readonly IReadOnlyList<string> Method =
    [
        "เวลารอ คือเวลาตั้งแต่รับบัตรจนถูกเรียกครั้งแรก คิดที่คิวที่ออกบัตร เฉลี่ยด้วยเวลารอรวมหารด้วยจำนวนบัตรที่ถูกเรียก ไม่ตัดค่าสูงค่าต่ำออก",
        "เวลาให้บริการ คือเวลาที่ช่องตั้งแต่เริ่มจนจบงานหนึ่งงาน ไม่รวมเวลาที่พักบัตรไว้ ถ้าบัตรเดียวทำหลายงาน นับทีละงาน เทียบกับเวลามาตรฐานในคู่มือสำหรับประชาชนของงานนั้น",
        "เวลารวม คือเวลาตั้งแต่รับบัตรจนเสร็จ",
        "ขั้นที่กดผิดแล้วย้อนกลับไม่นับ แต่ยังอยู่ในบันทึก",
        "คนที่ถูกข้าม คือคนที่อยู่ในห้องรอและควรถูกเรียกก่อนตามกติกา ณ เวลาที่เรียกนอกลำดับ",
        "บัตรกระดาษที่บันทึกย้อนหลังหลังระบบขัดข้องนับเป็นจำนวนคนเท่านั้น ไม่นำเวลาที่อ้างมาคิดเวลารอหรือเวลาให้บริการ",
        "ชั่วโมงเป็นเวลาประเทศไทย นับชั่วโมงที่เรื่องนั้นเกิดขึ้น",
    ];
}
