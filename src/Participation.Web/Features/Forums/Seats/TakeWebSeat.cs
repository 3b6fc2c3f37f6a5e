using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <param name="Name">What the desk knows them by.</param>
/// <param name="Phone">Digits; empty where they left none.</param>
/// <param name="VillageId">Whose kept seats are theirs too.</param>
/// <param name="RequestId">The form it came by.</param>
public sealed record NewWebSeat(string Name, string Phone, Guid? VillageId, Guid RequestId);

/// <summary>Somebody without LINE asks for a seat: theirs, or a place among those who wait, by the same rule as everybody's.</summary>
public sealed class TakeWebSeat(ParticipationContext db, ForumSeats seats, TimeProvider clock)
{
    /// <returns>Saved under the id of their word that they come.</returns>
    public Task<EditOutcome> RunAsync(int number, NewWebSeat wanted, CancellationToken ct) => db.WriteOnceAsync<EditOutcome>(async write =>
    {
        var now = clock.Now();
        // Held: seats are given one after the other.
        if (await db.HoldForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (await db.Set<WebSeat>().Where(s => s.RequestId == wanted.RequestId).Select(s => (Guid?)s.IntentId).SingleOrDefaultAsync(write) is { } twice) return new EditOutcome.Saved(twice.ToString("N"));
        if (!forum.GivesSeats(now)) return new EditOutcome.Refused("", "เวทีนี้ไม่รับจองที่นั่งแล้ว");
        var own = db.Set<WebSeat>().Where(s => s.ForumId == forum.Id);
        if (wanted.Phone.Length > 0 && await own.CountAsync(s => s.Phone == wanted.Phone, write) >= WebSeat.MostForOnePhone) return new EditOutcome.Refused("Phone", $"เบอร์นี้จองไว้ครบ {WebSeat.MostForOnePhone} ที่แล้ว ถ้ามามากกว่านี้ กรุณาโทรบอกสำนักงาน");
        if (await db.Set<ForumIntent>().CountAsync(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Waiting, write) >= WebSeat.MostWaiting) return new EditOutcome.Refused("", "ที่นั่งเต็ม และรายชื่อรอเต็มแล้ว ฝากความเห็นไว้ก่อนได้");
        var village = wanted.VillageId is { } v && await db.Set<Village>().AnyAsync(x => x.Id == v && x.IsActive, write) ? wanted.VillageId : null;
        var intent = ForumIntent.OnWeb(forum.Id, village, now);
        db.AddRange(intent, new WebSeat { IntentId = intent.Id, ForumId = forum.Id, Number = (await own.MaxAsync(s => (int?)s.Number, write) ?? 0) + 1, RequestId = wanted.RequestId, Name = wanted.Name, Phone = wanted.Phone, ConsentedAt = now });
        await seats.SettleAsync(forum, intent, write);
        return new EditOutcome.Saved(intent.Id.ToString("N"));
    }, ct);
}

/// <summary>A seat asked for on the web goes to whoever waits, and the name with the number to phone are erased; after the forum only these.</summary>
public sealed class GiveBackWebSeat(ParticipationContext db, ForumSeats seats, TimeProvider clock)
{
    /// <param name="intent">Whose.</param>
    /// <param name="number">The forum at whose page a colleague did it; null for its owner.</param>
    /// <param name="actor">The colleague; null for its owner.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<EditOutcome> RunAsync(Guid intent, int? number, string? actor, CancellationToken ct)
    {
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.Set<WebSeat>().Where(s => s.IntentId == intent).Join(db.Set<Forum>(), s => s.ForumId, f => f.Id, (_, f) => (int?)f.Number).SingleOrDefaultAsync(write) is not { } of || (number is not null && number != of)) return new EditOutcome.Unknown();
            var forum = (await db.HoldForumAsync(of, write))!;
            var seat = await db.Set<WebSeat>().SingleAsync(s => s.IntentId == intent, write);
            var theirs = await db.Set<ForumIntent>().SingleAsync(i => i.Id == intent, write);
            // Gone already, by its owner or by a second press.
            if (seat.IsErased) return new EditOutcome.Saved();
            var now = clock.Now();
            seat.Erase(now);
            if (forum.GivesSeats(now))
            {
                var hadSeat = theirs.Seat == IntentSeat.Seated;
                (theirs.Answer, theirs.SaidAt) = (ComingAnswer.NotComing, now);
                theirs.GiveBackSeat();
                if (hadSeat) await seats.PromoteAsync(forum, write);
            }
            if (actor is not null) db.Audit(new AuditRecord(actor, "forum_seat.given_back", ForumFinding.Subject(of), new Dictionary<string, AuditChange> { ["booking"] = new(WholeNumber.Show(seat.Number), null) }));
            return new EditOutcome.Saved();
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }
}

/// <summary>A colleague has told somebody by phone what LINE could not.</summary>
public sealed class NoteSeatPhoned(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid intent, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.HoldForumAsync(number, write) is not { } forum || await db.Set<WebSeat>().SingleOrDefaultAsync(s => s.IntentId == intent && s.ForumId == forum.Id, write) is not { } seat) return new EditOutcome.Unknown();
        // Erased meanwhile: nobody is left to be told.
        if (seat.IsErased) return new EditOutcome.Saved();
        seat.PhonedAt = clock.Now();
        (await db.Set<ForumIntent>().SingleAsync(i => i.Id == intent, write)).SeatTold();
        db.Audit(new AuditRecord(actor, "forum_seat.phoned", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["booking"] = new(null, WholeNumber.Show(seat.Number)) }));
        return new EditOutcome.Saved();
    }, ct);
}
