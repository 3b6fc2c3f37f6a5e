using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>What the QR on the counter opens.</summary>
public sealed class RateModel(ParticipationContext db, RateServicePoint rate) : FormPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "กรุณาแตะรูปหน้าหนึ่งรูป")]
    public Rating? Rating { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public ServicePoint? Point { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Point is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Code != Point.Code) return LocalRedirect($"/s/{Point.Code}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Rating is { } chosen && !Enum.IsDefined(chosen)) ModelState.AddModelError(nameof(Rating), "กรุณาแตะรูปหน้าหนึ่งรูป");
        if (Comment?.Length > SurveyComment.MaxLength)
            ModelState.AddModelError(nameof(Comment), $"ความเห็นยาวเกินไป {Comment.Length - SurveyComment.MaxLength} ตัวอักษร กรุณาตัดให้สั้นลง");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);

        await LoadAsync(ct);
        if (Point is null) return await OnGetAsync(ct);
        var outcome = await rate.RunAsync(Point.Id, Rating!.Value, Comment, WayIn.Web, FormId, ct);
        return outcome.Match<IActionResult>(
            given => LocalRedirect($"/s/{Point.Code}/thanks"),
            alreadyGiven => LocalRedirect($"/s/{Point.Code}/thanks"),
            pointIsClosed => LocalRedirect($"/s/{Point.Code}"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Point = await db.FindServicePointAsync(Code, ct);
        return null;
    }
}
