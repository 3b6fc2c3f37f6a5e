using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Adds an entry or changes one. Each saving is an edition that stays, and what the search finds it by is written anew.</summary>
public sealed class SaveFaq(ParticipationContext db, TimeProvider clock)
{
    internal const int QuestionWeight = 6;
    internal const int AlsoAskedWeight = 4;
    private const int AnswerWeight = 1;

    public Task<EditOutcome> RunAsync(int? number, FaqContent wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var entry = number is null ? null : await db.Set<FaqEntry>().SingleOrDefaultAsync(f => f.Number == number, write);
        if (number is not null && entry is null) return new EditOutcome.Unknown();
        if (entry is not null && entry.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (wanted.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit && u.IsActive, write)) return new EditOutcome.Refused("UnitId", "ไม่พบหน่วยที่เลือก");
        var known = await db.Set<CaseCategory>().Where(c => wanted.Categories.Contains(c.Id)).Select(c => c.Id).ToListAsync(write);
        if (known.Count != wanted.Categories.Count) return new EditOutcome.Refused("Categories", "ไม่พบประเภทที่เลือก กรุณาเลือกใหม่");
        var now = clock.Now();
        var isNew = entry is null;
        if (entry is null)
        {
            var last = await db.Set<FaqEntry>().MaxAsync(f => (int?)f.Number, write) ?? 0;
            db.Add(entry = new FaqEntry { Id = Guid.CreateVersion7(now), Number = last + 1, Question = "", Answer = "", ChangedAt = now });
        }
        else if (FaqContent.Read(await db.Set<FaqEdition>().Where(e => e.EntryId == entry.Id && e.Edition == entry.Edition).Select(e => e.Content).SingleAsync(write)).ToJson() == wanted.ToJson())
        {
            return Saved(entry);
        }
        Write(entry, wanted, now);
        db.Add(new FaqEdition { EntryId = entry.Id, Edition = entry.Edition, At = now, Actor = actor, Content = wanted.ToJson() });
        await IndexAsync(entry, wanted, write);
        db.Audit(new AuditRecord(actor, isNew ? "faq.added" : "faq.changed", $"faq:{entry.Id:N}", new Dictionary<string, AuditChange>
        {
            ["edition"] = new(isNew ? null : Text(entry.Edition - 1), Text(entry.Edition)),
            ["shown"] = new(null, wanted.IsActive ? "yes" : "no"),
        }));
        return Saved(entry);
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มคำถามในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));

    private static void Write(FaqEntry entry, FaqContent wanted, DateTime now)
    {
        (entry.Question, entry.Answer, entry.AlsoAsked, entry.UnitId) = (wanted.Question, wanted.Answer, wanted.AlsoAsked, wanted.UnitId);
        (entry.ValidUntil, entry.IsActive, entry.ChangedAt, entry.Version) = (wanted.ValidUntil, wanted.IsActive, now, Guid.CreateVersion7(now));
        entry.Edition++;
        entry.Folded = ThaiFold.Of($"{wanted.Question} {wanted.AlsoAsked} {wanted.Answer}");
        entry.QuestionGrams = ThaiFold.Grams(ThaiFold.Of(wanted.Question)).Count;
    }

    private async Task IndexAsync(FaqEntry entry, FaqContent wanted, CancellationToken ct)
    {
        await db.Set<FaqGram>().Where(g => g.EntryId == entry.Id).ExecuteDeleteAsync(ct);
        await db.Set<FaqCategory>().Where(c => c.EntryId == entry.Id).ExecuteDeleteAsync(ct);
        db.AddRange(wanted.Categories.Select(c => new FaqCategory { EntryId = entry.Id, CategoryId = c }));
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (text, weight) in ((string, int)[])[(wanted.Answer, AnswerWeight), (wanted.AlsoAsked, AlsoAskedWeight), (wanted.Question, QuestionWeight)])
            foreach (var gram in text.Split('\n').SelectMany(line => ThaiFold.Grams(ThaiFold.Of(line)))) weights[gram] = weight;
        db.AddRange(weights.Select(g => new FaqGram { Gram = g.Key, EntryId = entry.Id, Weight = g.Value }));
    }

    private static EditOutcome.Saved Saved(FaqEntry entry) => new(Text(entry.Number));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
