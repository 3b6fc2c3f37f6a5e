using System.Globalization;

namespace Participation.Web.Features.Forums;

/// <summary>How committees are spoken of.</summary>
public static class CommitteeTerms
{
    public static readonly IReadOnlyList<CommitteeKind> Kinds = Enum.GetValues<CommitteeKind>();
    public static readonly IReadOnlyList<ChoosingMethod> Methods = Enum.GetValues<ChoosingMethod>();

    /// <summary>What colleagues choose from; a corrected result ends a seat by itself.</summary>
    public static readonly IReadOnlyList<MemberEnd> Ends = [MemberEnd.Resigned, MemberEnd.MovedAway, MemberEnd.Died, MemberEnd.Removed, MemberEnd.EnteredWrongly];

    private const string Erased = "ลบชื่อแล้ว คนที่ ";

    /// <summary>Stands in a form for somebody whose name was erased, so that their votes stay in the next edition.</summary>
    public static string ErasedName(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{Erased}{ordinal}");

    public static bool IsErasedName(string name) => name.StartsWith(Erased, StringComparison.Ordinal);

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"committee:{number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/staff/forums/committees/{number}");

    public static string Words(this CommitteeKind kind) => kind switch
    {
        CommitteeKind.PlanSupport => "คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาท้องถิ่น",
        CommitteeKind.PlanDevelopment => "คณะกรรมการพัฒนาท้องถิ่น",
        CommitteeKind.FollowUp => "คณะกรรมการติดตามและประเมินผลแผน",
        CommitteeKind.Purchase => "ผู้แทนประชาคมในคณะกรรมการจัดซื้อจัดจ้าง",
        CommitteeKind.Other => "คณะกรรมการอื่น",
    };

    public static string Words(this ChoosingMethod method) => method switch
    {
        ChoosingMethod.RaisedHands => "ยกมือ",
        ChoosingMethod.SecretBallot => "ลงคะแนนลับ",
        ChoosingMethod.Agreement => "เห็นชอบร่วมกัน ไม่มีผู้คัดค้าน",
        ChoosingMethod.Lot => "จับสลาก",
    };

    public static string Words(this MemberEnd end) => end switch
    {
        MemberEnd.Resigned => "ลาออก",
        MemberEnd.MovedAway => "ย้ายออกจากพื้นที่",
        MemberEnd.Died => "เสียชีวิต",
        MemberEnd.Removed => "พ้นตามคำสั่ง",
        MemberEnd.ResultCorrected => "แก้ไขผลการเลือก",
        MemberEnd.EnteredWrongly => "ใส่ผิดคนหรือผิดที่นั่ง",
    };
}
