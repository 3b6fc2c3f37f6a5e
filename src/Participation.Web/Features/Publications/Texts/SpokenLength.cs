using System.Text.RegularExpressions;

namespace Participation.Web.Features.Publications;

/// <summary>
/// How long a text takes to be read aloud. Thai does not write where a syllable ends, so this counts written vowels and, of the
/// consonants left between them, two for each syllable without one: an estimate, within about a tenth for plain announcements.
/// </summary>
public static partial class SpokenLength
{
    /// <summary>Longer is not listened to.</summary>
    public const int MostSeconds = 60;

    public static int Seconds(string text, int syllablesPerMinute) => (int)Math.Ceiling(Syllables(text) * 60.0 / syllablesPerMinute);

    public static int Syllables(string text)
    {
        var plain = Silent().Replace(text, "").Replace("รร", "ั", StringComparison.Ordinal);
        plain = Leading().Replace(Tones().Replace(plain, ""), "");
        var count = 0;
        foreach (Match word in Run().Matches(plain))
        {
            var (at, isOpen) = (0, true);
            while (at < word.Length)
            {
                var vowel = Vowel().Match(word.Value, at);
                var bare = (vowel.Success ? vowel.Index : word.Length) - at;
                // Behind a vowel the first of them closes its syllable.
                if (!isOpen && bare > 0) bare--;
                count += (bare + 1) / 2;
                if (!vowel.Success) break;
                count++;
                at = vowel.Index + vowel.Length;
                isOpen = vowel.Value.AsSpan().ContainsAny('ใ', 'ไ', 'ำ') && !word.Value.AsSpan(at).StartsWith("ย");
            }
        }
        return count;
    }

    [GeneratedRegex("[ก-ฮ][ิุ]?์")]
    private static partial Regex Silent();

    [GeneratedRegex("[็่้๊๋ฯๆ]")]
    private static partial Regex Tones();

    // หมู่ is said as มู่ is.
    [GeneratedRegex("ห(?=[งญนมยรลว])")]
    private static partial Regex Leading();

    [GeneratedRegex("[ก-ฮะ-ูเ-ไๅ]+")]
    private static partial Regex Run();

    // With the consonants it begins with: เ-ีย, เ-ือ, เ-า, เ-ะ, เ-อ …; -ัวะ, -ัว, -า, -ำ, -ิ …; -อ, -ว between consonants stand for a vowel too.
    [GeneratedRegex("[เแโใไ][ก-ฮ](?:[รลว](?=[ก-ฮะ-ู]))?(?:[ิีืึั]?[ยวอ]?ะ|ีย|ือ|า|อ|ิ|ึ|ี|ั)?|[ก-ฮ](?:[รลว])?(?:ัวะ|ัว|ั|ำ|า|ะ|ิ|ี|ึ|ือ|ื|ุ|ู)|[ก-ฮ][รล]?อ(?![ะ-ู])")]
    private static partial Regex Vowel();
}
