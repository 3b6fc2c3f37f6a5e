using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Makes every report that is due and not there, also those that fell due while the service was down. Each in a transaction of its
/// own; run twice, it makes nothing twice.
/// </summary>
public sealed class MakeCaseReports(ParticipationContext db, ReadCaseFigures figures, JudgeCeilings ceilings, CaseDays days, CurrentAgency agency, IStaffNotices staff, TimeProvider clock)
{
    /// <summary>In the morning after the clocks of the last day have ended, so that no case is frozen as running that was late.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(6);

    /// <summary>How many periods back are made up for.</summary>
    private static readonly (PeriodKind Kind, int CatchUp)[] Kinds = [(PeriodKind.Half, 2), (PeriodKind.FiscalYear, 1)];

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await agency.FindAsync(ct) is not { } profile) return 0;
        var made = 0;
        foreach (var (kind, catchUp) in Kinds)
        {
            var period = FigurePeriod.Of(kind, ThaiCalendar.Day(clock.Now())).Previous;
            for (var i = 0; i < catchUp; i++, period = period.Previous)
                if (await DueAsync(period, ct) <= clock.Now() && await MakeAsync(period, profile.Name, ct)) made++;
        }
        return made;
    }

    /// <summary>By the agency's own days where they are working days, never before the law's, and a day later, so that the proof of the last evening is in.</summary>
    private async Task<DateTime> DueAsync(FigurePeriod period, CancellationToken ct)
    {
        var (lawful, own) = (CaseClock.Due(period.To, CaseClock.DefaultDays), await days.DueAsync(period.To, ct));
        return ThaiCalendar.StartOf((own > lawful ? own : lawful).AddDays(2)) + Morning;
    }

    /// <summary>False where it is there, the register was not yet in use, or another instance was faster.</summary>
    private async Task<bool> MakeAsync(FigurePeriod period, string agencyName, CancellationToken ct)
    {
        var until = period.Instants.Until;
        if (await db.Set<CaseReport>().AnyAsync(r => r.Kind == period.Kind && r.From == period.From, ct) || !await db.Set<Case>().AnyAsync(c => c.ReceivedAt < until, ct)) return false;
        try
        {
            await db.WriteAsync(async write =>
            {
                var now = clock.Now();
                var read = CaseReportFigures.Of(await figures.RunAsync(period, write), await figures.RunAsync(period.Previous, write), await ceilings.RunAsync(period.FiscalYear, write));
                var (document, kept) = (CaseReportWords.Of(period, agencyName, read, ThaiCalendar.Day(now)).ToJson(), read.ToJson());
                var report = new CaseReport
                {
                    Id = Guid.CreateVersion7(now),
                    Kind = period.Kind,
                    From = period.From,
                    To = period.To,
                    MadeAt = now,
                    Document = document,
                    Figures = kept,
                    Hash = CaseReport.HashOf(document, kept),
                };
                db.Add(report);
                await staff.TellThoseWhoMayAsync(Permission.OverseeCases, new Place(null), new StaffNotice($"รายงานสรุปเรื่องร้องเรียน {period.Name} พร้อมอ่านแล้ว", $"/staff/cases/reports/{report.Id}"), [], write);
            }, ct);
            return true;
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // The unique index let somebody else's through.
            return false;
        }
    }
}
