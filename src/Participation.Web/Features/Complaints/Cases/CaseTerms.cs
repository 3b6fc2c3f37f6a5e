namespace Participation.Web.Features.Complaints;

/// <summary>What somebody comes with. Only the first two count as complaints.</summary>
public enum CaseKind
{
    /// <summary>ร้องทุกข์: help with a hardship.</summary>
    Hardship,

    /// <summary>ร้องเรียน: somebody did wrong or did not do what they must.</summary>
    Grievance,
    Suggestion,
    Praise,
    Enquiry,

    /// <summary>ขอข้อมูล: under the Official Information Act.</summary>
    Information,
}

/// <summary>How it came in. All ways share one register, one number, one clock.</summary>
public enum CaseChannel
{
    Line,
    Web,
    WalkIn,
    Phone,
    Letter,
    Box,
    Facebook,
    DamrongDhama,
    OtherAgency,
}

/// <summary>Who sees the name; chosen by the citizen before sending.</summary>
public enum NameChoice
{
    /// <summary>Everybody who works on the case.</summary>
    Named,

    /// <summary>The complaint centre, and not the unit that handles it.</summary>
    HiddenFromUnit,

    /// <summary>There is none.</summary>
    Nameless,
}

public enum CaseState
{
    /// <summary>In the register; no unit has taken it yet.</summary>
    Received,

    /// <summary>With a unit, which has not accepted it yet.</summary>
    Assigned,
    Working,

    /// <summary>The result stands; the citizen may reopen it.</summary>
    Closed,
}

public enum CaseOutcome
{
    Solved,
    Partly,
    Referred,
    Cannot,
    Withdrawn,

    /// <summary>Answered: praise, a suggestion, a question.</summary>
    Answered,

    /// <summary>Handled with another case about the same thing.</summary>
    Merged,
}

public static class CaseTerms
{
    /// <summary>Who has a case that no unit has.</summary>
    public const string Centre = "ศูนย์รับเรื่อง";

    /// <summary>Who has a case about a unit, while no other unit has it.</summary>
    public const string Clerk = "ปลัด";

    /// <summary>What a colleague may choose when closing. Merging has a form of its own, and nothing was sent on that names no agency.</summary>
    public static IReadOnlyList<CaseOutcome> ResultsOf(Case about) =>
        [.. Enum.GetValues<CaseOutcome>().Where(o => o != CaseOutcome.Merged && (o != CaseOutcome.Referred || about.ForwardedAt is not null))];

    public static readonly IReadOnlyList<CaseKind> Kinds = Enum.GetValues<CaseKind>();
    public static readonly IReadOnlyList<CaseKind> Complaints = [CaseKind.Hardship, CaseKind.Grievance];

    /// <summary>What wants an answer and not a remedy.</summary>
    public static readonly IReadOnlyList<CaseKind> Enquiries = [CaseKind.Enquiry, CaseKind.Information];

    /// <summary>Ways that staff key in.</summary>
    public static readonly IReadOnlyList<CaseChannel> KeyedIn =
        [CaseChannel.WalkIn, CaseChannel.Phone, CaseChannel.Letter, CaseChannel.Box, CaseChannel.Facebook, CaseChannel.DamrongDhama, CaseChannel.OtherAgency];

    /// <summary>Who has it: a unit or an office, never a person.</summary>
    public static string Holder(this Case about, string? unit) => unit ?? (about.PositionId is null ? Centre : Clerk);

    /// <summary>Where it stands, in one line.</summary>
    public static string Standing(this Case about) => about.Outcome == CaseOutcome.Merged
        ? "รวมกับเรื่องเดียวกันแล้ว"
        : $"{about.State.Words()}{(about.Outcome is { } outcome ? $": {outcome.Words()}" : about.ForwardedAt is null ? "" : " · ส่งต่อหน่วยงานอื่นแล้ว")}";

    public static bool CountsAsComplaint(this CaseKind kind) => kind is CaseKind.Hardship or CaseKind.Grievance;

    public static bool IsEnquiry(this CaseKind kind) => kind is CaseKind.Enquiry or CaseKind.Information;

    public static string Words(this CaseKind kind) => kind switch
    {
        CaseKind.Hardship => "ร้องทุกข์",
        CaseKind.Grievance => "ร้องเรียน",
        CaseKind.Suggestion => "ข้อเสนอแนะ",
        CaseKind.Praise => "คำชม",
        CaseKind.Enquiry => "สอบถาม",
        CaseKind.Information => "ขอข้อมูล",
    };

    /// <summary>So that a villager knows which one is theirs.</summary>
    public static string Meaning(this CaseKind kind) => kind switch
    {
        CaseKind.Hardship => "เดือดร้อน อยากให้ช่วย เช่น ไฟดับ ถนนพัง น้ำไม่ไหล",
        CaseKind.Grievance => "ไม่ได้รับความเป็นธรรม หรือบริการไม่ดี",
        CaseKind.Suggestion => "อยากให้ทำอะไร ให้ดีขึ้นอย่างไร",
        CaseKind.Praise => "ชมเจ้าหน้าที่หรือบริการ",
        CaseKind.Enquiry => "มีคำถาม อยากรู้ขั้นตอน",
        CaseKind.Information => "ขอดูหรือขอสำเนาข้อมูลของหน่วยงาน",
    };

    public static string Words(this CaseChannel channel) => channel switch
    {
        CaseChannel.Line => "LINE",
        CaseChannel.Web => "เว็บ",
        CaseChannel.WalkIn => "มาด้วยตนเอง",
        CaseChannel.Phone => "โทรศัพท์",
        CaseChannel.Letter => "หนังสือ จดหมาย",
        CaseChannel.Box => "ตู้รับฟังความคิดเห็น",
        CaseChannel.Facebook => "Facebook",
        CaseChannel.DamrongDhama => "ศูนย์ดำรงธรรม",
        CaseChannel.OtherAgency => "หน่วยงานอื่นส่งมา",
    };

    public static string Words(this NameChoice choice) => choice switch
    {
        NameChoice.Named => "บอกชื่อ ผู้ที่ทำเรื่องนี้เห็นชื่อ",
        NameChoice.HiddenFromUnit => "บอกชื่อกับศูนย์รับเรื่องเท่านั้น หน่วยที่แก้ปัญหาไม่เห็นชื่อ",
        NameChoice.Nameless => "ไม่บอกชื่อ",
    };

    public static string Words(this CaseState state) => state switch
    {
        CaseState.Received => "รับเรื่องแล้ว",
        CaseState.Assigned => "ส่งให้หน่วยแล้ว",
        CaseState.Working => "กำลังทำ",
        CaseState.Closed => "แจ้งผลแล้ว",
    };

    public static string Words(this CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Solved => "แก้ไขแล้ว",
        CaseOutcome.Partly => "แก้ไขได้บางส่วน",
        CaseOutcome.Referred => "ส่งต่อหน่วยงานอื่น",
        CaseOutcome.Cannot => "ทำไม่ได้ พร้อมเหตุผล",
        CaseOutcome.Withdrawn => "ผู้แจ้งขอถอนเรื่อง",
        CaseOutcome.Answered => "ตอบแล้ว",
        CaseOutcome.Merged => "รวมกับเรื่องเดียวกัน",
    };
}
