using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Participation.Web.Platform.Forms;

/// <summary>Runs before the handler of a posted page, after its fields are bound.</summary>
public abstract class FormGuard : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // Without a handler nothing acts: the pages for errors are shown after posts as well.
        var words = "หน้านี้เปิดทิ้งไว้นาน สิ่งที่กรอกยังอยู่ครบ กรุณากดส่งอีกครั้ง";
        try
        {
            if (context.HandlerMethod is null || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || await IsGenuineAsync(http))
            {
                await next();
                return;
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            context.ModelState.Clear();
            words = "ไฟล์ที่แนบใหญ่เกินไป กรุณาเลือกไฟล์ที่เล็กลงแล้วส่งใหม่";
        }
        var page = context.HandlerInstance as FormPage
            ?? throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} takes posts but is not a FormPage.");
        context.ModelState.AddModelError("", words);
        context.Result = await page.RedisplayAsync(http.RequestAborted);
    }

    protected abstract Task<bool> IsGenuineAsync(HttpContext http);
}

/// <summary>Guards what acts with a cookie's authority: pages of staff, and those through which staff come in.</summary>
public sealed class StaffFormFilter(IAntiforgery antiforgery) : FormGuard
{
    protected override Task<bool> IsGenuineAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);
}
