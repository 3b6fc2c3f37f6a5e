using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>What surveys ask of the person signed in: their own answer where one is open to staff, and the second reading of papers.</summary>
public sealed class OwnDuties(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var (year, account) = (ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now())), staff.AccountId);
        var unanswered = await db.Set<Survey>().AsNoTracking()
            .Where(s => s.Audience == SurveyAudience.Staff && s.IsOpen && s.CurrentVersionId != null
                && !db.Set<StaffParticipation>().Any(p => p.SurveyId == s.Id && p.FiscalYear == year && p.AccountId == account))
            .OrderBy(s => s.SortOrder).Take(10).ToListAsync(ct);
        var duties = unanswered.Select(s => new StaffDuty($"ท่านยังไม่ได้ตอบ {s.Name}", $"/staff/answer/{s.Slug}", Urgent: false)).ToList();
        if (!await staff.MayAsync(Permission.KeyInPaper, ct)) return duties;
        var papers = await db.Set<PaperSheet>().CountAsync(p => (p.State == PaperState.Waiting || p.State == PaperState.Differs) && p.KeyedBy != account, ct);
        if (papers > 0) duties.Add(new StaffDuty($"แบบกระดาษ {papers} แผ่นรอท่านบันทึกซ้ำ", "/staff/surveys/paper", Urgent: false));
        return duties;
    }
}
