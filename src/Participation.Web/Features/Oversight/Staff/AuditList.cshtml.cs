using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Oversight.Staff;

[Needs(Permission.SeeAudit)]
public sealed class AuditListModel(ParticipationContext db, AuditReading reading, OpenDoors doors) : AuditFilterPage(db, reading)
{
    public const int PageSize = 50;

    /// <summary>Entry before which this page of the list begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];
    public IReadOnlySet<string> Open { get; private set; } = new HashSet<string>();
    public long? Next { get; private set; }
    public string NextHref => string.Create(CultureInfo.InvariantCulture, $"/staff/audit{Query}{(Query.Length == 0 ? '?' : '&')}before={Next}");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Filter() is not { } filter) return await RedisplayAsync(ct);
        var entries = await filter.ApplyAsync(Db, ct);
        if (long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) entries = entries.Where(e => e.Sequence < before);
        var page = await entries.OrderByDescending(e => e.Sequence).Take(PageSize + 1).ToListAsync(ct);
        Next = page.Count > PageSize ? page[PageSize - 1].Sequence : null;
        Lines = await Reading.ReadAsync(page.Take(PageSize).ToList(), ct);
        var open = new HashSet<string>();
        foreach (var href in Lines.Select(l => l.SubjectHref).OfType<string>().Distinct()) if (await doors.LeadsInAsync(href, ct)) open.Add(href);
        Open = open;
        return Page();
    }
}

/// <summary>What the list and the export have in common: the fields by which entries are chosen.</summary>
public abstract class AuditFilterPage(ParticipationContext db, AuditReading reading) : Platform.Forms.FormPage
{
    private const string DateWords = "กรุณาใส่วันที่เป็น วัน/เดือน/ปี พ.ศ. เช่น 1/10/2569";
    private const int MostPeople = 500;

    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Who { get; set; }
    [BindProperty(SupportsGet = true)] public string? Deed { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];
    public IReadOnlyList<Choice> Actions { get; private set; } = [];
    public bool IsFiltered => Query.Length > 0;

    /// <summary>The filter as the end of an address.</summary>
    public string Query
    {
        get
        {
            var parts = new (string Name, string? Value)[] { ("from", From), ("to", To), ("who", Who?.ToString()), ("deed", Deed), ("subject", Subject) }
                .Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
            return string.Join('&', parts) is { Length: > 0 } query ? "?" + query : "";
        }
    }

    protected ParticipationContext Db => db;
    protected AuditReading Reading => reading;

    protected AuditFilter? Filter()
    {
        var (from, to) = (Day(nameof(From), From), Day(nameof(To), To));
        return ModelState.IsValid ? new AuditFilter(from, to, Who, Deed, Subject) : null;
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        People = [new("", "— ทุกคน —"), .. await db.Users.OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Select(a => new Choice(a.Id.ToString(), a.DisplayName)).Take(MostPeople).ToListAsync(ct)];
        Actions = [new("", "— ทุกอย่าง —"), .. reading.Actions.Select(a => new Choice(a.Action, a.Words))];
        return null;
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (typed is null) return null;
        if (Platform.Time.ThaiDate.TryParse(typed, out var day)) return day;
        ModelState.AddModelError(field, DateWords);
        return null;
    }
}
