using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>
/// Makes every report that is due and not there, also those that fell due while the service was down, and sends them to the
/// positions that are to read them. Each in a transaction of its own; run twice, it makes nothing twice.
/// </summary>
public sealed class MakeReports(ParticipationContext db, ReadReportFigures figures, CurrentAgency agency, SendReports send, TimeProvider clock, ILogger<MakeReports> log)
{
    /// <summary>The morning after the period ends, before the office opens.</summary>
    private static readonly TimeSpan DueAt = TimeSpan.FromHours(6);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await agency.FindAsync(ct) is not { } profile) return 0;
        var points = await db.Set<ServicePoint>().AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).ToListAsync(ct);
        if (points.Count == 0) return 0;
        var made = 0;
        foreach (var kind in ReportKinds.All)
        {
            foreach (var period in DuePeriods(kind))
            {
                var there = (await db.Set<SurveyReport>().Where(r => r.Kind == kind && r.From == period.From).Select(r => r.ScopeId).ToListAsync(ct)).ToHashSet();
                var scopes = kind == ReportKind.HalfYearly ? [(ServicePoint?)null] : points.Cast<ServicePoint?>();
                foreach (var point in scopes.Where(p => !there.Contains(p?.Id ?? Guid.Empty)))
                {
                    // Before the counter was opened here nobody was asked; paper keyed in for that time is no whole period.
                    if (ThaiCalendar.Day(point?.CreatedAt ?? points.Min(p => p.CreatedAt)) > period.To) continue;
                    if (await MakeAsync(kind, period, point, profile.Name, ct)) made++;
                }
            }
        }
        await send.RunAsync(ct);
        if (made > 0) log.LogInformation("Made {Made} survey reports that were due", made);
        return made;
    }

    /// <summary>False when another instance was faster.</summary>
    public async Task<bool> MakeAsync(ReportKind kind, FigurePeriod period, ServicePoint? point, string agencyName, CancellationToken ct)
    {
        try
        {
            await db.WriteAsync(async write =>
            {
                var survey = point is null ? await db.FindSurveyAsync(PresetSurveys.ServiceSlug, write) : await db.SurveyOfPointAsync(point.Id, write);
                if (survey is null) return;
                var now = clock.Now();
                var read = await figures.RunAsync(survey, period, point, write);
                var document = ReportWords.Of(kind, period, agencyName, point is null ? "ทั้งหน่วยงาน" : $"{point.Code} {point.Name}", read, await LastActionsAsync(kind, period, point?.Id ?? Guid.Empty, write), ThaiCalendar.Day(now)).ToJson();
                var kept = read.ToJson();
                db.Add(new SurveyReport
                {
                    Id = Guid.CreateVersion7(now),
                    Kind = kind,
                    ScopeId = point?.Id ?? Guid.Empty,
                    From = period.From,
                    To = period.To,
                    MadeAt = now,
                    Document = document,
                    Figures = kept,
                    Hash = SurveyReport.HashOf(document, kept),
                });
            }, ct);
            return true;
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // The unique index let somebody else's through; the next round sees it.
            return false;
        }
    }

    private List<FigurePeriod> DuePeriods(ReportKind kind)
    {
        var now = clock.Now();
        var periods = new List<FigurePeriod>();
        var period = FigurePeriod.Of(kind.Period(), ThaiCalendar.Day(now)).Previous;
        for (var i = 0; i < kind.CatchUp(); i++, period = period.Previous)
            if (ThaiCalendar.StartOf(period.To.AddDays(1)) + DueAt <= now) periods.Add(period);
        // The oldest first, so that each finds the one before it.
        periods.Reverse();
        return periods;
    }

    private async Task<IReadOnlyList<ImprovementAction>> LastActionsAsync(ReportKind kind, FigurePeriod period, Guid scope, CancellationToken ct)
    {
        var before = period.Previous.From;
        return await db.Set<ImprovementAction>().AsNoTracking()
            .Where(a => db.Set<SurveyReport>().Any(r => r.Id == a.ReportId && r.Kind == kind && r.ScopeId == scope && r.From == before))
            .OrderBy(a => a.DueOn).Take(100).ToListAsync(ct);
    }
}
