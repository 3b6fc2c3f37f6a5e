namespace Participation.Web.Features.Surveys;

public static class RatingWords
{
    /// <summary>As people read them: the best first, at the left.</summary>
    public static readonly IReadOnlyList<Rating> BestFirst = [Rating.Most, Rating.Much, Rating.Medium, Rating.Little, Rating.Least];

    public static string Word(this Rating rating) => string.Concat(rating.Parts());

    /// <summary>The word with the places where it may be broken under a narrow face.</summary>
    public static IReadOnlyList<string> Parts(this Rating rating) => rating switch
    {
        Rating.Most => ["มาก", "ที่สุด"],
        Rating.Much => ["มาก"],
        Rating.Medium => ["ปาน", "กลาง"],
        Rating.Little => ["น้อย"],
        Rating.Least => ["น้อย", "ที่สุด"],
    };

    /// <summary>Ground of the face; its features stand on it with more than 7:1.</summary>
    public static string Colour(this Rating rating) => rating switch
    {
        Rating.Most => "#5cc480",
        Rating.Much => "#b0dc63",
        Rating.Medium => "#ffd54a",
        Rating.Little => "#ffab5e",
        Rating.Least => "#ff8a80",
    };
}
