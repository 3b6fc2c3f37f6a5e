using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Citizens;

/// <summary>The village that somebody wrote: หมู่ 3, ม.3, its name, and where the question is open the bare number.</summary>
public static partial class TypedVillage
{
    private const int MostLetters = 60;

    /// <param name="db">Where the villages are.</param>
    /// <param name="text">What they wrote.</param>
    /// <param name="isAsked">Whether a bare number answers the question. Asked of a bare number alone: all that people write comes by here.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Village?> TypedVillageAsync(this ParticipationContext db, string text, Func<Task<bool>> isAsked, CancellationToken ct)
    {
        if (text.Length > MostLetters) return null;
        var typed = ThaiDigits.ToArabic(text).Trim();
        var villages = db.Set<Village>().AsNoTracking();
        if (Numbered().Match(typed) is { Success: true } match)
        {
            if (match.Groups["moo"].Length == 0 && !await isAsked()) return null;
            var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            var named = await villages.Where(v => v.Number == number).Take(2).ToListAsync(ct);
            // หมู่ 3 and ชุมชน 3 side by side: a number alone says too little.
            return named.Count == 1 ? named[0] : null;
        }
        var name = typed.StartsWith("บ้าน", StringComparison.Ordinal) ? typed : "บ้าน" + typed;
        return await villages.FirstOrDefaultAsync(v => v.Name == typed || v.Name == name, ct);
    }

    [GeneratedRegex(@"^(?:อยู่)?\s*(?<moo>หมู่ที่|หมู่บ้านที่|หมู่|ม\.|ชุมชนที่|ชุมชน)?\s*(?<number>[0-9]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
