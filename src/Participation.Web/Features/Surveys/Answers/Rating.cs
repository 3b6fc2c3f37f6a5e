namespace Participation.Web.Features.Surveys;

/// <summary>The five faces.</summary>
public enum Rating
{
    Least = 1,
    Little = 2,
    Medium = 3,
    Much = 4,
    Most = 5,
}
