using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>When an approved publication goes out by itself, and to whom in LINE; and what is to be decided where LINE could not be paid.</summary>
[Needs(Permission.WritePublications)]
public sealed class ScheduleModel(ParticipationContext db, SchedulePublication schedules, PlanSending plan, SendingAudience audience, TellVillageGroups groups, IEnumerable<IPublishedSources> sources) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? To { get; set; } = nameof(ScheduledAudience.Nobody);

    [BindProperty]
    public List<Guid> Villages { get; set; } = [];

    [BindProperty]
    public bool ToGroups { get; set; }

    public Publication Publication { get; private set; } = null!;
    public PublicationSchedule? Schedule { get; private set; }
    public SendingPlan Plan { get; private set; } = null!;
    public int Everybody { get; private set; }
    public IReadOnlyList<GroupToTell> Groups { get; private set; } = [];
    public string SetBy { get; private set; } = "";
    public string AudienceWords { get; private set; } = "";

    private string Here => $"/staff/publications/{Number}/schedule";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Schedule is not { IsWaiting: true } waiting)
        {
            Villages = [.. await sources.ActiveVillagesAsync(db, Publication, ct)];
            return Page();
        }
        var local = ThaiCalendar.ToBangkok(waiting.At);
        (Day, Time) = (ThaiDate.Show(DateOnly.FromDateTime(local)), OfficeTime.Show(TimeOnly.FromDateTime(local)));
        (To, Villages, ToGroups) = (waiting.To.ToString(), [.. waiting.ReadVillages()], waiting.ToGroups);
        return Page();
    }

    public async Task<IActionResult> OnPostSetAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(Day, out var day)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่ เช่น 25/11/2569");
        if (!OfficeTime.TryParse(Time, out var time)) ModelState.AddModelError(nameof(Time), "กรุณาใส่เวลา เช่น 09.00");
        if (Enum.GetValues<ScheduledAudience>().Named(To ?? nameof(ScheduledAudience.Nobody)) is not { } to)
        {
            ModelState.AddModelError(nameof(To), "กรุณาเลือกว่าส่งให้ใคร");
            return await RedisplayAsync(ct);
        }
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var order = new ScheduleOrder(ThaiCalendar.ToUtc(day.ToDateTime(time)), to, Villages, ToGroups);
        return await AnswerAsync(await schedules.SetAsync(Number, order, Seen, User.Doer(), ct), "ตั้งเวลาแล้ว เปลี่ยนหรือยกเลิกได้จนถึงเวลานั้น", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => await AnswerAsync(await schedules.CancelAsync(Number, Seen, User.Doer(), ct), "ยกเลิกเวลาแล้ว เรื่องยังไม่ได้เผยแพร่", _ => $"/staff/publications/{Number}/work", ct);

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct) => await AnswerAsync(await schedules.LeaveUnsentAsync(Number, User.Doer(), ct), "บันทึกแล้ว ลงหน้าเว็บอย่างเดียว", _ => $"/staff/publications/{Number}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication) return NotFound();
        (Publication, Schedule) = (publication, await db.FindScheduleAsync(publication.Id, ct));
        Plan = await plan.RunAsync(publication, [], ct);
        if (Schedule is { } schedule)
        {
            SetBy = await db.Users.Where(u => u.Id == schedule.SetBy).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) ?? "";
            AudienceWords = schedule.Words(Plan.Villages);
        }
        if (publication.State != PublicationState.Approved || !publication.Kind.Rule().ForPublic) return null;
        Everybody = await audience.People(publication, null).CountAsync(ct);
        Groups = await groups.GroupsAsync(null, ct);
        return null;
    }
}
