using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Known answers, for those who keep them.</summary>
public sealed class FaqSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(FaqEntry)];

    public Permission Needs => Permission.WriteFaq;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        await words.In(db.Set<FaqEntry>().AsNoTracking(), f => f.Question + " " + f.AlsoAsked).OrderBy(f => f.Number).Take(take)
            .Select(f => new SearchHit("คำถามที่พบบ่อย", f.Question, f.IsActive ? "" : "ไม่ใช้แล้ว", "/staff/faq/" + f.Number)).ToListAsync(ct);
}
