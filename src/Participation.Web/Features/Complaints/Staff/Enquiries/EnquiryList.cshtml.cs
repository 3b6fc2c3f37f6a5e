using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

public sealed record EnquiryLine(WaitingEnquiry Enquiry, string Category, string? Unit, string Words)
{
    public Case Case => Enquiry.Case;
}

/// <summary>Questions and requests for information from all channels, the longest waiting first.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryListModel(ParticipationContext db, Answerers answerers, AnswerTimes times, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Nobody counts further.</summary>
    private const int MostCounted = 500;

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<EnquiryLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public int Total { get; private set; }
    public int Waiting { get; private set; }
    public int Over { get; private set; }
    public int Talks { get; private set; }
    public Answering Answering { get; private set; } = null!;
    public AnswerRules Rules { get; private set; } = null!;
    public DateTime Now { get; private set; }
    public bool ShowsClosed => Show == "closed";

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, Answering, Rules) = (clock.Now(), await answerers.ReadAsync(ct), await times.ReadAsync(ct));
        var waiting = await db.WaitingAsync(MostCounted, ct);
        (Waiting, Over, Talks) = (waiting.Count, waiting.Count(w => Rules.IsOver(w.Since!.Value, Now)), waiting.Count(w => w.IsTalk));
        var closed = db.Set<Case>().AsNoTracking().Enquiries().Where(c => c.State == CaseState.Closed);
        Total = ShowsClosed ? await closed.CountAsync(ct) : await db.OpenEnquiries().CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        var rows = ShowsClosed
            ? (await closed.OrderByDescending(c => c.ClosedAt).ThenBy(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct)).ConvertAll(c => new WaitingEnquiry { Case = c, Since = null, IsTalk = false })
            : await db.OpenEnquiries().OrderBy(e => e.Since == null).ThenBy(e => e.Since).ThenBy(e => e.Case.Year).ThenBy(e => e.Case.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        Lines = await DescribeAsync(rows, ct);
        Pager = Pager.Of("/staff/enquiries", page, PageSize, Total, new KeyValuePair<string, string?>("show", Show));
    }

    private async Task<List<EnquiryLine>> DescribeAsync(List<WaitingEnquiry> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.Case.Id);
        var details = await (from asked in db.Set<Case>()
                             where ids.Contains(asked.Id)
                             join category in db.Set<CaseCategory>() on asked.CategoryId equals category.Id
                             join matter in db.Set<CaseMatter>() on asked.Id equals matter.CaseId
                             join unit in db.Set<Unit>() on asked.UnitId equals (Guid?)unit.Id into units
                             from unit in units.DefaultIfEmpty()
                             select new { asked.Id, Category = category.Name, Unit = (string?)unit.Name, Words = matter.Words.Substring(0, 140) }).ToDictionaryAsync(d => d.Id, ct);
        return rows.ConvertAll(r => new EnquiryLine(r, details[r.Case.Id].Category, details[r.Case.Id].Unit, details[r.Case.Id].Words));
    }
}
