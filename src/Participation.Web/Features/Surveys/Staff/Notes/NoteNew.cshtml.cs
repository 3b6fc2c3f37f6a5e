using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.HandleComments)]
public sealed class NoteNewModel(ParticipationContext db, SaveSaidAndDone save, TimeProvider clock) : NotePage(db, save)
{
    public async Task OnGetAsync(CancellationToken ct)
    {
        Since = ThaiDate.Show(ThaiCalendar.Day(clock.Now()));
        await LoadAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(null, ct);
}
