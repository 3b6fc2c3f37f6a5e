namespace Participation.Web.Features.IntegrityReports;

public sealed class IntegrityOptions
{
    public const string Section = "Integrity";

    /// <summary>Who in the agency receives reports: the position, and the name only where the agency wants it shown. Empty: the position in general words.</summary>
    public string Officer { get; set; } = "";

    /// <summary>How that officer is reached in confidence. Empty: the page names the office's address only.</summary>
    public string Phone { get; set; } = "";
}
