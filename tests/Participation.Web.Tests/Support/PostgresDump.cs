using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Participation.Web.Tests.Support;

/// <summary>What somebody who gets hold of a logical dump can read.</summary>
public static class PostgresDump
{
    /// <summary>Lines of the dump in which the text stands, as letters or as the bytes of a bytea.</summary>
    public static async Task<List<string>> LinesAsync(Service service, string text)
    {
        var to = new NpgsqlConnectionStringBuilder(await service.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        var start = new ProcessStartInfo("pg_dump", ["--no-owner", $"--host={to.Host}", $"--port={to.Port}", $"--username={to.Username}", $"--dbname={to.Database}"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var bytes = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
        var (found, lines) = (new List<string>(), 0);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines++;
            if (line.Contains(text, StringComparison.Ordinal) || line.Contains(bytes, StringComparison.Ordinal)) found.Add(line);
        }
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.True(lines > 100, "the dump is empty");
        return found;
    }
}
