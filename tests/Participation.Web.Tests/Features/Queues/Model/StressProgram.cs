namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>The test assembly started as a program is the other process of the stress run.</summary>
public static class StressProgram
{
    public const string Verb = "stress";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Verb, var taskFile]) return 2;
        await StressHost.RunAsync(taskFile);
        return 0;
    }
}
