using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Sets what a form is to reach in one fiscal year; a kind left out is no target in that year.</summary>
public sealed class SaveTargets(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string slug, int fiscalYear, IReadOnlyList<StandingTarget> targets, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, write) is not { } survey) return new EditOutcome.Unknown();
        var rows = await db.Set<SurveyTarget>().Where(t => t.FiscalYear == fiscalYear && t.SurveyId == survey.Id).ToListAsync(write);
        var before = Fields(SurveyTargets.Standing(survey, rows));
        var changes = Fields(targets).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(slug);
        var version = Guid.CreateVersion7(clock.Now());
        foreach (var kind in TargetKinds.All)
        {
            var target = targets.FirstOrDefault(t => t.Kind == kind);
            var row = rows.Find(r => r.Kind == kind);
            if (row is null) db.Add(row = new SurveyTarget { SurveyId = survey.Id, FiscalYear = fiscalYear, Kind = kind, IsSet = false });
            (row.IsSet, row.Value, row.Version) = (target is not null, target?.Value, version);
        }
        db.Audit(new AuditRecord(actor, "survey.targets_set", $"survey:{survey.Id:N}", new Dictionary<string, AuditChange>(changes)
        {
            ["fiscal_year"] = new(null, fiscalYear.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved(slug);
    }, ct, new EditOutcome.Refused("", "มีคนตั้งเป้าหมายนี้พร้อมกัน กรุณาเปิดหน้านี้ใหม่แล้วทำอีกครั้ง"));

    private static Dictionary<string, string> Fields(IEnumerable<StandingTarget> targets)
    {
        var by = targets.ToDictionary(t => t.Kind, t => t.Value?.ToString(CultureInfo.InvariantCulture) ?? "set");
        return TargetKinds.All.ToDictionary(k => k.ToString(), k => by.GetValueOrDefault(k, ""));
    }
}
