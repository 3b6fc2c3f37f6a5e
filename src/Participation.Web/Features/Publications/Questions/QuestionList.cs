using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications;

public enum QuestionFilter
{
    All,
    Waiting,
    Errors,
    Hidden,
}

/// <summary>A question with the answer that holds, if there is one.</summary>
public sealed record QuestionLine(AskedQuestion Question, QuestionText Text, int Number, string Title, Village? Village, QuestionAnswer? Answer, DateTime? CorrectedAt)
{
    public bool IsErased => Text.ErasedAt is not null;

    /// <summary>For everybody. Of who wrote in LINE it is known from elsewhere: they were not asked whether to show it.</summary>
    public Village? ShownVillage => Question.Channel == QuestionChannel.Line ? null : Village;
}

/// <summary>Questions by pages, in the same few queries whatever their number.</summary>
public sealed class QuestionList(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>What everybody may read under a publication, the newest first; and how many are hidden.</summary>
    public async Task<(IReadOnlyList<QuestionLine> Lines, int Total, int Hidden)> OpenAsync(Guid publication, int page, CancellationToken ct)
    {
        var of = db.Set<AskedQuestion>().AsNoTracking().Where(q => q.PublicationId == publication);
        var counts = await of.GroupBy(q => q.HiddenAt != null).Select(g => new { IsHidden = g.Key, Count = g.Count() }).ToListAsync(ct);
        var (shown, hidden) = (counts.Where(c => !c.IsHidden).Sum(c => c.Count), counts.Where(c => c.IsHidden).Sum(c => c.Count));
        return (shown == 0 ? [] : await PageAsync(of.Where(q => q.HiddenAt == null), page, ct), shown, hidden);
    }

    public async Task<(IReadOnlyList<QuestionLine> Lines, int Total)> StaffAsync(Guid? publication, QuestionFilter filter, int page, CancellationToken ct)
    {
        var wanted = db.Set<AskedQuestion>().AsNoTracking();
        if (publication is { } one) wanted = wanted.Where(q => q.PublicationId == one);
        wanted = filter switch
        {
            QuestionFilter.All => wanted,
            QuestionFilter.Waiting => wanted.Where(q => !q.IsSettled),
            QuestionFilter.Errors => wanted.Where(q => q.Kind == AskedKind.Error),
            QuestionFilter.Hidden => wanted.Where(q => q.HiddenAt != null),
        };
        return (await PageAsync(wanted, page, ct), await wanted.CountAsync(ct));
    }

    public async Task<QuestionLine?> FindAsync(Guid id, CancellationToken ct) => (await PageAsync(db.Set<AskedQuestion>().AsNoTracking().Where(q => q.Id == id), 1, ct)).SingleOrDefault();

    /// <summary>By the address that was shown to its author.</summary>
    public async Task<QuestionLine?> FindAsync(string token, CancellationToken ct)
    {
        var hash = QuestionTerms.HashOf(token);
        return (await PageAsync(db.Set<AskedQuestion>().AsNoTracking().Where(q => db.Set<QuestionText>().Any(t => t.QuestionId == q.Id && t.TokenHash == hash)), 1, ct)).SingleOrDefault();
    }

    /// <summary>All editions of an answer, the first one first.</summary>
    public async Task<IReadOnlyList<QuestionAnswer>> AnswersAsync(Guid question, CancellationToken ct) =>
        await db.Set<QuestionAnswer>().AsNoTracking().Where(a => a.QuestionId == question).OrderBy(a => a.Edition).Take(50).ToListAsync(ct);

    private async Task<IReadOnlyList<QuestionLine>> PageAsync(IQueryable<AskedQuestion> questions, int page, CancellationToken ct)
    {
        var rows = await (from q in questions.OrderByDescending(q => q.ReceivedAt).ThenByDescending(q => q.Id).Skip((page - 1) * PageSize).Take(PageSize)
                          join t in db.Set<QuestionText>().AsNoTracking() on q.Id equals t.QuestionId
                          join p in db.Set<Publication>() on q.PublicationId equals p.Id
                          join village in db.Set<Village>().AsNoTracking() on q.VillageId equals (Guid?)village.Id into villages
                          from v in villages.DefaultIfEmpty()
                          join correction in db.Set<Correction>() on q.CorrectionId equals (Guid?)correction.Id into corrections
                          from c in corrections.DefaultIfEmpty()
                          orderby q.ReceivedAt descending, q.Id descending
                          select new { Question = q, Text = t, p.Number, p.Title, Village = v, CorrectedAt = c == null ? null : c.ApprovedAt }).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(r => r.Question.Id);
        // Editions of a page's questions are few; the last of each holds.
        var answers = (await db.Set<QuestionAnswer>().AsNoTracking().Where(a => ids.Contains(a.QuestionId)).ToListAsync(ct)).GroupBy(a => a.QuestionId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Edition)!);
        return rows.ConvertAll(r => new QuestionLine(r.Question, r.Text, r.Number, r.Title, r.Village, answers.GetValueOrDefault(r.Question.Id), r.CorrectedAt));
    }
}
