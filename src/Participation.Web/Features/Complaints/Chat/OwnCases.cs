using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>Following in the chat the cases that were told in it: which there are, how one stands, and rating how it was handled.</summary>
public sealed class OwnCases(ParticipationContext db, ReadTrackedCase read, CaseRatings ratings, TimeProvider clock)
{
    private const int MostShown = 5;

    private DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>The only one at once, of several a list to tap.</summary>
    public async Task<Message> ListAsync(string lineUserId, CancellationToken ct)
    {
        var own = await (from matter in db.Set<CaseMatter>().AsNoTracking()
                         where matter.LineUserId == lineUserId
                         join about in db.Set<Case>() on matter.CaseId equals about.Id
                         join category in db.Set<CaseCategory>() on about.CategoryId equals category.Id
                         join unit in db.Set<Unit>() on about.UnitId equals (Guid?)unit.Id into units
                         from unit in units.DefaultIfEmpty()
                         orderby about.ReceivedAt descending
                         select new { Case = about, Category = category.Name, Unit = (string?)unit.Name }).Take(MostShown).ToListAsync(ct);
        return own is [var only] && await read.RunAsync(only.Case.Id, ct) is { } tracked ? await DetailsAsync(tracked, ct) : OwnCaseWords.List([.. own.Select(o => (o.Case, o.Category, o.Unit))], Today);
    }

    /// <summary>Null where the case is not this person's.</summary>
    public async Task<Message?> ShowAsync(string lineUserId, Guid caseId, CancellationToken ct) =>
        await IsOwnAsync(lineUserId, caseId, ct) && await read.RunAsync(caseId, ct) is { } tracked ? await DetailsAsync(tracked, ct) : null;

    /// <summary>Made when it is asked for, so that no message that waits to be sent holds an invitation.</summary>
    public async Task<Message?> RateAsync(string lineUserId, Guid caseId, CancellationToken ct) =>
        !await IsOwnAsync(lineUserId, caseId, ct) ? null
        : await ratings.FindAsync(await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, ct), ct) is { } invitation ? OwnCaseWords.Invitation(invitation) : OwnCaseWords.RatingIsOver;

    private async Task<Message> DetailsAsync(TrackedCase tracked, CancellationToken ct) => OwnCaseWords.Details(tracked, Today, mayRate: await ratings.FindAsync(tracked.Case, ct) is not null);

    private Task<bool> IsOwnAsync(string lineUserId, Guid caseId, CancellationToken ct) => db.Set<CaseMatter>().AnyAsync(m => m.CaseId == caseId && m.LineUserId == lineUserId, ct);
}
