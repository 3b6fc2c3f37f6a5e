using System.ComponentModel.DataAnnotations;

namespace Participation.Web.Features.Publications;

public sealed class PublicationsOptions
{
    public const string Section = "Publications";

    /// <summary>How fast the loudspeaker is read, for saying how long a text takes.</summary>
    [Range(60, 400)]
    public int SyllablesPerMinute { get; set; } = 200;
}
