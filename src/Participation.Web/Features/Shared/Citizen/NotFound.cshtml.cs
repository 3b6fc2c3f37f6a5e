using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Participation.Web.Features.Shared.Citizen;

/// <summary>Stands in for every answer that has no page of its own; unknown, forbidden and wrong method look the same.</summary>
public sealed class NotFoundModel : PageModel
{
    public bool IsBusy { get; private set; }

    // Not OnGet: the failed request may have been of any method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } original) Response.StatusCode = StatusCodes.Status404NotFound;
        else IsBusy = original.OriginalStatusCode == StatusCodes.Status429TooManyRequests;
    }
}
