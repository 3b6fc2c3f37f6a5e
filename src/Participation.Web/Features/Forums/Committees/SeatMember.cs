using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Somebody who takes a seat that is free.</summary>
public sealed record NewMember(string Name, Guid? VillageId, int Seat, DateOnly From, string OrderNumber, DateOnly? OrderDate)
{
    public Guid? ForumId { get; init; }
}

/// <summary>Gives a free seat to somebody whom an order names. Names stay out of the audit trail, where nobody could erase them.</summary>
public sealed class SeatMember(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, NewMember wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Committee>().SingleOrDefaultAsync(c => c.Number == number, write) is not { } committee) return new EditOutcome.Unknown();
        if (committee.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var today = ThaiCalendar.Day(clock.Now());
        if (committee.To < today) return new EditOutcome.Refused("", "วาระของชุดนี้ครบแล้ว วาระใหม่ให้ตั้งเป็นชุดใหม่");
        if (wanted.From < committee.From || wanted.From > committee.To) return new EditOutcome.Refused("From", $"วันเริ่มต้องอยู่ในวาระ {ThaiCalendar.ShortDate(committee.From)} ถึง {ThaiCalendar.ShortDate(committee.To)}");
        if (wanted.Seat < 1 || wanted.Seat > committee.Seats) return new EditOutcome.Refused("Seat", $"ที่นั่งมีตั้งแต่ 1 ถึง {committee.Seats}");
        if (await db.Set<CommitteeMember>().AnyAsync(m => m.CommitteeId == committee.Id && m.Seat == wanted.Seat && m.EndedOn == null, write)) return new EditOutcome.Refused("Seat", "ที่นั่งนี้มีผู้แทนแล้ว");
        if (wanted.VillageId is { } village && !await db.Set<Village>().AnyAsync(v => v.Id == village, write)) return new EditOutcome.Refused("Village", "ไม่พบหมู่บ้านหรือชุมชนที่เลือก");
        db.Seat(committee, wanted, clock.Now(), actor);
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("Seat", "ที่นั่งนี้มีคนใส่ผู้แทนในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
}

/// <summary>A member leaves before the term is over; the seat is free from then on.</summary>
public sealed class EndMembership(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid memberId, MemberEnd reason, string note, DateOnly on, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<CommitteeMember>().SingleOrDefaultAsync(m => m.Id == memberId, write) is not { } member) return new EditOutcome.Unknown();
        var committee = await db.Set<Committee>().SingleAsync(c => c.Id == member.CommitteeId, write);
        if (member.EndedOn is not null) return new EditOutcome.Refused("", "พ้นจากตำแหน่งแล้ว");
        // One whose time has not begun has no day in office to be the last.
        var today = ThaiCalendar.Day(clock.Now());
        if (member.From > today) on = member.From;
        else if (on < member.From || on > today) return new EditOutcome.Refused("On", "วันที่พ้นต้องไม่ก่อนวันเริ่ม และไม่หลังวันนี้");
        db.EndSeat(committee, member, reason, note, on, clock.Now(), actor);
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>Puts a name right that was misspelt; another person is another member. The trail says that it was done and not the name.</summary>
public sealed class CorrectMemberName(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid memberId, string name, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<CommitteeMember>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == memberId, write) is not { } member) return new EditOutcome.Unknown();
        var committee = await db.Set<Committee>().SingleAsync(c => c.Id == member.CommitteeId, write);
        if (committee.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var kept = await db.Set<CommitteeMemberName>().SingleAsync(n => n.MemberId == memberId, write);
        if (kept.ErasedAt is not null) return new EditOutcome.Refused("", "ชื่อนี้ลบไปแล้ว ใส่ใหม่ไม่ได้");
        if (kept.Name == name) return new EditOutcome.Saved();
        kept.Name = name;
        committee.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "committee.name_corrected", CommitteeTerms.Subject(committee.Number), new Dictionary<string, AuditChange> { ["member"] = new(null, member.Id.ToString("N")) }));
        return new EditOutcome.Saved();
    }, ct);
}

internal static class SeatChanges
{
    internal static void Seat(this ParticipationContext db, Committee committee, NewMember wanted, DateTime now, string actor)
    {
        var member = new CommitteeMember { Id = Guid.CreateVersion7(now), CommitteeId = committee.Id, Seat = wanted.Seat, VillageId = wanted.VillageId, ForumId = wanted.ForumId, OrderNumber = wanted.OrderNumber, OrderDate = wanted.OrderDate, From = wanted.From, To = committee.To, SeatedAt = now };
        db.AddRange(member, new CommitteeMemberName { MemberId = member.Id, Name = wanted.Name });
        committee.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, "committee.seated", CommitteeTerms.Subject(committee.Number), new Dictionary<string, AuditChange>
        {
            ["member"] = new(null, member.Id.ToString("N")),
            ["seat"] = new(null, Text(member.Seat)),
            ["from"] = new(null, ThaiDate.Show(member.From)),
            ["order"] = new(null, wanted.OrderNumber),
        }));
    }

    internal static void EndSeat(this ParticipationContext db, Committee committee, CommitteeMember member, MemberEnd reason, string note, DateOnly on, DateTime now, string actor)
    {
        member.End(reason, note, on);
        committee.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, "committee.member_ended", CommitteeTerms.Subject(committee.Number), new Dictionary<string, AuditChange>
        {
            ["member"] = new(member.Id.ToString("N"), null),
            ["seat"] = new(Text(member.Seat), null),
            ["reason"] = new(null, reason.ToString()),
            ["on"] = new(null, ThaiDate.Show(on)),
        }));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
