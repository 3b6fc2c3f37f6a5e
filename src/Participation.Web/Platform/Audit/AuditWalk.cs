using System.Security.Cryptography;
using System.Text.Json;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// Goes along the chain entry by entry. It follows the Macs as they are stored, so that one wrong entry is found as one wrong
/// entry and does not make everything after it look wrong.
/// </summary>
internal sealed class AuditWalk(Func<byte[], byte[], byte[]> sign, IReadOnlyList<AuditAnchor> anchors)
{
    private const int MostFindings = 100;

    private readonly ILookup<long, byte[]> _anchors = anchors.ToLookup(a => a.Count, a => a.Mac);
    private readonly List<AuditFinding> _findings = [];

    // What the entry before may have been: its stored Mac, and while entries do not hold, also what would have been right.
    private List<byte[]> _before = [[]];
    private long _last;
    private byte[] _head = [];

    public void Pass(AuditEntry entry)
    {
        var afterGap = entry.Sequence != _last + 1;
        if (afterGap) Found(AuditFault.Missing, _last + 1, entry.Sequence - 1);
        var right = _before.Select(before => sign(before, entry.Canonical)).ToList();
        var isMisplaced = SignedNumber(entry) is { } number && number != entry.Sequence;
        // After a gap the Mac before is gone with the entry before; the number inside the content still speaks.
        var holds = !isMisplaced && (afterGap ? SignedNumber(entry) == entry.Sequence : right.Any(mac => CryptographicOperations.FixedTimeEquals(mac, entry.Mac)));
        if (isMisplaced) Found(AuditFault.Misplaced, entry.Sequence, entry.Sequence);
        else if (!holds) Found(AuditFault.Altered, entry.Sequence, entry.Sequence);
        else if (!ColumnsMatch(entry)) Found(AuditFault.ColumnsDiffer, entry.Sequence, entry.Sequence);
        else if (_anchors[entry.Sequence].Any(anchor => !CryptographicOperations.FixedTimeEquals(anchor, entry.Mac))) Found(AuditFault.NotTheAnchoredChain, entry.Sequence, entry.Sequence);

        _before = holds ? [entry.Mac] : [entry.Mac, .. right.Take(1), .. _before.Take(4)];
        (_last, _head) = (entry.Sequence, entry.Mac);
    }

    public AuditVerdict End()
    {
        var longest = anchors.Count == 0 ? 0 : anchors.Max(a => a.Count);
        if (longest > _last) Found(AuditFault.Missing, _last + 1, longest);
        return _findings.Count == 0 ? new AuditVerdict.Whole(_last, _head) : new AuditVerdict.Broken(_findings);
    }

    // Neighbours with the same fault are one finding: a forged chain is one line, not a million.
    private void Found(AuditFault fault, long from, long to)
    {
        if (_findings.Count > 0 && _findings[^1] is var last && last.Fault == fault && last.To == from - 1) _findings[^1] = last with { To = to };
        else if (_findings.Count < MostFindings) _findings.Add(new AuditFinding(fault, from, to));
    }

    private static long? SignedNumber(AuditEntry entry)
    {
        try
        {
            using var signed = JsonDocument.Parse(entry.Canonical);
            return signed.RootElement.GetProperty("sequence").GetInt64();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool ColumnsMatch(AuditEntry entry)
    {
        using var signed = JsonDocument.Parse(entry.Canonical);
        var root = signed.RootElement;
        return root.GetProperty("sequence").GetInt64() == entry.Sequence
            && root.GetProperty("at").GetDateTime().ToUniversalTime() == entry.At
            && root.GetProperty("actor").GetString() == entry.Actor
            && root.GetProperty("action").GetString() == entry.Action
            && root.GetProperty("subject").GetString() == entry.Subject;
    }
}
