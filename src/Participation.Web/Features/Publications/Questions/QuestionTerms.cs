using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Participation.Web.Features.Publications;

/// <summary>How questions are spoken of, and found.</summary>
public static class QuestionTerms
{
    public static readonly IReadOnlyList<AskedKind> Kinds = Enum.GetValues<AskedKind>();

    public const string TooLong = "ข้อความยาวเกิน 2,000 ตัวอักษร กรุณาย่อลง หรือแบ่งส่งสองครั้ง";

    public static string Words(this AskedKind kind) => kind switch
    {
        AskedKind.Question => "คำถาม",
        AskedKind.Error => "พบข้อผิดพลาด",
    };

    public static string Words(this QuestionChannel channel) => channel switch
    {
        QuestionChannel.Web => "หน้าเว็บ",
        QuestionChannel.Line => "LINE",
    };

    public static string Subject(Guid question) => $"question:{question:N}";

    public static string Address(int publication) => string.Create(CultureInfo.InvariantCulture, $"/open/{publication}");

    /// <summary>128 random bits, shown once to whoever wrote on the web.</summary>
    public static string MakeToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes("question:" + token));

    /// <summary>Everything that is out for the public, until it is withdrawn.</summary>
    public static bool TakesQuestions(this Publication publication) => publication.State == PublicationState.Published && publication.Kind.Rule().ForPublic;
}
