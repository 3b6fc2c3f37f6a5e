using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Which kinds of news a person wants in LINE. All, until they say otherwise; what waits to be sent goes without them.</summary>
public sealed class RefuseNews(ParticipationContext db, ChangeMulticast multicasts, TimeProvider clock) : INewsChoices
{
    public async Task<IReadOnlyList<NewsChoice>> ListAsync(string lineUserId, CancellationToken ct)
    {
        var refused = await db.Set<NewsRefusal>().Where(r => r.LineUserId == lineUserId).Select(r => r.Kind).ToListAsync(ct);
        return [.. PublicationRules.ForPublic.Select(k => new NewsChoice(k.ToString(), k.Rule().Words, !refused.Contains(k)))];
    }

    public Task SetAsync(string lineUserId, IReadOnlyCollection<string> wanted, CancellationToken ct) => db.WriteOnceAsync(async write =>
    {
        foreach (var kind in PublicationRules.ForPublic) await SetAsync(lineUserId, kind, wanted.Contains(kind.ToString()), write);
        return true;
    }, ct);

    public Task RunAsync(string lineUserId, PublicationKind kind, bool wants, CancellationToken ct) => db.WriteOnceAsync(async write =>
    {
        await SetAsync(lineUserId, kind, wants, write);
        return true;
    }, ct);

    private async Task SetAsync(string lineUserId, PublicationKind kind, bool wants, CancellationToken ct)
    {
        var refusal = await db.Set<NewsRefusal>().SingleOrDefaultAsync(r => r.LineUserId == lineUserId && r.Kind == kind, ct);
        if (wants && refusal is not null) db.Remove(refusal);
        if (wants || refusal is not null) return;
        var now = clock.Now();
        db.Add(new NewsRefusal { LineUserId = lineUserId, Kind = kind, At = now });
        await multicasts.LeaveOutAsync(lineUserId, kind.ToString(), now, ct);
        // Whatever is added to the answer of this very turn reads it.
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Who does not want which news.</summary>
public sealed class NewsRefusalData : IPersonalData
{
    public string Title => "ข่าวที่ท่านไม่รับทาง LINE";

    public IReadOnlyList<string> Tables { get; } = ["news_refusals"];

    public ProcessingActivity Activity { get; } = new(
        "จำว่าผู้ใช้ไม่รับข่าวประเภทใดทาง LINE", "รหัสผู้ใช้ LINE (ไม่ใช่ชื่อ) และประเภทข่าว", "ประชาชนที่ปิดรับข่าว", "ไม่ส่งข่าวที่ไม่ต้องการ",
        "ภารกิจเพื่อประโยชน์สาธารณะ (มาตรา 24 (4))", "จนกว่าจะเปิดรับอีกครั้งหรือขอลบ", "ไม่ส่งต่อ", "เจ้าหน้าที่ไม่เห็นรายคน");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => await db.Set<NewsRefusal>().Select(r => r.LineUserId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var refused = await db.Set<NewsRefusal>().AsNoTracking().Where(r => r.LineUserId == person.LineUserId).ToListAsync(ct);
        return refused.Count == 0 ? [] : [new PersonalRecord(Title, [.. refused.OrderBy(r => r.Kind).Select(r => new PersonalField(r.Kind.Rule().Words, $"ไม่รับตั้งแต่ {ThaiCalendar.ShortDateTime(r.At)}"))])];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        await db.Set<NewsRefusal>().Where(r => r.LineUserId == person.LineUserId && r.At <= upTo).ExecuteDeleteAsync(ct);
        return ErasureOutcome.Done;
    }
}
