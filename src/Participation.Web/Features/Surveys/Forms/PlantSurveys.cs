using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Gives an installation the preset forms it does not have yet. At start and not in a migration, because what was planted
/// may since have been rewritten by the agency, and a form that answers belong to is never changed.
/// </summary>
public sealed class PlantSurveys(TimeProvider clock) : IPlanted
{
    public const string Actor = "system";

    public async Task PlantAsync(ParticipationContext db, CancellationToken ct)
    {
        var there = await db.Set<Survey>().Select(s => s.Slug).ToListAsync(ct);
        var missing = PresetSurveys.All.Where(p => !there.Contains(p.Slug)).ToList();
        if (missing.Count == 0) return;
        await db.WriteAsync(async write =>
        {
            // Another instance may have been faster.
            var now = clock.Now();
            var late = await db.Set<Survey>().Select(s => s.Slug).ToListAsync(write);
            foreach (var preset in missing.Where(p => !late.Contains(p.Slug)))
            {
                var isService = preset.Slug == PresetSurveys.ServiceSlug;
                var survey = new Survey
                {
                    Id = isService ? PresetSurveys.ServiceId : Guid.CreateVersion7(now),
                    Slug = preset.Slug,
                    Name = preset.Name,
                    Measure = preset.Measure,
                    Audience = preset.Audience,
                    IsPreset = true,
                    // Colleagues are asked when somebody decides so, and not from the first day on.
                    IsOpen = preset.Audience == SurveyAudience.Citizens,
                    SortOrder = PresetSurveys.All.TakeWhile(p => p != preset).Count(),
                };
                var versionId = isService ? PresetSurveys.ServiceFirstVersionId : Guid.CreateVersion7(now);
                var version = new SurveyVersion { Id = versionId, SurveyId = survey.Id, Number = 1, Content = preset.Content.ToJson(), PublishedAt = now, Actor = Actor };
                survey.CurrentVersionId = version.Id;
                db.AddRange(survey, version);
            }
        }, ct);
    }
}
