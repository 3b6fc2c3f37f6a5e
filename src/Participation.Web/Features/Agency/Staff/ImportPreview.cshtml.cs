using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>What a file holds and what is wrong with it, before anything is written; then how far the writing is.</summary>
[Needs(Permission.ChangeAgency)]
public sealed class ImportPreviewModel(IEnumerable<ITableImport> imports, ImportRuns runs) : FormPage
{
    public const int Sample = 10;
    private const int ErrorsPerPage = 100;
    private const int MostColumns = 6;

    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Asked { get; set; }

    public ITableImport Import { get; private set; } = null!;
    public ImportRun? Run { get; private set; }
    public CsvTable? Table { get; private set; }
    public ImportPlan? Plan { get; private set; }

    /// <summary>Some rows are in and the rest is not: it goes on from there, and the file is not looked at as if nothing had been written.</summary>
    public bool IsInterrupted => Run is { State: ImportState.Failed, Progress.Done: > 0 };

    public IReadOnlyList<ImportError> Errors { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public IReadOnlyList<string> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => StartAsync(onlyGoodRows: false, ct);

    public Task<IActionResult> OnPostGoodAsync(CancellationToken ct) => StartAsync(onlyGoodRows: true, ct);

    private async Task<IActionResult> StartAsync(bool onlyGoodRows, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Plan is not null || IsInterrupted) runs.Start(Kind, Id, onlyGoodRows, Plan?.Good.Count ?? Run!.Total, User.Actor());
        return LocalRedirect($"/staff/import/{Kind}/{Id}");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (imports.FirstOrDefault(i => i.Key == Kind) is not { } import) return NotFound();
        (Import, Run) = (import, runs.Find(Kind, Id));
        if (Run is { State: ImportState.Running or ImportState.Done } || IsInterrupted || await runs.ReadAsync(Kind, Id, ct) is not { } file) return null;
        Table = CsvTable.Read(file);
        var absent = Import.Columns.Where(c => c.IsRequired && !Table.Columns.Contains(c.Name)).ToList();
        // Without its columns every row would be wrong for the same reason.
        Plan = absent.Count == 0
            ? await Import.PlanAsync(Table.Rows, User.Actor(), ct)
            : new ImportPlan([], [.. absent.Select(c => new ImportError(1, c.Name, "ไม่มีคอลัมน์นี้ในบรรทัดแรกของไฟล์"))], Table.Rows.Count, (_, _, _, _) => Task.CompletedTask);
        var page = Pager.PageOf(WholeNumber.TryParse(Asked, 10_000, out var asked) ? asked : 1, ErrorsPerPage, Plan.Errors.Count);
        Pager = Pager.Of($"/staff/import/{Kind}/{Id}", page, ErrorsPerPage, Plan.Errors.Count);
        Errors = Plan.Errors.Skip((page - 1) * ErrorsPerPage).Take(ErrorsPerPage).ToList();
        Shown = Import.Columns.Select(c => c.Name).Where(Table.Columns.Contains).Take(MostColumns).ToList();
        return null;
    }
}
