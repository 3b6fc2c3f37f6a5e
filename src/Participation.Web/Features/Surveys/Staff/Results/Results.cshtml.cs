using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.SeeResults)]
public sealed class ResultsModel(ReadResults results) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public ResultsSheet Sheet { get; private set; } = null!;
    public ResultsTables Tables { get; private set; } = null!;
    public string Path => $"/staff/surveys/results/{Slug}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await results.RunAsync(Slug, ResultsAddress.Of(Request.Query), ct) is not { } sheet) return NotFound();
        (Sheet, Tables) = (sheet, new ResultsTables(sheet));
        return Page();
    }

    public string At(FigurePeriod period) => Sheet.Address.At(period).On(Path);

    public string File(string kind) => Sheet.Address.At(Sheet.Period).On($"{Path}/{kind}");

    public string Span => Sheet.Period.Kind == PeriodKind.Day ? "" : $"{ThaiCalendar.ShortDate(Sheet.Period.From)} ถึง {ThaiCalendar.ShortDate(Sheet.Period.To)}";

    public IEnumerable<(string Name, string Label, string None, string? Chosen, IEnumerable<Choice> Choices)> Filters =>
    [
        ("point", "จุดบริการ", "ทุกจุด", Sheet.Address.Point, Sheet.Places.Points.Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))),
        ("unit", "หน่วยงาน", "ทุกหน่วย", Sheet.Address.Unit, Sheet.Places.Units.Select(u => new Choice(u.Unit.Id.ToString(), u.Path))),
        ("service", "งานบริการ", "ทุกงาน", Sheet.Address.Service, Sheet.Places.Services.Select(s => new Choice($"{s.Number}", s.Name))),
        ("area", "ด้าน", "ทุกด้าน", Sheet.Address.Area, Sheet.Places.Areas.Select(a => new Choice($"{a.Number}", a.Name))),
        ("way", "ช่องทาง", "ทุกช่องทาง", Sheet.Address.Way, WaysIn.All.Select(w => new Choice(w.ToString(), w.Words()))),
    ];
}
