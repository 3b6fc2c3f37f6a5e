using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

public sealed record HeldLine(Guid PositionId, string Title, string? Unit, DateOnly From, DateOnly? Until, bool IsActing);

[Needs(Permission.SeePeople, Record = typeof(PersonPlace))]
public sealed class PersonPageModel(ParticipationContext db, CurrentStaff staff) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public PersonLine Person { get; private set; } = null!;
    public IReadOnlyList<HeldLine> Held { get; private set; } = [];
    public bool MayManage { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } account) return NotFound();
        Person = new PersonLine(account.Id, account.DisplayName, account.IsInvited, account.ClosedAt is not null, account.TwoFactorEnabled, []);
        MayManage = await staff.MayAsync(Permission.ManagePeople, ct);
        Held = await (from holding in db.Set<Holding>()
                      join position in db.Set<Position>() on holding.PositionId equals position.Id
                      join unit in db.Set<Unit>() on position.UnitId equals unit.Id into units
                      from unit in units.DefaultIfEmpty()
                      where holding.AccountId == Id
                      orderby holding.From descending
                      select new HeldLine(position.Id, position.Title, (string?)unit.Name, holding.From, holding.Until, holding.IsActing)).Take(50).ToListAsync(ct);
        return Page();
    }
}
