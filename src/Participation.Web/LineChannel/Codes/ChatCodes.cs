using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Codes;

/// <summary>Issues and takes codes, inside the caller's transaction. A new one for the same subject ends the one before.</summary>
public sealed class ChatCodes(ParticipationContext db, TimeProvider clock)
{
    // Letters and digits that nobody mistakes for each other: about 49 random bits, for a quarter of an hour or a day.
    private const string Alphabet = "ACDEFGHJKMNPQRTUVWXY2346789";
    private const int Length = 10;

    /// <summary>The code to be typed after the handler's letter.</summary>
    public async Task<string> IssueAsync(string topic, Guid subjectId, TimeSpan life, CancellationToken ct)
    {
        await EndAsync(topic, subjectId, ct);
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        db.Add(new ChatCode { Hash = HashOf(topic, code), Topic = topic, SubjectId = subjectId, ExpiresAt = clock.Now() + life });
        return code;
    }

    public Task EndAsync(string topic, Guid subjectId, CancellationToken ct) =>
        db.Set<ChatCode>().Where(c => c.Topic == topic && c.SubjectId == subjectId).ExecuteDeleteAsync(ct);

    /// <summary>What the code stands for; null when there is none or it has run out. Either way it is used up.</summary>
    public async Task<Guid?> TakeAsync(string topic, string code, CancellationToken ct)
    {
        var hash = HashOf(topic, code);
        if (await db.Set<ChatCode>().AsNoTracking().SingleOrDefaultAsync(c => c.Hash == hash, ct) is not { } found) return null;
        // Whoever removes the row has the code: of two who type it at once, one does.
        var isOurs = await db.Set<ChatCode>().Where(c => c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
        return isOurs && found.ExpiresAt > clock.Now() ? found.SubjectId : null;
    }

    private static string HashOf(string topic, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{topic}:{code.ToUpperInvariant()}")));
}

/// <summary>Codes that nobody used.</summary>
public sealed class ChatCodeRetention : RetentionRule
{
    public override string Kind => "chat-codes";

    public override string Title => "รหัสผูกบัญชีและกลุ่ม LINE ที่หมดอายุ (ไม่มีข้อมูลบุคคล)";

    public override int DefaultDays => 1;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<ChatCode>().Where(c => db.Set<ChatCode>().Where(o => o.ExpiresAt < before).OrderBy(o => o.ExpiresAt).Select(o => o.Hash).Take(most).Contains(c.Hash)).ExecuteDeleteAsync(ct);
}
