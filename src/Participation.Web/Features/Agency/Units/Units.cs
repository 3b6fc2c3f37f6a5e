using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Agency;

/// <summary>A unit with its place in the tree.</summary>
public sealed record UnitLine(Unit Unit, int Depth, string Path);

/// <summary>Reads units; an office has dozens, so they are read whole and put in order here.</summary>
public static class Units
{
    public const int PageSize = 60;

    /// <summary>Every unit below its parent, in the order staff gave them.</summary>
    public static async Task<IReadOnlyList<UnitLine>> UnitTreeAsync(this ParticipationContext db, CancellationToken ct)
    {
        var children = (await db.Set<Unit>().AsNoTracking().ToListAsync(ct)).ToLookup(u => u.ParentId);
        var lines = new List<UnitLine>();
        Add(null, 0, "");
        return lines;

        void Add(Guid? parent, int depth, string above)
        {
            foreach (var unit in children[parent].OrderBy(u => u.SortOrder).ThenBy(u => u.Name, StringComparer.Ordinal))
            {
                var path = above.Length == 0 ? unit.Name : $"{above} › {unit.Name}";
                lines.Add(new UnitLine(unit, depth, path));
                Add(unit.Id, depth + 1, path);
            }
        }
    }

    /// <summary>A unit by its name or one of its other spellings, as papers and CSV files write it.</summary>
    public static Unit? Named(this IEnumerable<UnitLine> units, string written) =>
        units.Select(u => u.Unit).FirstOrDefault(u => u.Name == written || u.Aliases.Split('\n').Contains(written));

    public static string Word(this UnitLevel level) => level switch
    {
        UnitLevel.Division => "สำนัก/กอง",
        UnitLevel.Section => "ฝ่าย",
        UnitLevel.Work => "งาน",
    };
}
