using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Signing;

namespace Participation.Web.Features.Queues;

/// <summary>Whether a record is what was signed, and the log still what it was reckoned from.</summary>
public sealed record RecordCheck(bool KeyIsKnown, bool SignatureIsGood, bool LogIsGood, int LaterEntries)
{
    public bool IsGood => SignatureIsGood && LogIsGood;

    public IEnumerable<string> Words()
    {
        yield return SignatureIsGood ? "✓ ลายมือชื่อดิจิทัลถูกต้อง เอกสารไม่ถูกแก้" : KeyIsKnown ? "✗ ลายมือชื่อดิจิทัลไม่ตรงกับเอกสาร เอกสารถูกแก้หลังลงชื่อ" : "✗ ไม่มีกุญแจสาธารณะที่ใช้ลงชื่อเอกสารนี้ จึงตรวจไม่ได้";
        yield return LogIsGood ? "✓ บันทึกทุกขั้นในระบบยังตรงกับเอกสาร" : "✗ บันทึกในระบบไม่ตรงกับเอกสาร";
        if (LaterEntries > 0) yield return $"! มีบันทึกเพิ่มหลังปิดวัน {LaterEntries} รายการ เช่น บัตรกระดาษที่บันทึกย้อนหลัง ตัวเลขในเอกสารไม่เปลี่ยน";
    }
}

public sealed class CheckRecord(ParticipationContext db, SigningKeys keys)
{
    public async Task<RecordCheck> RunAsync(QueueRecord record, CancellationToken ct)
    {
        var log = await db.Set<TicketEvent>().AsNoTracking().Where(e => e.QueueId == record.QueueId && e.Day == record.Day).OrderBy(e => e.Sequence).ToListAsync(ct);
        var entries = CanonicalLog.EntriesWith(record.LogHash, log);
        var isWhole = FrozenDocument.HashOf(record.Document) == record.Hash && record.Document.Contains(record.LogHash, StringComparison.Ordinal);
        return new RecordCheck(
            keys.PublicKeyPem(record.KeyId) is not null,
            isWhole && keys.Verifies(Encoding.UTF8.GetBytes(record.Document), record.Signature, record.KeyId),
            entries is not null,
            entries is { } count ? log.Count - count : 0);
    }
}
