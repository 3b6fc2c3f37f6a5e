using Line.Messaging;

namespace Participation.RichMenus;

/// <summary>Says each change before it is made, makes it unless this is a dry run, and stops at the first that fails.</summary>
internal sealed class Calls(bool dryRun, Action<string> say)
{
    public int Made { get; private set; }

    public async Task DoAsync<T>(string what, Func<Task<LineResult<T>>> call, Action<T>? then = null)
    {
        Made++;
        say(dryRun ? $"would {what}" : what);
        if (dryRun) return;
        var value = Value(what, await call());
        then?.Invoke(value);
    }

    public static async Task<T> AskAsync<T>(string what, Task<LineResult<T>> call) => Value(what, await call);

    /// <summary>Null where LINE has nothing of the kind.</summary>
    public static async Task<T?> AskOrNoneAsync<T>(string what, Task<LineResult<T>> call)
        where T : class
    {
        var answer = await call;
        return answer is LineResult<T>.Failed { Kind: RefusalKind.NotFound } ? null : Value(what, answer);
    }

    private static T Value<T>(string what, LineResult<T> answer) => answer.Match(
        success => success.Value,
        failed => throw new PublishingException($"LINE refused to {what}: {failed.Status} {failed.Message}"),
        unknown => throw new PublishingException($"No answer from LINE when asked to {what}: {unknown.Reason}. Run again; what was done is found."));
}

public sealed class PublishingException(string message) : Exception(message);
