namespace Participation.Web.Platform.Audit;

/// <summary>What an action in the trail is called for staff. A slice registers the words of its own actions; a test finds those without.</summary>
public sealed record AuditWord(string Action, string Words);

public static class AuditWords
{
    public static IServiceCollection AddAuditWords(this IServiceCollection services, params (string Action, string Words)[] words)
    {
        foreach (var (action, text) in words) services.AddSingleton(new AuditWord(action, text));
        return services;
    }
}
