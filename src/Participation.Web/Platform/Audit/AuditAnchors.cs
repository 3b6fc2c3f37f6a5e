using System.Globalization;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// Heads of the chain (count and Mac) in files outside the database: the newest one after every commit, and one a day that is
/// never overwritten. With them the removal of the last entries, or of all, is noticed.
/// </summary>
public sealed class AuditAnchors(DataFolder folder, TimeProvider clock, ILogger<AuditAnchors> log)
{
    public const string FileName = "audit-anchors.txt";
    public const string HeadFileName = "audit-head.txt";

    private readonly Lock _writing = new();
    private AuditAnchor? _head;

    /// <summary>Called after each commit with audit entries; a later head is never replaced by an earlier one.</summary>
    public void NoteHead(AuditAnchor head)
    {
        lock (_writing)
        {
            if (_head is not null && _head.Count >= head.Count) return;
            try
            {
                var fresh = folder.PathTo(HeadFileName + ".new");
                File.WriteAllText(fresh, Line(head));
                File.Move(fresh, folder.PathTo(HeadFileName), overwrite: true);
                _head = head;
            }
            catch (IOException failure)
            {
                // The change itself is safe; the next commit writes again.
                log.LogError(failure, "The head of the audit chain could not be written");
            }
        }
    }

    /// <summary>Keeps the present head for good. Never a shorter chain over a longer one: that is what an anchor is to reveal.</summary>
    public void Keep(AuditAnchor head)
    {
        lock (_writing)
        {
            if (Read(folder.PathTo(FileName)).LastOrDefault() is { } latest && latest.Count >= head.Count) return;
            File.AppendAllText(folder.PathTo(FileName), Line(head));
        }
    }

    /// <summary>Every head that was written down; <paramref name="otherFile"/> is a copy kept elsewhere.</summary>
    public IReadOnlyList<AuditAnchor> All(string? otherFile = null)
    {
        var anchors = Read(folder.PathTo(FileName)).Concat(Read(folder.PathTo(HeadFileName)));
        return (otherFile is null ? anchors : anchors.Concat(Read(otherFile))).ToList();
    }

    private string Line(AuditAnchor head) =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.Now():yyyy-MM-ddTHH:mm:ssZ}\t{head.Count}\t{Convert.ToHexString(head.Mac)}\n");

    private static IEnumerable<AuditAnchor> Read(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
            if (line.Split('\t') is [_, var count, { Length: 64 } mac] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && mac.All(char.IsAsciiHexDigit))
                yield return new AuditAnchor(number, Convert.FromHexString(mac));
    }
}
