using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Forums by title or place.</summary>
public sealed class ForumSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Forum)];

    public Permission Needs => Permission.SeeForums;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        [.. (await words.In(db.Set<Forum>().AsNoTracking(), f => f.Title + " " + f.Place).OrderByDescending(f => f.Day).ThenByDescending(f => f.Number).Take(take).ToListAsync(ct))
            .Select(f => new SearchHit("ประชาคม", f.Title, $"{ThaiCalendar.ShortDate(f.Day)} {f.State.Words()}", $"/staff/forums/{f.Number}"))];
}
