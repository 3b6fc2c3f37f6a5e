namespace Participation.Web.Features.Forums;

/// <summary>How opinions are spoken of.</summary>
public static class OpinionTerms
{
    public static readonly IReadOnlyList<OpinionKind> Kinds = Enum.GetValues<OpinionKind>();
    public static readonly IReadOnlyList<TakingPart> Parts = Enum.GetValues<TakingPart>();

    public const string TooLong = "ความเห็นยาวเกิน 4,000 ตัวอักษร กรุณาย่อลง หรือแบ่งส่งสองครั้ง";

    public static string Words(this OpinionKind kind) => kind switch
    {
        OpinionKind.Opinion => "ความคิดเห็น",
        OpinionKind.Problem => "ปัญหา",
        OpinionKind.Need => "ความต้องการ",
        OpinionKind.Suggestion => "ข้อเสนอแนะ",
        OpinionKind.Objection => "คัดค้าน",
    };

    public static string Words(this TakingPart part) => part switch
    {
        TakingPart.Planning => "ร่วมวางแผนงาน โครงการ",
        TakingPart.Performance => "ให้ความเห็นต่อการทำงานของหน่วยงาน",
        TakingPart.Joining => "ร่วมลงมือทำตามโครงการ",
    };

    public static string Words(this OpinionChannel channel) => channel switch
    {
        OpinionChannel.Web => "หน้าเว็บ",
        OpinionChannel.Line => "LINE",
        OpinionChannel.Paper => "กระดาษ",
        OpinionChannel.Hall => "พูดในเวที",
    };

    /// <summary>What is most likely meant where nobody was asked.</summary>
    public static TakingPart UsualPart(this Forum forum) => forum.Purpose switch
    {
        ForumPurpose.FollowUp => TakingPart.Performance,
        ForumPurpose.Plan or ForumPurpose.Budget or ForumPurpose.Policy or ForumPurpose.Project or ForumPurpose.Hearing or ForumPurpose.Representatives or ForumPurpose.Council => TakingPart.Planning,
    };
}
