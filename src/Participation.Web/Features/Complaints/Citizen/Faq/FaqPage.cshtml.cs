using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints.Enquiries.Citizen;

/// <summary>One known answer, and whether it helped: two buttons, and nothing of who pressed.</summary>
public sealed class FaqPageModel(FindFaq find, RateFaq rate) : FormPage
{
    private const string Yes = "yes";
    private const string No = "no";

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Helped { get; set; }

    public FaqShown Found { get; private set; } = null!;

    /// <summary>What was pressed; null before.</summary>
    public bool? HasHelped { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await rate.ShownAsync(Number, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Helped is not (Yes or No))
        {
            ModelState.AddModelError("", "กรุณากด ช่วยได้ หรือ ยังไม่ช่วย");
            return await RedisplayAsync(ct);
        }
        HasHelped = Helped == Yes;
        await rate.RunAsync(Number, HasHelped.Value, FormId, ct);
        return Page();
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await find.OpenAsync(Number, ct) is not { } found) return NotFound();
        Found = found;
        return null;
    }
}
