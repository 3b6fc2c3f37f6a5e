using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>
/// Ties the words somebody wants to add to the answer they just gave, without the database ever holding both the person
/// and the answer's id in the clear: button and flow carry the id encrypted with a key that is not in the database, it is
/// good for an hour, and the flow's row goes when the words are sent or the flow ends.
/// </summary>
public sealed class CommentTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("survey-comment");

    public string Issue(Guid answerId)
    {
        Span<byte> content = stackalloc byte[24];
        answerId.TryWriteBytes(content);
        BitConverter.TryWriteBytes(content[16..], clock.Now().Ticks);
        return Convert.ToBase64String(_protector.Protect(content.ToArray()));
    }

    /// <summary>The answer, or null when the hour is over or the ticket is not one of ours.</summary>
    public Guid? Read(string ticket)
    {
        try
        {
            var content = _protector.Unprotect(Convert.FromBase64String(ticket));
            var issued = new DateTime(BitConverter.ToInt64(content, 16), DateTimeKind.Utc);
            return clock.Now() - issued <= Life ? new Guid(content.AsSpan(0, 16)) : null;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
