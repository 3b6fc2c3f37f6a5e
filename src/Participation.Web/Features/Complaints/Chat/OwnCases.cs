using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>One case that somebody brought, or follows.</summary>
/// <param name="Id">What a tap shows.</param>
/// <param name="Carrying">The one that stands for it now.</param>
/// <param name="Category">What about.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="Head">Its number, and how it is theirs.</param>
/// <param name="DueOn">By when this person must have been told.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record OwnCase(Guid Id, Case Carrying, string Category, string? Unit, string Head, DateOnly DueOn, DateTime ReceivedAt);

/// <summary>Following in the chat the cases that were told or are followed in it: which there are, how one stands, and rating how it was handled.</summary>
public sealed class OwnCases(ParticipationContext db, ReadTrackedCase read, CaseRatings ratings, TimeProvider clock)
{
    private const int MostShown = 5;

    private DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>The only one at once, of several a list to tap.</summary>
    public async Task<Message> ListAsync(string lineUserId, CancellationToken ct)
    {
        var own = await ReadAsync(lineUserId, ct);
        return own is [var only] && await ShowAsync(lineUserId, only.Id, ct) is { } details ? details : OwnCaseWords.List(own, Today);
    }

    /// <summary>Null where the case is neither this person's nor followed by them.</summary>
    public async Task<Message?> ShowAsync(string lineUserId, Guid caseId, CancellationToken ct)
    {
        var isOwn = await db.IsBroughtByAsync(lineUserId, caseId, ct);
        var follows = isOwn ? null : await db.Set<CaseFollower>().AsNoTracking().SingleOrDefaultAsync(f => f.CaseId == caseId && f.LineUserId == lineUserId, ct);
        return (isOwn || follows is not null) && await read.RunAsync(new TrackOutcome.Found(caseId, follows?.Since), ct) is { } tracked
            ? OwnCaseWords.Details(tracked, Today, mayRate: isOwn && await ratings.FindAsync(tracked.Case, ct) is not null)
            : null;
    }

    /// <summary>Made when it is asked for, so that no message that waits to be sent holds an invitation.</summary>
    public async Task<Message?> RateAsync(string lineUserId, Guid caseId, CancellationToken ct) =>
        !await db.IsBroughtByAsync(lineUserId, caseId, ct) ? null
        : await ratings.FindAsync(await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, ct), ct) is { } invitation ? OwnCaseWords.Invitation(invitation) : OwnCaseWords.RatingIsOver;

    private async Task<IReadOnlyList<OwnCase>> ReadAsync(string lineUserId, CancellationToken ct)
    {
        var brought = db.Set<CaseMatter>().Where(m => m.LineUserId == lineUserId).Select(m => m.CaseId);
        var all = brought.Union(db.Set<CaseFollower>().Where(f => f.LineUserId == lineUserId).Select(f => f.CaseId));
        var own = await (from about in db.Set<Case>().AsNoTracking()
                         where all.Contains(about.Id)
                         join category in db.Set<CaseCategory>() on about.CategoryId equals category.Id
                         join other in db.Set<Case>() on about.MergedIntoId equals (Guid?)other.Id into others
                         from other in others.DefaultIfEmpty()
                         join unit in db.Set<Unit>() on about.UnitId equals (Guid?)unit.Id into units
                         from unit in units.DefaultIfEmpty()
                         orderby about.ReceivedAt descending
                         select new { Case = about, MergedInto = (Case?)other, Category = category.Name, Unit = (string?)unit.Name, IsFollowed = !brought.Contains(about.Id) }).Take(MostShown).ToListAsync(ct);
        return own.ConvertAll(o => new OwnCase(o.Case.Id, o.MergedInto ?? o.Case, o.Category, o.Unit, OwnCaseWords.Head(o.Case, o.MergedInto, o.IsFollowed), o.Case.DueOn, o.Case.ReceivedAt));
    }
}
