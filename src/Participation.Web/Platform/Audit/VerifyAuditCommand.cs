using System.Globalization;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// <c>verify-audit [--anchors FILE] [--head COUNT:MAC]</c>: checks the chain from outside, also while the service runs.
/// Exit code 0: whole; 1: broken, with what and where; 2: could not be checked.
/// </summary>
public static class VerifyAuditCommand
{
    public const string Name = "verify-audit";

    public static async Task<int> VerifyAuditAsync(this WebApplication app, string[] options)
    {
        try
        {
            Demand(Directory.Exists(app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.DataPath), "there is no data folder; set Site__DataDirectory");
            var folder = app.Services.GetRequiredService<DataFolder>();
            // Made anew it would call every entry forged.
            Demand(app.Services.GetRequiredService<IOptions<AuditOptions>>().Value.Key.Length > 0 || File.Exists(folder.PathTo("keys/audit.key")), $"there is no key in {folder.Root}/keys; set Audit__Key");
            var anchors = Anchors(app.Services.GetRequiredService<AuditAnchors>(), options);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            Demand(await db.Database.CanConnectAsync(), "the database cannot be reached");
            var verdict = await app.Services.GetRequiredService<AuditChain>().VerifyAsync(db, anchors, CancellationToken.None);
            return verdict.Match(whole => Say(0, $"The audit trail is whole: {whole.Count} entries, checked against {anchors.Count} anchors. Head {whole.Count}:{Convert.ToHexString(whole.Head)}"), Tell);
        }
        catch (Exception problem) when (problem is StartRefusedException or OptionsValidationException or System.Data.Common.DbException or IOException)
        {
            return Say(2, $"The audit trail could not be checked: {problem.Message}");
        }
    }

    private static List<AuditAnchor> Anchors(AuditAnchors kept, string[] options)
    {
        string? file = null;
        var further = new List<AuditAnchor>();
        for (var i = 0; i < options.Length; i += 2)
        {
            Demand(i + 1 < options.Length, $"{options[i]} needs a value");
            if (options[i] == "--anchors") file = options[i + 1];
            else if (options[i] == "--head" && options[i + 1].Split(':') is [var count, { Length: 64 } mac] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && mac.All(char.IsAsciiHexDigit))
                further.Add(new AuditAnchor(number, Convert.FromHexString(mac)));
            else Demand(false, $"{options[i]} {options[i + 1]} is not understood; verify-audit takes --anchors FILE and --head COUNT:MAC");
        }
        Demand(file is null || File.Exists(file), $"there is no file {file}");
        return [.. kept.All(file), .. further];
    }

    private static int Tell(AuditVerdict.Broken broken)
    {
        Say(1, "THE AUDIT TRAIL IS BROKEN:");
        foreach (var finding in broken.Findings)
            Say(1, $"  {(finding.From == finding.To ? $"entry {finding.From}" : $"entries {finding.From} to {finding.To}")}: {Words(finding.Fault)}");
        return 1;
    }

    private static string Words(AuditFault fault) => fault switch
    {
        AuditFault.Missing => "missing",
        AuditFault.Altered => "altered",
        AuditFault.Misplaced => "another entry stands here",
        AuditFault.ColumnsDiffer => "the columns differ from what was signed",
        AuditFault.NotTheAnchoredChain => "not the chain whose head was anchored here",
    };

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw new StartRefusedException(otherwise);
    }

    private static int Say(int code, string words)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine(words);
        return code;
    }
}
