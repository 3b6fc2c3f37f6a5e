using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Quota;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.LineChannel.Staff;

[Needs(Permission.WatchLine)]
public sealed class ChannelModel(DeliveryReport report, ReplayEvent replay, QuotaLedger quota, IOptions<LineOptions> line) : FormPage
{
    /// <summary>parked (the default), messages or answers.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public long Sequence { get; set; }

    public bool IsConfigured => line.Value.IsConfigured;
    public QuotaView Quota { get; private set; } = QuotaView.Of(null, 0);
    public int ParkedCount { get; private set; }
    public IReadOnlyList<ParkedLine> Parked { get; private set; } = [];
    public IReadOnlyList<LostLine> Lost { get; private set; } = [];
    public string? Next { get; private set; }
    public bool ShowsParked => List is not ("messages" or "answers");

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await replay.RunAsync(Sequence, User.Actor(), ct);
        TempData["Done"] = outcome.Match(
            replayed => "ส่งให้ระบบทำใหม่แล้ว ถ้ายังไม่สำเร็จ รายการจะกลับมาที่นี่",
            notParked => "รายการนี้ไม่ได้ค้างอยู่แล้ว");
        return LocalRedirect("/staff/line");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Quota = QuotaView.Of(await quota.ThisMonthAsync(ct), quota.ReservePercent);
        ParkedCount = await report.ParkedCountAsync(ct);
        if (ShowsParked)
        {
            (Parked, var next) = await report.ParkedAsync(long.TryParse(From, System.Globalization.CultureInfo.InvariantCulture, out var after) ? after : 0, ct);
            Next = next?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else
        {
            (Lost, var next) = await report.LostAsync(answers: List == "answers", LostCursor.TryParse(From), ct);
            Next = next?.ToString();
        }
        return null;
    }
}
