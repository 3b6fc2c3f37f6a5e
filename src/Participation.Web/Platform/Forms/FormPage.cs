using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Participation.Web.Platform.Forms;

/// <summary>
/// A page with a form. Bad input, a form left open too long and a lost token all end the same way: the same page,
/// HTTP 400, words beside the field and in the summary, and everything typed still there.
/// </summary>
public abstract class FormPage : PageModel
{
    /// <summary>Loads what the page shows around the form, or says that there is no such page. Leaves bound fields alone.</summary>
    protected internal virtual Task<IActionResult?> LoadAsync(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    /// <summary>The verified one-time id of a posted citizen form.</summary>
    protected Guid FormId => HttpContext.Items[CitizenFormFilter.ItemKey] as Guid?
        ?? throw new InvalidOperationException("Only a posted citizen form has an id.");

    /// <summary>
    /// Going back must find the form as it was typed, which browsers do not do for a page that may not be stored. Only the one who
    /// typed it has it, on their own device.
    /// </summary>
    protected void LetBrowserKeep() => Response.Headers.CacheControl = "private, no-cache";

    /// <summary>The page again, with the errors in ModelState.</summary>
    protected internal async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
