using System.ComponentModel.DataAnnotations;

namespace Participation.Web.Features.Publications;

public sealed class PublicationsOptions
{
    public const string Section = "Publications";
    public const int SlowestReading = 60;
    public const int FastestReading = 400;

    /// <summary>How fast the loudspeaker is read, for saying how long a text takes. What the office sets on its page comes first.</summary>
    [Range(SlowestReading, FastestReading)]
    public int SyllablesPerMinute { get; set; } = 200;
}
