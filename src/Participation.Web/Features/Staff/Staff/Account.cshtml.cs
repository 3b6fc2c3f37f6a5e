using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class AccountModel(ParticipationContext db, CurrentStaff staff) : PageModel
{
    public StaffAccount Account { get; private set; } = null!;
    public int CodesLeft => RecoveryCodes.Left(Account);
    public IReadOnlyList<HeldPosition> Positions { get; private set; } = [];
    public IReadOnlyList<StaffRole> Sleeping { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var id = User.AccountId();
        Account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        Positions = await staff.PositionsAsync(ct);
        Sleeping = await staff.SleepingAsync(ct);
    }
}
