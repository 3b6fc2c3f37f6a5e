using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Whose queue card it was, where it was taken in LINE.</summary>
public sealed class TicketData : IPersonalData
{
    public string Title => "บัตรคิวที่รับทาง LINE";

    public IReadOnlyList<string> Tables { get; } = ["ticket_holders"];

    public ProcessingActivity Activity { get; } = new(
        "บัตรคิวใน LINE", "รหัสผู้ใช้ LINE (ไม่ใช่ชื่อ) กับเลขบัตรคิวของวันนั้น", "ประชาชนที่รับบัตรคิวทาง LINE",
        "บอกลำดับและเตือนเมื่อใกล้ถึงคิว", "ภารกิจเพื่อประโยชน์สาธารณะ (มาตรา 24 (4))", "{ticket-holders}", "ไม่ส่งต่อ", "เก็บแยกจากบัตรคิว ลบแล้วเขียนทับ บัตรและสถิติอยู่โดยไม่รู้ว่าเป็นของใคร");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => await db.Set<TicketHolder>().Select(h => h.LineUserId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var cards = await db.Set<TicketHolder>().Where(h => h.LineUserId == person.LineUserId).OrderByDescending(h => h.Day).Take(100)
            .Join(db.Set<Ticket>(), h => h.TicketId, t => t.Id, (h, t) => t).Join(db.Set<Queue>(), t => t.HomeQueueId, q => q.Id, (t, q) => new { t.Prefix, t.Number, t.ArrivedAt, t.State, q.Name }).ToListAsync(ct);
        return [.. cards.Select(c => new PersonalRecord(Title,
        [
            new PersonalField("เลขบัตร", Ticket.TextOf(c.Prefix, c.Number)), new PersonalField("คิว", c.Name),
            new PersonalField("รับเมื่อ", ThaiCalendar.ShortDateTime(c.ArrivedAt)), new PersonalField("สถานะ", LogWords.Of(c.State)),
        ]))];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(upTo);
        await db.Set<TicketHolder>().Where(h => h.LineUserId == person.LineUserId && h.Day <= day).ExecuteDeleteAsync(ct);
        return ErasureOutcome.Done;
    }
}

/// <summary>Long enough to show somebody where their card went.</summary>
public sealed class TicketHolderRetention : RetentionRule
{
    public override string Kind => "ticket-holders";

    public override string Title => "บัตรคิวใบใดเป็นของผู้ใช้ LINE คนใด";

    public override int DefaultDays => 7;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        return db.Set<TicketHolder>().Where(h => db.Set<TicketHolder>().Where(o => o.Day < day).OrderBy(o => o.Day).Select(o => o.TicketId).Take(most).Contains(h.TicketId)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>What officers wrote when they called somebody out of turn: evidence for as long as a year's plan is audited.</summary>
public sealed class TicketNoteRetention : RetentionRule
{
    public override string Kind => "ticket-notes";

    public override string Title => "คำอธิบายของเจ้าหน้าที่เมื่อเรียกนอกลำดับ";

    public override int DefaultDays => 730;

    public override async Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        var old = await db.Set<TicketNote>().Where(n => n.Day < day).OrderBy(n => n.Day).Take(most).ToListAsync(ct);
        db.RemoveRange(old);
        await db.SaveChangesAsync(ct);
        return old.Count;
    }
}
