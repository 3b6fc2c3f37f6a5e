using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.Staff;

public sealed class SignOutModel(SignInManager<StaffAccount> signIn, ParticipationContext db) : FormPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        db.Audit(new AuditRecord(User.Actor(), "staff.signed_out", User.Actor()));
        await db.SaveChangesAsync(ct);
        await signIn.SignOutAsync();
        return LocalRedirect("/staff/sign-in");
    }
}
