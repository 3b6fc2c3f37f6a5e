using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>A line of ทะเบียนรับเรื่อง, as on the printed form and in the files. Holds no name and no words of a person.</summary>
public sealed record RegisterLine(Case Case, string Category, string? Village, string? UnitName, CaseRound Round, ClockStanding Standing)
{
    public string Unit => Case.Holder(UnitName);
    public string Result => $"{Case.Standing()} · {Standing.Words()}";
}

public sealed class ReadRegister(ParticipationContext db, TimeProvider clock)
{
    /// <summary>In the order of the numbers.</summary>
    public async Task<IReadOnlyList<RegisterLine>> RunAsync(IQueryable<Case> cases, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var rows = await (from entry in cases
                          join category in db.Set<CaseCategory>() on entry.CategoryId equals category.Id
                          join round in db.Set<CaseRound>().AsNoTracking() on new { CaseId = entry.Id, entry.Round } equals new { round.CaseId, round.Round }
                          join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          join village in db.Set<Village>().AsNoTracking() on entry.VillageId equals (Guid?)village.Id into villages
                          from village in villages.DefaultIfEmpty()
                          orderby entry.Year, entry.Number
                          select new { Case = entry, Category = category.Name, Unit = (string?)unit.Name, Village = village, Round = round }).ToListAsync(ct);
        return rows.ConvertAll(r => new RegisterLine(r.Case, r.Category, r.Village is null ? null : VillageName.Of(r.Village), r.Unit, r.Round, r.Round.Standing(today)));
    }
}
