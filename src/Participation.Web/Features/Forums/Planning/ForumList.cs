using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record ForumLine(Forum Forum, IReadOnlyList<Village> Villages)
{
    public string Invited => Forum.Invited(Villages);
}

/// <summary>Pages of forums, for staff and for everybody, in the same few questions whatever their number.</summary>
public sealed class ForumList(ParticipationContext db, TimeProvider clock)
{
    public async Task<(IReadOnlyList<ForumLine> Lines, int Total)> StaffAsync(ForumState? state, int? fiscalYear, int page, CancellationToken ct)
    {
        var wanted = db.Set<Forum>().AsNoTracking();
        if (state is { } one) wanted = wanted.Where(f => f.State == one);
        if (fiscalYear is { } year)
        {
            var (from, until) = (ThaiCalendar.FiscalYearStart(year), ThaiCalendar.FiscalYearStart(year + 1));
            wanted = wanted.Where(f => f.Day >= from && f.Day < until);
        }
        return (await LinesAsync(wanted.OrderByDescending(f => f.Day).ThenByDescending(f => f.Number).Skip((page - 1) * ForumFinding.PageSize).Take(ForumFinding.PageSize), ct), await wanted.CountAsync(ct));
    }

    /// <summary>Those to come, the next first; then those that were, the last first.</summary>
    public async Task<(IReadOnlyList<ForumLine> Coming, IReadOnlyList<ForumLine> Past, int Total)> OpenAsync(Guid? village, int page, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var open = db.Set<Forum>().AsNoTracking().Open();
        if (village is { } one) open = open.For(db, one);
        var (coming, past) = (open.Where(f => f.Day >= today), open.Where(f => f.Day < today));
        var (ahead, behind) = (await coming.CountAsync(ct), await past.CountAsync(ct));
        var skip = (page - 1) * ForumFinding.PageSize;
        var first = await coming.OrderBy(f => f.Day).ThenBy(f => f.From).ThenBy(f => f.Number).Skip(skip).Take(ForumFinding.PageSize).ToListAsync(ct);
        var rest = await past.OrderByDescending(f => f.Day).ThenByDescending(f => f.Number).Skip(Math.Max(0, skip - ahead)).Take(ForumFinding.PageSize - first.Count).ToListAsync(ct);
        var invited = await db.InvitedAsync(first.Concat(rest).Select(f => f.Id), ct);
        return (Lines(first, invited), Lines(rest, invited), ahead + behind);
    }

    /// <summary>What is still to come and was not called off; first what invites the village.</summary>
    public async Task<IReadOnlyList<ForumLine>> ComingAsync(Guid? village, int most, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var coming = db.Set<Forum>().AsNoTracking().Where(f => f.State == ForumState.Announced && f.Day >= today);
        var own = village is { } one ? await coming.For(db, one).OrderBy(f => f.Day).ThenBy(f => f.From).ThenBy(f => f.Number).Take(most).ToListAsync(ct) : [];
        var ids = own.ConvertAll(f => f.Id);
        var others = await coming.Where(f => !ids.Contains(f.Id)).OrderBy(f => f.Day).ThenBy(f => f.From).ThenBy(f => f.Number).Take(most - own.Count).ToListAsync(ct);
        return Lines([.. own, .. others], await db.InvitedAsync(own.Concat(others).Select(f => f.Id), ct));
    }

    private async Task<IReadOnlyList<ForumLine>> LinesAsync(IQueryable<Forum> forums, CancellationToken ct)
    {
        var found = await forums.ToListAsync(ct);
        return Lines(found, await db.InvitedAsync(found.Select(f => f.Id), ct));
    }

    private static List<ForumLine> Lines(List<Forum> forums, ILookup<Guid, Village> invited) => forums.ConvertAll(f => new ForumLine(f, [.. invited[f.Id]]));
}
