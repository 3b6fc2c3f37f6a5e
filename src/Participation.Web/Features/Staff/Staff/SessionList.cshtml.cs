using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class SessionListModel(ParticipationContext db, EndSessions endSessions, TimeProvider clock) : FormPage
{
    private const int Most = 50;

    /// <summary>The one to end; none means all others.</summary>
    [BindProperty]
    public Guid? Session { get; set; }

    public Guid Own { get; private set; }
    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var ended = await endSessions.RunAsync(User.AccountId(), StaffActor.Of(User.AccountId()), ct, only: Session, except: User.SessionId());
        TempData["Done"] = ended > 0 ? $"ออกจากระบบแล้ว {ended} เครื่อง" : "เครื่องนั้นออกจากระบบไปแล้ว";
        return LocalRedirect("/staff/sessions");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var (id, now) = (User.AccountId(), clock.Now());
        var since = now - StaffSession.Life;
        Own = User.SessionId();
        Sessions = (await db.Set<StaffSession>().AsNoTracking().Where(s => s.AccountId == id && s.EndedAt == null && s.StartedAt > since)
            .OrderByDescending(s => s.StartedAt).Take(Most).ToListAsync(ct)).Where(s => s.IsOpen(now)).ToList();
        return null;
    }
}
