using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class SignOutModel(ParticipationContext db, SessionEnds ends, TimeProvider clock) : FormPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (session, account) = (User.SessionId(), StaffActor.Of(User.AccountId()));
        await db.WriteAsync(async write =>
        {
            await db.Set<StaffSession>().Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clock.Now()), write);
            db.Audit(new AuditRecord(account, "staff.signed_out", account));
            db.OnCommitted(() => ends.Ended([session]));
        }, ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("/staff/sign-in");
    }
}
