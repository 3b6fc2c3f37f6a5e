using System.Diagnostics;

namespace Participation.Web.Platform.Logging;

/// <summary>
/// One line per request: method, route template, status, time. Never the path itself: codes and tokens stand in it.
/// </summary>
public static class RequestLog
{
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Participation.Request");
        return app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            await next(http);
            if (!log.IsEnabled(LogLevel.Information)) return;
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            log.LogInformation("{Method} {Route} {Status} {Milliseconds:0.0} ms", http.Request.Method, route, http.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
    }

    public static void AddPrivateLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        logging.SetMinimumLevel(LogLevel.Information);
        // These write whole paths, form values or SQL parameters.
        foreach (var category in (ReadOnlySpan<string>)["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http.HttpClient"])
            logging.AddFilter(category, LogLevel.Warning);
        // The handled exception is logged by the error page, with its reference and without the address.
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
    }
}
