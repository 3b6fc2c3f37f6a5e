using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Participation.Web.Features.Shared.Citizen;

/// <summary>Shown for a bug: no details, only a reference that is also in the log.</summary>
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public string Reference { get; } = Activity.Current?.TraceId.ToString()[..8] ?? "-";

    // Not OnGet: the failed request may have been of any method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failed)
            log.LogError(failed.Error, "Error {Reference} at {Route}", Reference, (failed.Endpoint as RouteEndpoint)?.RoutePattern.RawText);
    }
}
