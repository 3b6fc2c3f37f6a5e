using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Queues;

/// <summary>
/// What opens a card, and what its invitation to rate is made from. Worked out from the card's id with a key outside the
/// database: the service can show them again at any time, and whoever reads the tables can open nothing and join nothing.
/// </summary>
public sealed class TicketTokens(AuditKey key, IOptions<SiteOptions> site)
{
    // 31 letters that are not mistaken for each other, as in the addresses of invitations.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 20;
    private const int HallDigits = 4;

    /// <summary>How long the hall's code stays the same; the one before it is taken as well.</summary>
    public static readonly TimeSpan HallCodeLife = TimeSpan.FromMinutes(3);

    private readonly byte[] _key = key.For("queue-tickets");

    public string TokenOf(Guid ticketId) => Letters($"card:{ticketId:N}");

    public Uri AddressOf(Guid ticketId) => new(site.Value.PublicUrl, $"/t/{TokenOf(ticketId)}");

    /// <summary>What the invitation is made from, so that it can be shown again without being kept.</summary>
    public string InvitationSeed(Guid ticketId) => Letters($"rate:{ticketId:N}");

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The four digits that the board and the screen in the hall show now: whoever knows them is there.</summary>
    public string HallCode(Guid queueId, DateTime now) => HallCodeAt(queueId, Window(now));

    public bool IsHallCode(Guid queueId, string? typed, DateTime now)
    {
        var digits = new string([.. Platform.Forms.ThaiDigits.ToArabic(typed ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == HallDigits && (Same(digits, HallCodeAt(queueId, Window(now))) || Same(digits, HallCodeAt(queueId, Window(now) - 1)));
    }

    private string HallCodeAt(Guid queueId, long window)
    {
        var number = BitConverter.ToUInt64(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"hall:{queueId:N}:{window.ToString(System.Globalization.CultureInfo.InvariantCulture)}"))) % 10_000;
        return number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long Window(DateTime now) => now.Ticks / HallCodeLife.Ticks;

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private string Letters(string subject)
    {
        var number = new System.Numerics.BigInteger(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(subject)), isUnsigned: true);
        return string.Create(Length, number, static (letters, rest) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Alphabet[(int)(rest % Alphabet.Length)];
                rest /= Alphabet.Length;
            }
        });
    }
}
