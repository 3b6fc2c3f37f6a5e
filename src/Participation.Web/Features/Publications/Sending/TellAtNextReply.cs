using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>The way that costs nothing: whoever writes to the account in the coming days is told with the answer.</summary>
public sealed class TellAtNextReply(ParticipationContext db, TimeProvider clock)
{
    public const int Days = 14;

    /// <param name="number">The publication.</param>
    /// <param name="villages">Null for everybody.</param>
    /// <param name="doer">Who decides.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EditOutcome> RunAsync(int number, IReadOnlyCollection<Guid>? villages, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindPublicationAsync(number, write) is not { } publication || !publication.Kind.Rule().ForPublic) return new EditOutcome.Unknown();
        if (publication.State != PublicationState.Published) return new EditOutcome.Refused("", "บอกต่อได้เมื่อเผยแพร่แล้ว");
        if (await db.IsForgottenAsync(publication.Id, write)) return new EditOutcome.Refused("", "เรื่องนี้บอกไปนานแล้ว และลบรายการผู้รับตามกำหนดแล้ว ถ้าบอกอีกบางคนจะได้ซ้ำ กรุณาเขียนเป็นเรื่องใหม่");
        if (villages is { Count: 0 }) return new EditOutcome.Refused("Villages", "กรุณาเลือกหมู่บ้านหรือชุมชน หรือเลือกทุกคน");
        var now = clock.Now();
        var telling = await db.Set<FreeTelling>().SingleOrDefaultAsync(t => t.PublicationId == publication.Id, write);
        if (telling is null) db.Add(telling = new FreeTelling { PublicationId = publication.Id });
        (telling.ToEverybody, telling.Villages, telling.BegunAt, telling.Until) = (villages is null, villages is null ? "" : string.Join(' ', villages.Select(v => v.ToString("N"))), now, now.AddDays(Days));
        await db.Set<PublicationSchedule>().Where(s => s.PublicationId == publication.Id && s.ProblemPeople != "").ExecuteUpdateAsync(set => set.SetProperty(s => s.ProblemPeople, ""), write);
        db.Audit(new AuditRecord(doer.Actor, "publication.told_with_answers", PublicationFinding.Subject(number), new Dictionary<string, AuditChange> { ["until"] = new(null, ThaiDate.Show(ThaiCalendar.Day(telling.Until))) }));
        return new EditOutcome.Saved();
    }, ct);
}
