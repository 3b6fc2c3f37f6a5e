using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A position that answers, and who holds it today.</summary>
public sealed record Answerer(Guid PositionId, string Title, IReadOnlyList<string> Names)
{
    public string Words => Names.Count == 0 ? $"{Title} (ยังไม่มีผู้ดำรงตำแหน่ง)" : $"{string.Join(", ", Names)} ({Title})";
}

/// <summary>Who is asked today. The stand-in is, while the answerer is away or nobody holds the position.</summary>
public sealed record Answering(Answerer? Named, Answerer? StandIn, Answerer? Clerk, bool IsAway)
{
    public bool IsStoodInFor => StandIn is not null && (IsAway || Named is null || Named.Names.Count == 0);

    public Answerer? Today => IsStoodInFor ? StandIn : Named;
}

/// <summary>The named answerer, the stand-in and the clerk, as they are today.</summary>
public sealed class Answerers(ParticipationContext db, DutyRoster roster, IStaffNotices staff, TimeProvider clock)
{
    private EnquirySettings? _settings;

    public async Task<EnquirySettings> SettingsAsync(CancellationToken ct) =>
        _settings ??= await db.Set<EnquirySettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == EnquirySettings.OnlyId, ct) ?? new EnquirySettings();

    public async Task<Answering> ReadAsync(CancellationToken ct)
    {
        var (settings, today) = (await SettingsAsync(ct), ThaiCalendar.Day(clock.Now()));
        var ids = new[] { settings.AnswererId, settings.StandInId, settings.ClerkId }.OfType<Guid>().ToList();
        var positions = await db.Set<Position>().Where(p => ids.Contains(p.Id) && p.ClosedAt == null).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var holders = (await (from holding in db.Set<Holding>()
                              join account in db.Users on holding.AccountId equals account.Id
                              where ids.Contains(holding.PositionId) && account.ClosedAt == null && holding.From <= today && (holding.Until == null || holding.Until >= today)
                              orderby holding.IsActing, holding.From
                              select new { holding.PositionId, account.DisplayName }).ToListAsync(ct)).ToLookup(h => h.PositionId, h => h.DisplayName);
        Answerer? Of(Guid? id) => id is { } known && positions.TryGetValue(known, out var title) ? new Answerer(known, title, [.. holders[known]]) : null;
        return new Answering(Of(settings.AnswererId) ?? await ByOrderAsync(ct), Of(settings.StandInId), Of(settings.ClerkId), settings.IsAwayOn(today));
    }

    /// <summary>Whoever is asked today.</summary>
    public async Task TellAsync(StaffNotice notice, CancellationToken ct)
    {
        if ((await ReadAsync(ct)).Today is { } today) await staff.TellHoldersAsync(today.PositionId, notice, ct);
    }

    private async Task<Answerer?> ByOrderAsync(CancellationToken ct) =>
        (await roster.ReadAsync(ct)).Single(d => d.Role == StaffRole.InformationOfficer).Lines.OrderBy(l => l.Holders.Count == 0).FirstOrDefault() is { } line
            ? new Answerer(line.PositionId, line.Position, [.. line.Holders.Select(h => h.Name)])
            : null;
}
