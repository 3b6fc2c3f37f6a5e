using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

public sealed record IntentLine(string Name, int Coming, int NotComing, int Reminders);

/// <summary>One forum with all that happened to it, and what comes next in words.</summary>
[Needs(Permission.SeeForums)]
public sealed class OverviewModel(ParticipationContext db, OpinionList opinions, ProposalList proposals, StatementList statements, IPublishing publishing, StaleAnnouncements stale, TimeProvider clock) : PageModel
{
    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<Village> Villages { get; private set; } = [];
    public string? UnitName { get; private set; }
    public IReadOnlyList<IntentLine> Intents { get; private set; } = [];
    public IReadOnlyList<(Village Village, int Came)> Heads { get; private set; } = [];
    public OpinionCount Opinions { get; private set; } = new(0, 0, 0, 0);

    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];
    public int ProposalsTotal { get; private set; }

    public ForumFiles Files { get; private set; } = ForumFiles.None;
    public ChoosingView? Choosing { get; private set; }
    public IReadOnlyList<StatementLine> Statements { get; private set; } = [];

    /// <summary>The announcement for all channels, where one was written.</summary>
    public PublishingState? Publishing { get; private set; }

    /// <summary>Where it still says what is no longer so.</summary>
    public StaleAnnouncement? Stale { get; private set; }

    /// <summary>Heads that came in since the result was saved.</summary>
    public int CountedLater { get; private set; }

    /// <summary>Seats given in LINE and on the web, and how many wait.</summary>
    public (int InLine, int OnWeb, int Waiting) Seats { get; private set; }

    public int Came => Heads.Sum(h => h.Came) + Forum.AttendedElsewhere;
    public int InHall { get; private set; }
    public bool IsHallDay => Forum.State == ForumState.Announced && Forum.Day == Today;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public bool MayRecord => Forum.State switch
    {
        ForumState.Draft => Forum.Day < Today,
        ForumState.Announced => Forum.Day <= Today,
        ForumState.Held => true,
        ForumState.Cancelled => false,
    };

    public string Next => Forum.State switch
    {
        ForumState.Draft when Forum.Day < Today => "วันจัดผ่านไปแล้ว ถ้าจัดไปแล้วให้บันทึกผล ถ้าไม่ได้จัดให้เลื่อนวันหรือยกเลิก",
        ForumState.Draft => "ขั้นต่อไป ตรวจวัน สถานที่ และระเบียบวาระ แล้วประกาศ ประชาชนจะเห็นที่หน้าเว็บและใน LINE",
        ForumState.Announced when Forum.Day <= Today => "ขั้นต่อไป บันทึกจำนวนคนที่มารายหมู่บ้าน รายงานการประชุม และมติ",
        ForumState.Announced => $"ประกาศแล้ว อีก {Forum.Day.DayNumber - Today.DayNumber} วันถึงวันจัด รับความเห็นล่วงหน้าอยู่",
        ForumState.Held when Opinions.Owed > 0 => $"จัดแล้ว ขั้นต่อไป ตอบความเห็นที่รอคำตอบ {Opinions.Owed} เรื่อง",
        ForumState.Held when Forum.Resolution.Length == 0 => "จัดแล้ว ขั้นต่อไป บันทึกมติ ประชาชนจะได้อ่านผล",
        ForumState.Held when ProposalsTotal == 0 && !Forum.IsCouncil => "จัดแล้ว ผลแสดงที่หน้าของเวที ขั้นต่อไป ทำสิ่งที่ประชาชนขอเป็นข้อเสนอ แล้วบอกผล",
        ForumState.Held => "จัดแล้ว ผลแสดงที่หน้าของเวที",
        ForumState.Cancelled => $"✗ ยกเลิกแล้ว เพราะ {Forum.Reason}",
    };

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { } forum) return NotFound();
        Forum = forum;
        Villages = [.. (await db.InvitedAsync([forum.Id], ct))[forum.Id]];
        if (forum.UnitId is { } unit) UnitName = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(ct);
        Intents = await IntentsAsync(forum.Id, ct);
        Opinions = await opinions.CountAsync(forum.Id, ct);
        (Proposals, ProposalsTotal) = await proposals.StaffAsync(new ProposalFilter(Forum: forum.Id), 1, ct);
        InHall = (await db.HallCountsAsync(forum.Id, ct)).Sum(c => c.Total);
        (Files, Statements) = (await db.FilesOfAsync(forum.Id, $"/staff/forums/{number}", ct), await statements.StaffAsync(forum.Id, ct));
        Publishing = await publishing.FindAsync(AnnounceInPublications.SourceOf(forum), ct);
        (Stale, CountedLater) = (await stale.OfAsync(forum, ct), await db.CountedAfterResultAsync(forum, ct));
        if (forum.Purpose == ForumPurpose.Representatives) Choosing = await db.ChoosingOfAsync(forum.Id, ct);
        if (forum.Capacity is not null) Seats = await SeatsAsync(forum.Id, ct);
        if (forum.State == ForumState.Held) Heads = await db.HeadsAsync(forum.Id, ct);
        return Page();
    }

    private async Task<(int InLine, int OnWeb, int Waiting)> SeatsAsync(Guid forum, CancellationToken ct)
    {
        var own = db.Set<ForumIntent>().Where(i => i.ForumId == forum);
        var seated = await own.CountAsync(i => i.Seat == IntentSeat.Seated, ct);
        var onWeb = await own.CountAsync(i => i.Seat == IntentSeat.Seated && db.Set<WebSeat>().Any(s => s.IntentId == i.Id), ct);
        return (seated - onWeb, onWeb, await own.CountAsync(i => i.Seat == IntentSeat.Waiting, ct));
    }

    private async Task<IReadOnlyList<IntentLine>> IntentsAsync(Guid forum, CancellationToken ct)
    {
        var counts = await db.Set<ForumIntent>().Where(i => i.ForumId == forum).GroupBy(i => i.VillageId)
            .Select(g => new { g.Key, Coming = g.Count(i => i.Answer == ComingAnswer.Coming), NotComing = g.Count(i => i.Answer == ComingAnswer.NotComing), Reminders = g.Count(i => i.WantsReminder) }).ToListAsync(ct);
        var ids = counts.Where(c => c.Key is not null).Select(c => c.Key!.Value).ToList();
        var villages = await db.Set<Village>().AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        return [.. counts.Select(c => (Village: c.Key is { } id ? villages[id] : null, Count: c)).OrderBy(c => c.Village is null).ThenBy(c => c.Village?.Label, StringComparer.Ordinal).ThenBy(c => c.Village?.Number)
            .Select(c => new IntentLine(c.Village is null ? "ไม่ได้บอกหมู่บ้าน" : VillageName.Of(c.Village), c.Count.Coming, c.Count.NotComing, c.Count.Reminders))];
    }
}
