using System.Security.Cryptography;
using System.Text;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

/// <summary>How comments on plans are spoken of and found.</summary>
public static class CommentTerms
{
    public static readonly IReadOnlyList<CommentResult> Results = Enum.GetValues<CommentResult>();

    public const string TooLong = "ความเห็นยาวเกิน 4,000 ตัวอักษร กรุณาย่อลง หรือแบ่งส่งสองครั้ง";

    public const string NoWindow = "ยังไม่ได้กำหนดช่วงรับความเห็นของร่างนี้ กำหนดก่อนจึงบันทึกกระดาษได้";

    public static string Words(this CommentChannel channel) => channel switch
    {
        CommentChannel.Web => "หน้าเว็บ",
        CommentChannel.Line => "LINE",
        CommentChannel.Paper => "กระดาษ",
    };

    public static string Words(this CommentResult result) => result switch
    {
        CommentResult.Accepted => "✓ แก้ตามความเห็น",
        CommentResult.Partly => "◑ แก้บางส่วน",
        CommentResult.NotAccepted => "✗ ไม่ได้แก้",
    };

    /// <summary>What became of it, and in which edition that stands or will stand.</summary>
    public static string Outcome(this PlanComment comment, int editions) => (comment.Result, comment.ChangedIn) switch
    {
        (null, _) => "รอคำตอบ",
        ({ } result, { } edition) when edition > editions => $"{result.Words()} จะอยู่ในฉบับที่ {edition}",
        ({ } result, { } edition) => $"{result.Words()} ในฉบับที่ {edition}",
        ({ } result, null) => result.Words(),
    };

    public static string Subject(Guid comment) => $"plan_comment:{comment:N}";

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes("plan-comment:" + token));

    /// <summary>Those without an answer whose words somebody can still read.</summary>
    public static IQueryable<PlanComment> Owed(this IQueryable<PlanComment> comments, ParticipationContext db) =>
        comments.Where(c => c.AnsweredAt == null && !db.Set<PlanCommentText>().Any(t => t.CommentId == c.Id && t.ErasedAt != null));
}
