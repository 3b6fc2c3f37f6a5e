using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Sets the ceiling of a subject in one fiscal year, or that it has none.</summary>
public sealed class SaveCeiling(ParticipationContext db, JudgeCeilings ceilings, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(string subjectKey, int fiscalYear, StandingCeiling? wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await ceilings.FindAsync(subjectKey, write) is not { } subject) return new EditOutcome.Unknown();
        var row = await db.Set<CaseCeiling>().SingleOrDefaultAsync(c => c.FiscalYear == fiscalYear && c.Subject == subjectKey, write);
        if ((row?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var changes = Fields(wanted).ChangesSince(Fields(row is null ? subject.Preset(fiscalYear) : row.Standing));
        if (changes.Count == 0) return new EditOutcome.Saved(subjectKey);
        if (row is null) db.Add(row = new CaseCeiling { FiscalYear = fiscalYear, Subject = subjectKey, IsSet = false });
        row.IsSet = wanted is not null;
        (row.Rule, row.Limit, row.BaseYear, row.BaseCount) = (wanted?.Rule ?? CeilingRule.AtMost, wanted?.Limit, wanted?.BaseYear, wanted?.BaseCount);
        row.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "case_ceiling.set", $"case-ceiling:{subjectKey}", new Dictionary<string, AuditChange>(changes) { ["fiscal_year"] = new(null, Text(fiscalYear)) }));
        return new EditOutcome.Saved(subjectKey);
    }, ct, new EditOutcome.Refused("", "มีคนตั้งเพดานนี้พร้อมกัน กรุณาเปิดหน้านี้ใหม่แล้วทำอีกครั้ง"));

    private static Dictionary<string, string> Fields(StandingCeiling? ceiling) => new()
    {
        ["rule"] = ceiling?.Rule.ToString() ?? "none",
        ["limit"] = Text(ceiling?.Limit),
        ["base_year"] = Text(ceiling?.BaseYear),
        ["base_count"] = Text(ceiling?.BaseCount),
    };

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
