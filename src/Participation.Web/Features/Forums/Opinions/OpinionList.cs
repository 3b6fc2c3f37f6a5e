using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

public enum OpinionFilter
{
    All,
    Waiting,
    Hidden,
}

public sealed record OpinionLine(Opinion Opinion, OpinionText Text, Village? Village, ServiceArea? Area, DateTime Begins)
{
    public bool IsErased => Text.ErasedAt is not null;

    /// <summary>For everybody. Of who wrote in LINE it is known from elsewhere: they were not asked whether to show it.</summary>
    public Village? ShownVillage => Opinion.Channel == OpinionChannel.Line ? null : Village;

    /// <summary>Said before or after it began, or in the hall; of a sheet of paper only the day it was keyed in is known.</summary>
    public string Moment => Opinion.Channel switch
    {
        OpinionChannel.Hall => "ในเวที",
        OpinionChannel.Paper => "ทางกระดาษ",
        OpinionChannel.Web or OpinionChannel.Line => Opinion.ReceivedAt < Begins ? "ก่อนเวที" : "หลังเวทีเริ่ม",
    };
}

/// <summary>How many were said, and by which way.</summary>
public sealed record OpinionCount(int Online, int InHall, int Hidden, int Owed)
{
    public int All => Online + InHall;
}

/// <summary>Opinions of a forum by pages, in the same few questions whatever their number.</summary>
public sealed class OpinionList(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>What everybody may read, the newest first.</summary>
    public async Task<(IReadOnlyList<OpinionLine> Lines, int Total)> OpenAsync(Forum forum, int? asked, CancellationToken ct)
    {
        var shown = db.Set<Opinion>().AsNoTracking().Where(o => o.ForumId == forum.Id && o.HiddenAt == null);
        return (await PageAsync(shown, asked, ct), await shown.CountAsync(ct));
    }

    public async Task<(IReadOnlyList<OpinionLine> Lines, int Total)> StaffAsync(Guid? forum, OpinionFilter filter, int page, CancellationToken ct)
    {
        var wanted = db.Set<Opinion>().AsNoTracking();
        if (forum is { } one) wanted = wanted.Where(o => o.ForumId == one);
        wanted = filter switch
        {
            OpinionFilter.All => wanted,
            OpinionFilter.Waiting => wanted.Owed(db),
            OpinionFilter.Hidden => wanted.Where(o => o.HiddenAt != null),
        };
        return (await PageAsync(wanted, page, ct), await wanted.CountAsync(ct));
    }

    public async Task<OpinionLine?> FindAsync(Guid id, CancellationToken ct) => (await PageAsync(db.Set<Opinion>().AsNoTracking().Where(o => o.Id == id), 1, ct)).SingleOrDefault();

    /// <summary>By the address that was shown to its author.</summary>
    public async Task<OpinionLine?> FindAsync(string token, CancellationToken ct)
    {
        var hash = OpinionToken.HashOf(token);
        return (await PageAsync(db.Set<Opinion>().AsNoTracking().Where(o => db.Set<OpinionText>().Any(t => t.OpinionId == o.Id && t.TokenHash == hash)), 1, ct)).SingleOrDefault();
    }

    public async Task<OpinionCount> CountAsync(Guid forum, CancellationToken ct)
    {
        var counts = await db.Set<Opinion>().Where(o => o.ForumId == forum)
            .GroupBy(o => new { InHall = o.Channel == OpinionChannel.Paper || o.Channel == OpinionChannel.Hall, Hidden = o.HiddenAt != null })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new OpinionCount(counts.Where(c => !c.Key.InHall).Sum(c => c.Count), counts.Where(c => c.Key.InHall).Sum(c => c.Count), counts.Where(c => c.Key.Hidden).Sum(c => c.Count), await db.Set<Opinion>().Where(o => o.ForumId == forum).Owed(db).CountAsync(ct));
    }

    private async Task<IReadOnlyList<OpinionLine>> PageAsync(IQueryable<Opinion> opinions, int? asked, CancellationToken ct)
    {
        var page = opinions.OrderByDescending(o => o.ReceivedAt).ThenByDescending(o => o.Id).Skip((Math.Max(1, asked ?? 1) - 1) * PageSize).Take(PageSize);
        var rows = await (from o in page
                          join t in db.Set<OpinionText>().AsNoTracking() on o.Id equals t.OpinionId
                          join f in db.Set<Forum>() on o.ForumId equals f.Id
                          join village in db.Set<Village>().AsNoTracking() on o.VillageId equals (Guid?)village.Id into villages
                          from v in villages.DefaultIfEmpty()
                          join area in db.Set<ServiceArea>().AsNoTracking() on o.AreaId equals (Guid?)area.Id into areas
                          from a in areas.DefaultIfEmpty()
                          orderby o.ReceivedAt descending, o.Id descending
                          select new { Opinion = o, Text = t, Forum = f, Village = v, Area = a }).ToListAsync(ct);
        return rows.ConvertAll(r => new OpinionLine(r.Opinion, r.Text, r.Village, r.Area, r.Forum.Instants().From));
    }
}
