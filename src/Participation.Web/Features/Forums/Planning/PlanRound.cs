using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record RoundEntry(Guid VillageId, DateOnly Day, string Place);

/// <summary>What all forums of a round share.</summary>
public sealed record RoundTerms(int FiscalYear, string Title, TimeOnly From, TimeOnly Until, string Agenda, Guid? UnitId, string OrderNumber, DateOnly? OrderDate);

/// <summary>Plans a forum for every village that has none in the year, in one commit. A village that somebody else has planned meanwhile is left as it is.</summary>
public sealed class PlanRound(ParticipationContext db, ReadYearlyRound rounds, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(RoundTerms terms, IReadOnlyList<RoundEntry> entries, bool despiteClash, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var round = await rounds.RunAsync(terms.FiscalYear, write);
        var missing = round.Villages.Where(v => v.IsMissing).ToDictionary(v => v.Village.Id, v => v.Village);
        var wanted = entries.Where(e => missing.ContainsKey(e.VillageId)).DistinctBy(e => e.VillageId).ToList();
        if (wanted.Count == 0) return new EditOutcome.Refused("", "ไม่มีหมู่บ้านให้กำหนดเวที หมู่บ้านที่เลือกมีเวทีในปีนี้แล้ว");
        if (wanted.Exists(e => ThaiCalendar.FiscalYear(e.Day) != terms.FiscalYear)) return new EditOutcome.Refused("", $"วันจัดต้องอยู่ในปีงบประมาณ {terms.FiscalYear}");
        if (terms.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused("UnitId", "ไม่พบหน่วยที่เลือก");
        if (!despiteClash && await CrowdedAsync(wanted.ConvertAll(e => e.Day), write) is { Count: > 0 } crowded)
            return new EditOutcome.Refused(PlanForum.DespiteClash, $"วันเดียวกันมีมากกว่าหนึ่งเวที: {string.Join(", ", crowded.Select(ThaiCalendar.ShortDate))}");
        var (now, all) = (clock.Now(), round.Villages.Select(v => v.Village).ToList());
        var target = (await db.ForumSettingsAsync(write)).Target;
        foreach (var entry in wanted)
        {
            var village = missing[entry.VillageId];
            var forum = new Forum
            {
                Id = Guid.CreateVersion7(now),
                Number = await db.NextForumNumberAsync(write),
                Purpose = ForumPurpose.Plan,
                Level = ForumLevel.Village,
                Title = $"{terms.Title} {VillageName.Of(village)}",
                Day = entry.Day,
                From = terms.From,
                Until = terms.Until,
                Place = entry.Place,
                Agenda = terms.Agenda,
                UnitId = terms.UnitId,
                OrderNumber = terms.OrderNumber,
                OrderDate = terms.OrderDate,
                Target = ForumTarget.Of(target, [village], all),
                CreatedAt = now,
                Version = Guid.CreateVersion7(now),
            };
            db.AddRange(forum, new ForumVillage { ForumId = forum.Id, VillageId = village.Id, IsInvited = true });
            db.Audit(new AuditRecord(actor, "forum.planned", ForumFinding.Subject(forum.Number), new Dictionary<string, AuditChange>
            {
                ["title"] = new(null, forum.Title),
                ["day"] = new(null, ThaiDate.Show(forum.Day)),
                ["round"] = new(null, WholeNumber.Show(terms.FiscalYear)),
            }));
        }
        return new EditOutcome.Saved(WholeNumber.Show(wanted.Count));
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มเวทีใหม่ในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));

    /// <summary>Days on which there would be two.</summary>
    private async Task<IReadOnlyList<DateOnly>> CrowdedAsync(List<DateOnly> days, CancellationToken ct)
    {
        var taken = await db.Set<Forum>().Where(f => f.State != ForumState.Cancelled && days.Contains(f.Day)).Select(f => f.Day).Distinct().ToListAsync(ct);
        return [.. days.GroupBy(d => d).Where(g => g.Count() > 1).Select(g => g.Key).Union(taken).Order()];
    }
}

/// <summary>Days for a round: working days of January and February, spread evenly, none before tomorrow.</summary>
public static class RoundDays
{
    public static IReadOnlyList<DateOnly> Spread(int fiscalYear, int count, DateOnly today, IReadOnlySet<DateOnly> taken)
    {
        if (count == 0) return [];
        var year = fiscalYear - 543;
        var (first, last) = (new DateOnly(year, 1, 4), new DateOnly(year, 3, 1).AddDays(-1));
        if (first <= today) first = today.AddDays(1);
        // Too late for the window: the two months that are left to catch up in.
        if (last < first.AddDays(count)) last = first.AddDays(58);
        // Never out of the year that is planned; of a year that is over there is nothing to propose.
        var end = ThaiCalendar.FiscalYearStart(fiscalYear + 1).AddDays(-1);
        if (first > end) return [.. Enumerable.Repeat(end, count)];
        if (last > end) last = end;
        var free = Days(first, last).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !taken.Contains(d)).ToList();
        if (free.Count == 0) free = [.. Days(first, last)];
        return [.. Enumerable.Range(0, count).Select(i => free[(int)((i + 0.5) * free.Count / count)])];
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);
}
