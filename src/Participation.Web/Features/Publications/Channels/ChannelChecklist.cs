using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications;

public sealed record PostingLine(DateOnly On, string Note, string File, string By);

/// <summary>A channel with what went out on it; <paramref name="IsNamed"/> where the rules ask for it every time.</summary>
public sealed record ChannelLine(Guid Id, string Name, bool IsNamed, IReadOnlyList<PostingLine> Postings);

/// <summary>Which channels a publication went out on, and what is missing of what its kind asks for.</summary>
public sealed record ChannelChecklist(IReadOnlyList<ChannelLine> Lines, int Minimum)
{
    private const string ByVillage = "กลุ่ม LINE ของหมู่บ้านหรือชุมชน";

    public int Used => Lines.Count(l => l.Postings.Count > 0);
    public IReadOnlyList<string> MissingNamed => [.. Lines.Where(l => l.IsNamed && l.Postings.Count == 0).Select(l => l.Name)];
    public bool IsComplete => Used >= Minimum && MissingNamed.Count == 0;

    public string Words => IsComplete
        ? $"✓ ครบแล้ว ใช้ {Used} ช่องทาง จากอย่างน้อย {Minimum}"
        : $"! ใช้แล้ว {Used} ช่องทาง จากอย่างน้อย {Minimum}{(MissingNamed.Count > 0 ? $" ยังขาด {string.Join(" ", MissingNamed)}" : "")}";

    public static async Task<ChannelChecklist> ReadAsync(ParticipationContext db, Publication publication, CancellationToken ct)
    {
        var rule = publication.Kind.Rule();
        var postings = (await (from posting in db.Set<ChannelPosting>().AsNoTracking()
                               join account in db.Users on posting.RecordedBy equals account.Id into accounts
                               from account in accounts.DefaultIfEmpty()
                               where posting.PublicationId == publication.Id
                               orderby posting.PostedOn, posting.Id
                               select new { posting.ChannelId, Line = new PostingLine(posting.PostedOn, posting.Note, posting.File, account == null ? ByVillage : account.DisplayName) }).Take(200).ToListAsync(ct))
            .ToLookup(p => p.ChannelId, p => p.Line);
        var channels = await db.Set<Channel>().AsNoTracking().OrderBy(c => c.SortOrder).ThenBy(c => c.Id).ToListAsync(ct);
        return new ChannelChecklist([.. channels.Where(c => c.IsActive || postings[c.Id].Any())
            .Select(c => new ChannelLine(c.Id, c.Name, rule.NamedChannels.Contains(c.Key), [.. postings[c.Id]]))], rule.MinimumChannels);
    }
}
