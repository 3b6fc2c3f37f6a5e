using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff.Records;

public sealed record RecordLine(Guid Id, DateOnly Day, string Code, string Queue, string Answer);

/// <summary>The signed records of closed days, and the days that are still open.</summary>
[Needs(Permission.SeeQueueFigures)]
public sealed class RecordListModel(ParticipationContext db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<RecordLine> Lines { get; private set; } = [];
    public IReadOnlyList<(string Code, string Name, DateOnly Day)> Open { get; private set; } = [];
    public IReadOnlyList<(string Code, string Name)> Queues { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var queues = await db.Set<Queue>().AsNoTracking().OrderBy(q => q.Code).ToListAsync(ct);
        Queues = [.. queues.Select(q => (q.Code, q.Name))];
        var byId = queues.ToDictionary(q => q.Id);
        var chosen = queues.Where(q => string.IsNullOrEmpty(Queue) || string.Equals(q.Code, Queue, StringComparison.OrdinalIgnoreCase)).Select(q => q.Id).ToList();
        var records = db.Set<QueueRecord>().AsNoTracking().Where(r => chosen.Contains(r.QueueId));
        Total = await records.CountAsync(ct);
        var page = Pager.PageOf(Asked, PageSize, Total);
        Lines = [.. (await records.OrderByDescending(r => r.Day).ThenBy(r => r.QueueId).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct))
            .Select(r => new RecordLine(r.Id, r.Day, byId[r.QueueId].Code, byId[r.QueueId].Name, FrozenDocument.Read(r.Document).Answer))];
        Open = [.. (await db.Set<QueueDay>().AsNoTracking().Where(d => chosen.Contains(d.QueueId) && d.ClosedAt == null).OrderByDescending(d => d.Day).Take(20).ToListAsync(ct))
            .Select(d => (byId[d.QueueId].Code, byId[d.QueueId].Name, d.Day))];
        Pager = Pager.Of("/staff/queues/records", page, PageSize, Total, [new("queue", Queue)]);
    }
}
