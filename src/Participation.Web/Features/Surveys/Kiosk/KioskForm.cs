using System.Security.Cryptography;
using System.Text.Json;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>
/// What a kiosk asks: the headline by five faces, and at most one question that is answered by a tap. The same for every
/// face, so that nobody sees from the screen which was tapped.
/// </summary>
public sealed record KioskForm(string Headline, KioskQuestion? FollowUp)
{
    public static readonly KioskForm Plain = new("ท่านพอใจการบริการแค่ไหน", null);

    /// <summary>Changes with everything the page on the tablet shows and runs, so that it knows when to fetch itself anew.</summary>
    public string ShellOf(ServicePoint point) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { point.Name, point.Code, form = this, program = typeof(KioskForm).Module.ModuleVersionId })).AsSpan(0, 8));
}

public sealed record KioskQuestion(string Key, string Words, IReadOnlyList<KioskChoice> Choices);

public sealed record KioskChoice(string Key, string Words);
