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
            var endpoint = http.GetEndpoint();
            var level = http.Response.StatusCode == StatusCodes.Status200OK && endpoint?.Metadata.GetMetadata<QuietWhenWell>() is not null ? LogLevel.Debug : LogLevel.Information;
            if (!log.IsEnabled(level)) return;
            var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            log.Log(level, "{Method} {Route} {Status} {Milliseconds:0.0} ms", http.Request.Method, route, http.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
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

/// <summary>On endpoints whose every success leaves its own trace: a line for each would bury the others, and costs more than the request.</summary>
public sealed class QuietWhenWell;
