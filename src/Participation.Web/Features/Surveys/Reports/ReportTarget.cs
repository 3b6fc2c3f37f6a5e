namespace Participation.Web.Features.Surveys.Reports;

/// <summary>The share that a form is to reach, in percent; the plans ask it of each of the five measures apart.</summary>
public static class ReportTarget
{
    private const decimal PlansAskFor = 80;

    public static decimal? Of(Survey survey) => survey.Measure is Measure.ServiceQuality or Measure.Queue or Measure.InformationCentre or Measure.Disclosure or Measure.ComplaintHandling ? PlansAskFor : null;
}
