using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications;

/// <summary>Takes back what of a sending has not gone out, or goes on where the month's messages had run out.</summary>
public sealed class ChangeSending(ParticipationContext db, ChangeMulticast change)
{
    public Task<EditOutcome> CancelAsync(int number, int ordinal, Doer doer, CancellationToken ct) => ChangeAsync(number, ordinal, async (sending, write) =>
    {
        var people = await change.CancelAsync(sending.Id, write);
        if (people == 0) return new EditOutcome.Refused("", "ไม่มีส่วนที่ยกเลิกได้แล้ว ส่วนที่กำลังส่งจะรู้ผลในไม่ช้า");
        Note(doer, "publication.sending_cancelled", number, ordinal, people);
        return new EditOutcome.Saved();
    }, ct);

    public Task<EditOutcome> GoOnAsync(int number, int ordinal, Doer doer, CancellationToken ct) => ChangeAsync(number, ordinal, async (sending, write) =>
    {
        if (!await change.GoOnAsync(sending.Id, write)) return new EditOutcome.Refused("", "ข้อความของเดือนนี้ยังไม่พอสำหรับส่วนที่เหลือ หรือไม่ได้หยุดอยู่แล้ว");
        Note(doer, "publication.sending_continued", number, ordinal, null);
        return new EditOutcome.Saved();
    }, ct);

    private Task<EditOutcome> ChangeAsync(int number, int ordinal, Func<Sending, CancellationToken, Task<EditOutcome>> act, CancellationToken ct) => db.EditAsync(async write =>
        await db.FindSendingAsync(number, ordinal, write) is { } sending ? await act(sending, write) : new EditOutcome.Unknown(), ct);

    private void Note(Doer doer, string action, int number, int ordinal, int? people)
    {
        var changes = new Dictionary<string, AuditChange> { ["sending"] = new(null, ordinal.ToString(CultureInfo.InvariantCulture)) };
        if (people is { } count) changes["people"] = new(null, count.ToString(CultureInfo.InvariantCulture));
        db.Audit(new AuditRecord(doer.Actor, action, PublicationFinding.Subject(number), changes));
    }
}

public static class SendingFinding
{
    public static Task<Sending?> FindSendingAsync(this ParticipationContext db, int number, int ordinal, CancellationToken ct) => db.Set<Sending>().AsNoTracking()
        .SingleOrDefaultAsync(s => s.Ordinal == ordinal && db.Set<Publication>().Any(p => p.Id == s.PublicationId && p.Number == number), ct);
}
