using System.Globalization;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.PersonalData;

/// <summary>Somebody's erasure: a hash that leads to nobody, and when.</summary>
public sealed record ListedErasure(string SubjectHash, DateTime At);

/// <summary>
/// Erasures in a file beside the database. A database that comes back from a backup does not know of those that came after
/// it; this list does, and they are done again at the start.
/// </summary>
public sealed class ErasureList(DataFolder folder)
{
    public const string FileName = "erasures.txt";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly Lock _writing = new();

    public void Note(ListedErasure erasure)
    {
        lock (_writing) File.AppendAllText(folder.PathTo(FileName), Line(erasure));
    }

    public IReadOnlyList<ListedErasure> All() => Read(folder.PathTo(FileName));

    public static IReadOnlyList<ListedErasure> Read(string path) => !File.Exists(path)
        ? []
        : [.. File.ReadLines(path).Select(line => line.Split('\t')).Where(parts => parts is [_, { Length: 64 }])
            .Select(parts => new ListedErasure(parts[1], DateTime.ParseExact(parts[0], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))).Distinct()];

    /// <summary>What either of two lists knows.</summary>
    public static void Merge(string into, string other)
    {
        var known = Read(into).ToHashSet();
        File.AppendAllLines(into, Read(other).Where(e => !known.Contains(e)).Select(e => Line(e).TrimEnd('\n')));
    }

    private static string Line(ListedErasure erasure) => $"{erasure.At.ToString(Format, CultureInfo.InvariantCulture)}\t{erasure.SubjectHash}\n";
}
