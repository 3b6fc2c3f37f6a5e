using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record CommitteePlan(CommitteeKind Kind, string Name, int Seats, DateOnly From, DateOnly To, string OrderNumber, DateOnly? OrderDate)
{
    public Guid? RequestId { get; init; }
}

/// <summary>Sets up a committee for a term, or puts right what is written of it.</summary>
public sealed class SetUpCommittee(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int? number, CommitteePlan plan, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (number is null && plan.RequestId is { } request && await db.Set<Committee>().Where(c => c.RequestId == request).Select(c => (int?)c.Number).SingleOrDefaultAsync(write) is { } twice) return Saved(twice);
        var committee = number is null ? null : await db.Set<Committee>().SingleOrDefaultAsync(c => c.Number == number, write);
        if (number is not null && committee is null) return new EditOutcome.Unknown();
        if (committee is not null && committee.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (plan.To < plan.From) return new EditOutcome.Refused("To", "วันสุดท้ายของวาระต้องไม่ก่อนวันแรก");
        if (committee is not null)
        {
            var seated = db.Set<CommitteeMember>().Where(m => m.CommitteeId == committee.Id && m.EndedOn == null);
            if (await seated.AnyAsync(m => m.Seat > plan.Seats, write)) return new EditOutcome.Refused("Seats", "มีผู้แทนนั่งในที่นั่งท้าย ๆ อยู่ ให้พ้นจากตำแหน่งก่อนจึงลดที่นั่งได้");
            if (await seated.AnyAsync(m => m.From < plan.From || m.To > plan.To, write)) return new EditOutcome.Refused("To", "วาระของผู้แทนบางคนยาวกว่านี้ วาระใหม่ให้ตั้งเป็นชุดใหม่");
        }
        var now = clock.Now();
        var before = committee is null ? null : Fields(committee);
        if (committee is null)
            db.Add(committee = new Committee { Id = Guid.CreateVersion7(now), Number = await db.NextNumberAsync(NumberCounters.Committees, token => db.Set<Committee>().MaxAsync(c => (int?)c.Number, token), write), Name = plan.Name, Kind = plan.Kind, From = plan.From, To = plan.To, Seats = plan.Seats, CreatedAt = now, RequestId = plan.RequestId });
        (committee.Name, committee.Kind, committee.Seats, committee.From, committee.To) = (plan.Name, plan.Kind, plan.Seats, plan.From, plan.To);
        (committee.OrderNumber, committee.OrderDate) = (plan.OrderNumber, plan.OrderDate);
        var changes = Fields(committee).ChangesSince(before);
        if (changes.Count == 0) return Saved(committee.Number);
        committee.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "committee.set_up" : "committee.changed", CommitteeTerms.Subject(committee.Number), changes));
        return Saved(committee.Number);
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มคณะกรรมการในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));

    private static Dictionary<string, string> Fields(Committee c) => new()
    {
        ["name"] = c.Name,
        ["kind"] = c.Kind.ToString(),
        ["seats"] = c.Seats.ToString(CultureInfo.InvariantCulture),
        ["term"] = $"{ThaiDate.Show(c.From)} - {ThaiDate.Show(c.To)}",
        ["order"] = $"{c.OrderNumber} {(c.OrderDate is { } day ? ThaiDate.Show(day) : "")}".Trim(),
    };

    private static EditOutcome.Saved Saved(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
