using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Counts a fiscal year for executives, from the same figures that the pages show.</summary>
public sealed class ReadForumReport(ParticipationContext db, ReadCoverage coverage, CommitteeRegister committees, TimeProvider clock)
{
    private const int MostListed = 40;

    public async Task<ForumReportFigures> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var (from, until) = (ThaiCalendar.FiscalYearStart(fiscalYear), ThaiCalendar.FiscalYearStart(fiscalYear + 1));
        var (since, before, today) = (ThaiCalendar.StartOf(from), ThaiCalendar.StartOf(until), ThaiCalendar.Day(clock.Now()));
        var forums = db.Set<Forum>().AsNoTracking().Where(f => f.Purpose != ForumPurpose.Council && f.Day >= from && f.Day < until);
        var states = await forums.GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var c = await coverage.RunAsync(fiscalYear, ct);
        var opinions = db.Set<Opinion>().AsNoTracking().Where(o => forums.Any(f => f.Id == o.ForumId));
        var said = await opinions.GroupBy(o => new { o.Kind, InHall = o.Channel == OpinionChannel.Paper || o.Channel == OpinionChannel.Hall }).Select(g => new { g.Key.Kind, g.Key.InHall, Count = g.Count() }).ToListAsync(ct);
        var proposals = db.Set<Proposal>().AsNoTracking().Where(p => p.ReceivedAt >= since && p.ReceivedAt < before);
        var decided = await proposals.GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var open = forums.Where(f => f.State == ForumState.Held && (f.Resolution == "" || !db.Set<Proposal>().Any(p => p.ForumId == f.Id && p.State != ProposalState.Received && p.State != ProposalState.Considered)));
        var listed = await open.OrderBy(f => f.Day).ThenBy(f => f.Number).Take(MostListed)
            .Select(f => new { Forum = f, HasDecision = db.Set<Proposal>().Any(p => p.ForumId == f.Id && p.State != ProposalState.Received && p.State != ProposalState.Considered) }).ToListAsync(ct);
        // Those in office at some time of the year.
        var seats = (await committees.PageAsync(1, from, ct)).Committees.Where(v => v.Committee.From < until);
        return new ForumReportFigures
        {
            FiscalYear = fiscalYear,
            Planned = states.Where(s => s.Key != ForumState.Cancelled).Sum(s => s.Value),
            Held = states.GetValueOrDefault(ForumState.Held),
            Cancelled = states.GetValueOrDefault(ForumState.Cancelled),
            Target = c.Target,
            Came = c.Came,
            CameFromElsewhere = c.CameFromElsewhere,
            CameBefore = c.CameBefore,
            Villages = [.. c.Villages.Select(v => new ReportedVillage(v.Name, v.Village.Population, Percent.Show(c.PopulationShare(v)) ?? "—", ForumCoverage.Show(c.Expected(v), "0.0"), v.Came, Percent.Show(c.ParticipationShare(v)) ?? "—", ForumCoverage.Show(c.Index(v), "0.00"), v.Planned, v.Held, v.Opinions, v.CameBefore))],
            Opinions = [.. OpinionTerms.Kinds.Select(k => new ReportedOpinions(k.Words(), said.Where(s => s.Kind == k && !s.InHall).Sum(s => s.Count), said.Where(s => s.Kind == k && s.InHall).Sum(s => s.Count)))],
            AnswersOverdue = await opinions.Owed(db).CountAsync(o => o.DueOn < today, ct),
            AnswersOwed = await opinions.Owed(db).CountAsync(o => o.DueOn >= today, ct),
            Proposals = [.. ProposalTerms.States.Select(s => new ReportedState(s.Words(), decided.GetValueOrDefault(s)))],
            ProposalsOverdue = await proposals.Owed().CountAsync(p => p.DueOn < today, ct),
            WithoutResult = listed.ConvertAll(l => new ReportedForum(l.Forum.Title, ThaiCalendar.ShortDate(l.Forum.Day), new OpenEnd(l.Forum, l.HasDecision).Missing)),
            WithoutResultTotal = await open.CountAsync(ct),
            Committees = [.. seats.Select(v => new ReportedCommittee(v.Committee.Name, v.Committee.Seats, v.Seated(today).Count, ThaiCalendar.ShortDate(v.Committee.To)))],
        };
    }
}
