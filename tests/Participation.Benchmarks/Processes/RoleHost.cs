using Microsoft.AspNetCore.Builder;

namespace Participation.Benchmarks.Processes;

/// <summary>How roles that are web servers are hosted.</summary>
public static class RoleHost
{
    /// <summary>Without the watch for changed settings: it follows every write below the content root, and here that would be the disk under test.</summary>
    public static WebApplicationOptions Options => new()
    {
        Args = ["--hostBuilder:reloadConfigOnChange=false"],
        ContentRootPath = AppContext.BaseDirectory,
    };
}
