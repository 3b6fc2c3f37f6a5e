namespace Participation.Web.Features.Plans;

/// <summary>Somebody in LINE who wants to hear of each piece of news of a plan or a project.</summary>
public abstract class Follower
{
    public const int MaxLineUserId = 60;

    public required string LineUserId { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>The latest news: unless it is noted that they were told of it, it comes with the next answer.</summary>
    public int? Owed { get; set; }
}
