using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>The rules and hours of the office, once for a whole list.</summary>
public sealed record AnswerRules(AnswerWithin Within, OfficeHours Hours)
{
    public DateTime Due(DateTime since) => AnswerClock.Due(since, Within, Hours);

    public bool IsOver(DateTime since, DateTime now) => now > Due(since);

    /// <summary>ภายใน 20 พ.ย. 2569 16.30 น. (อีก 3 ชม.)</summary>
    public string Until(DateTime since, DateTime now)
    {
        var due = Due(since);
        if (now > due) return $"เลยเวลา ต้องตอบภายใน {ThaiCalendar.ShortDateTime(due)}";
        var left = AnswerClock.Between(now, due, Hours);
        return $"{ThaiCalendar.ShortDateTime(due)} (เหลือเวลาทำการ {(left.TotalHours >= 1 ? $"{(int)left.TotalHours} ชม." : $"{(int)left.TotalMinutes} นาที")})";
    }
}

/// <summary>Reads how fast answers come, with the holidays on both sides of today.</summary>
public sealed class AnswerTimes(ParticipationContext db, Answerers answerers, CurrentAgency agency, TimeProvider clock)
{
    /// <summary>Reports of years past are judged by the holidays of those years; a year has some twenty.</summary>
    private const int DaysBack = 4000;

    private const int DaysAhead = 120;

    private AnswerRules? _rules;

    public async Task<AnswerRules> ReadAsync(CancellationToken ct)
    {
        if (_rules is not null) return _rules;
        var today = ThaiCalendar.Day(clock.Now());
        var (from, until) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        var holidays = await db.Set<Holiday>().Where(h => h.Day >= from && h.Day <= until).ToDictionaryAsync(h => h.Day, h => h.Name, ct);
        var hours = (await agency.FindAsync(ct))?.Hours ?? new OfficeHours(new(8, 30), new(16, 30));
        return _rules = new AnswerRules((await answerers.SettingsAsync(ct)).Within, hours with { Holidays = holidays });
    }
}
