using System.ComponentModel.DataAnnotations;

namespace Participation.Web.Platform.Hosting;

public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Address under which citizens reach the service, as printed in QR codes. Decides whether cookies are Secure.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Folder for the database, files, keys and the lock. Relative paths start at the program's folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Addresses or networks of reverse proxies, separated by commas, whose forwarded headers are believed. Loopback always is.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Load the made-up อบต. on first start. Refused on a public address or a database that already holds an agency.</summary>
    public bool DemoData { get; set; }

    public string DataPath => Path.GetFullPath(DataDirectory, AppContext.BaseDirectory);

    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
