using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Gives a daily record to the publications, word for word as it was signed, so that what is public can be verified.</summary>
public sealed class ProposeQueueRecord(ParticipationContext db, IPublishing publishing)
{
    public static string SourceOf(Guid recordId) => $"queue-record:{recordId}";

    /// <summary>Saved with the publication's number.</summary>
    public Task<EditOutcome> RunAsync(Guid recordId, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<QueueRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == recordId, write) is not { } record) return new EditOutcome.Unknown();
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == record.QueueId, write);
        var document = FrozenDocument.Read(record.Document);
        var day = ThaiCalendar.ShortDate(record.Day);
        var number = await publishing.ProposeAsync(new ProposedPublication(
            SourceOf(record.Id), $"บันทึกคิวประจำวัน {day} {queue.Name}", $"วันที่ {day} คิว{queue.Name} {document.Answer}",
            $"ตารางด้านล่างคือบันทึกของวันนั้นทั้งวัน ลงลายมือชื่อดิจิทัลแล้ว ตรวจได้ที่หน้า ตรวจเอกสาร (/verify)\nไฟล์สำหรับตรวจ: /open/queues/{queue.Code}/{record.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/record.json", document), accountId, actor, write);
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเสนอในเวลาเดียวกัน กรุณากดอีกครั้ง"));
}
