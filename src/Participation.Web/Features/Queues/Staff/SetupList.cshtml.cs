using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

[Needs(Permission.ManageQueues)]
public sealed class SetupListModel(ParticipationContext db, SaveQueueSettings save) : EditPage
{
    private const int MostQueues = 100;

    [BindProperty]
    public string? PeopleTarget { get; set; }

    public IReadOnlyList<(Queue Queue, int Counters)> Queues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var settings = await db.Set<QueueSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == QueueSettings.OnlyId, ct);
        (PeopleTarget, Seen) = ((settings ?? new QueueSettings()).PeopleTarget.ToString(CultureInfo.InvariantCulture), settings?.Version ?? Guid.Empty);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var target = Whole(nameof(PeopleTarget), PeopleTarget, SaveQueueSettings.MostPeople);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(target, Seen, User.Actor(), ct), "บันทึกเป้าหมายแล้ว", _ => "/staff/queues/setup", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var queues = await db.Set<Queue>().AsNoTracking().OrderBy(q => q.Code).Take(MostQueues).Select(q => new { Queue = q, Counters = db.Set<QueueCounter>().Count(c => c.QueueId == q.Id) }).ToListAsync(ct);
        Queues = [.. queues.Select(q => (q.Queue, q.Counters))];
        return null;
    }
}
