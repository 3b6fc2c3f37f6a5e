using System.ComponentModel;
using System.Diagnostics;

namespace Participation.Browser.Tests.Support;

/// <summary>What has to be installed. Screens are compared by their pixels, so the browser is Debian's and no other.</summary>
public static class Machine
{
    private const string WhatToDo =
        "The browser tests run in Debian's own Chromium with Thai fonts. On Debian: apt-get install chromium-headless-shell fonts-thai-tlwg zbar-tools poppler-utils. Elsewhere leave them out: dotnet test --filter with the other test projects.";

    public static async Task CheckAsync(string chromium)
    {
        if (!File.Exists("/etc/debian_version") || !File.Exists(chromium)) throw new InvalidOperationException($"{chromium} is not there. {WhatToDo}");
        if (string.IsNullOrWhiteSpace(await RunAsync("fc-list", ":lang=th", "family"))) throw new InvalidOperationException($"No font has Thai letters: every letter would be a box. {WhatToDo}");
    }

    /// <summary>Runs a Debian tool and gives what it printed.</summary>
    public static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{tool} is not installed. {WhatToDo}", missing);
        }
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{tool} {string.Join(' ', arguments)}: {await error}");
    }
}
