using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Keeps the draft of a form; what is published stays as it is until the draft replaces it.</summary>
public sealed class SaveSurveyDraft(ParticipationContext db, TimeProvider clock)
{
    /// <summary>The content is made from every version there was, the draft first, so that keys and values of the past are not given out again.</summary>
    public Task<EditOutcome> RunAsync(string slug, Func<IReadOnlyList<SurveyContent>, SurveyContent> content, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.Slug == slug, write) is not { } survey) return new EditOutcome.Unknown();
        var draft = await db.Set<SurveyDraft>().SingleOrDefaultAsync(d => d.SurveyId == survey.Id, write);
        if ((draft?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var past = (await db.Set<SurveyVersion>().Where(v => v.SurveyId == survey.Id).OrderByDescending(v => v.Number).Select(v => v.Content).ToListAsync(write)).Select(SurveyContent.Read);
        var written = content([.. draft is null ? [] : new[] { draft.Read() }, .. past]).ToJson();
        var now = clock.Now();
        if (draft is null) db.Add(draft = new SurveyDraft { SurveyId = survey.Id, Content = written, ChangedAt = now });
        (draft.Content, draft.ChangedAt, draft.Version) = (written, now, Guid.CreateVersion7(now));
        db.Audit(new AuditRecord(actor, "survey.draft_saved", $"survey:{slug}"));
        return new EditOutcome.Saved(slug);
    }, ct);

    public Task<EditOutcome> DiscardAsync(string slug, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<SurveyDraft>().SingleOrDefaultAsync(d => db.Set<Survey>().Any(s => s.Id == d.SurveyId && s.Slug == slug), write) is not { } draft) return new EditOutcome.Unknown();
        db.Remove(draft);
        db.Audit(new AuditRecord(actor, "survey.draft_discarded", $"survey:{slug}"));
        return new EditOutcome.Saved(slug);
    }, ct);
}

/// <summary>Freezes the draft as the next version, which is asked from now on. Answers given to the one before stay with it.</summary>
public sealed class PublishSurvey(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string slug, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.Slug == slug, write) is not { } survey) return new EditOutcome.Unknown();
        if (await db.Set<SurveyDraft>().SingleOrDefaultAsync(d => d.SurveyId == survey.Id, write) is not { } draft || draft.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var content = draft.Read();
        if (ContentProblems.Of(content) is [var (place, field, words), ..]) return new EditOutcome.Refused(place < 0 ? "" : $"Rows[{place.ToString(CultureInfo.InvariantCulture)}].{field}", words);
        if (survey.Measure is not Measure.Other && content.Headline is null) return new EditOutcome.Refused("", "แบบประเมินนี้มีเป้าหมาย จึงต้องมีข้อที่ใช้เทียบเป้าหนึ่งข้อ");
        var now = clock.Now();
        var last = await db.Set<SurveyVersion>().Where(v => v.SurveyId == survey.Id).MaxAsync(v => (int?)v.Number, write) ?? 0;
        var version = new SurveyVersion { Id = Guid.CreateVersion7(now), SurveyId = survey.Id, Number = last + 1, Content = content.ToJson(), PublishedAt = now, Actor = actor };
        db.Add(version);
        (survey.CurrentVersionId, survey.Version) = (version.Id, Guid.CreateVersion7(now));
        db.Remove(draft);
        db.Audit(new AuditRecord(actor, "survey.published", $"survey:{slug}", new Dictionary<string, AuditChange> { ["version"] = new(last == 0 ? null : Show(last), Show(version.Number)) }));
        return new EditOutcome.Saved(slug);
    }, ct, new EditOutcome.Refused("", "มีคนเผยแพร่ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Adds a form of the agency's own, renames one, opens or closes it, and says which points ask it.</summary>
public sealed class SaveSurvey(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> AddAsync(string slug, string name, SurveyAudience audience, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Survey>().AnyAsync(s => s.Slug == slug, write)) return SlugTaken;
        var now = clock.Now();
        db.Add(new Survey
        {
            Id = Guid.CreateVersion7(now),
            Slug = slug,
            Name = name,
            Measure = audience == SurveyAudience.Staff ? Measure.Staff : Measure.Other,
            Audience = audience,
            SortOrder = await db.Set<Survey>().MaxAsync(s => (int?)s.SortOrder, write) + 1 ?? 0,
            Version = Guid.CreateVersion7(now),
        });
        db.Audit(new AuditRecord(actor, "survey.added", $"survey:{slug}", new Dictionary<string, AuditChange> { ["name"] = new(null, name) }));
        return new EditOutcome.Saved(slug);
    }, ct, SlugTaken);

    public Task<EditOutcome> ChangeAsync(string slug, string name, bool isOpen, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.Slug == slug, write) is not { } survey) return new EditOutcome.Unknown();
        if (survey.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var before = Fields(survey);
        (survey.Name, survey.IsOpen) = (name, isOpen);
        var changes = Fields(survey).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(slug);
        survey.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "survey.changed", $"survey:{slug}", changes));
        return new EditOutcome.Saved(slug);
    }, ct);

    /// <summary>Empty: the point asks the form about service quality.</summary>
    public Task<EditOutcome> AskAtAsync(string pointCode, string slug, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == pointCode, write) is not { } point) return new EditOutcome.Unknown();
        var own = await db.Set<PointSurvey>().SingleOrDefaultAsync(p => p.ServicePointId == point.Id, write);
        var survey = slug.Length == 0 ? null : await db.Set<Survey>().SingleOrDefaultAsync(s => s.Slug == slug && s.Audience == SurveyAudience.Citizens && s.CurrentVersionId != null, write);
        if (slug.Length > 0 && survey is null) return new EditOutcome.Refused("", "ไม่พบแบบประเมินที่เลือก หรือยังไม่ได้เผยแพร่");
        var before = own is null ? null : await db.Set<Survey>().Where(s => s.Id == own.SurveyId).Select(s => s.Slug).SingleAsync(write);
        if ((before ?? "") == slug) return new EditOutcome.Saved();
        if (survey is null) db.Remove(own!);
        else if (own is null) db.Add(new PointSurvey { ServicePointId = point.Id, SurveyId = survey.Id });
        else own.SurveyId = survey.Id;
        db.Audit(new AuditRecord(actor, "survey.point_changed", $"service_point:{pointCode}", new Dictionary<string, AuditChange> { ["form"] = new(before, slug) }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนแก้ไขในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    private static EditOutcome.Refused SlugTaken => new("Slug", "มีแบบประเมินที่ใช้รหัสนี้แล้ว");

    private static Dictionary<string, string> Fields(Survey survey) => new() { ["name"] = survey.Name, ["open"] = survey.IsOpen ? "yes" : "no" };
}
