using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>The share that a form is to reach in a fiscal year.</summary>
public static class ReportTarget
{
    private const decimal PlansAskFor = 80;

    public static Task<decimal?> OfAsync(ParticipationContext db, Survey survey, int fiscalYear, CancellationToken ct)
    {
        _ = (db, fiscalYear, ct);
        return Task.FromResult<decimal?>(survey.Measure is Measure.ServiceQuality or Measure.Queue or Measure.InformationCentre or Measure.Disclosure or Measure.ComplaintHandling ? PlansAskFor : null);
    }
}
