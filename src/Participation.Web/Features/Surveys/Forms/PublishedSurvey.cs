using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

/// <summary>A form as it is asked now, and where.</summary>
public sealed record PublishedSurvey(Survey Survey, SurveyVersion Version, SurveyContent Content);

/// <summary>Finds the form to ask; pages, chat and kiosk use the same ways.</summary>
public static class PublishedSurveys
{
    public static Task<PublishedSurvey?> FindSurveyAsync(this ParticipationContext db, string slug, CancellationToken ct) =>
        ReadAsync(db, db.Set<Survey>().Where(s => s.Slug == slug), ct);

    public static Task<PublishedSurvey?> FindSurveyAsync(this ParticipationContext db, Guid surveyId, CancellationToken ct) =>
        ReadAsync(db, db.Set<Survey>().Where(s => s.Id == surveyId), ct);

    /// <summary>The form of a service point: its own, else the one about service quality.</summary>
    public static async Task<PublishedSurvey?> SurveyOfPointAsync(this ParticipationContext db, Guid pointId, CancellationToken ct)
    {
        var own = db.Set<PointSurvey>().Where(p => p.ServicePointId == pointId).Select(p => p.SurveyId);
        return await ReadAsync(db, db.Set<Survey>().Where(s => own.Contains(s.Id) && s.IsOpen), ct)
            ?? await db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct);
    }

    /// <summary>The version an answer was asked by, also when another has been published meanwhile.</summary>
    public static async Task<PublishedSurvey?> FindVersionAsync(this ParticipationContext db, Guid versionId, CancellationToken ct)
    {
        var found = await db.Set<SurveyVersion>().AsNoTracking().Where(v => v.Id == versionId)
            .Join(db.Set<Survey>().AsNoTracking(), v => v.SurveyId, s => s.Id, (v, s) => new { Survey = s, Version = v }).SingleOrDefaultAsync(ct);
        return found is null ? null : new PublishedSurvey(found.Survey, found.Version, found.Version.Read());
    }

    /// <summary>What people can have come for at a point, to choose from where there is a choice.</summary>
    public static async Task<IReadOnlyList<ServiceKind>> ServicesOfPointAsync(this ParticipationContext db, Guid pointId, CancellationToken ct) =>
        await db.Set<PointOffer>().Where(o => o.PointId == pointId)
            .Join(db.Set<ServiceKind>().AsNoTracking().Where(k => k.IsActive), o => o.ServiceKindId, k => k.Id, (o, k) => k)
            .OrderBy(k => k.Number).Take(30).ToListAsync(ct);

    /// <summary>Where a point does one thing only, nobody need be asked for what they came.</summary>
    public static async Task<Guid?> OnlyServiceOfAsync(this ParticipationContext db, Guid? pointId, CancellationToken ct)
    {
        if (pointId is not { } point) return null;
        var kinds = await db.Set<PointOffer>().Where(o => o.PointId == point).Select(o => o.ServiceKindId).Take(2).ToListAsync(ct);
        return kinds is [var only] ? only : null;
    }

    private static async Task<PublishedSurvey?> ReadAsync(ParticipationContext db, IQueryable<Survey> surveys, CancellationToken ct)
    {
        var found = await surveys.AsNoTracking()
            .Join(db.Set<SurveyVersion>().AsNoTracking(), s => s.CurrentVersionId, v => v.Id, (s, v) => new { Survey = s, Version = v }).SingleOrDefaultAsync(ct);
        return found is null ? null : new PublishedSurvey(found.Survey, found.Version, found.Version.Read());
    }
}
