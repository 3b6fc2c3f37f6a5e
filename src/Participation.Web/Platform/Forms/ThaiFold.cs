using System.Text;

namespace Participation.Web.Platform.Forms;

/// <summary>
/// Folds a text to how it sounds, so that words spelt by ear are found: one letter for those that sound alike, no tone
/// marks, silent letters, spaces or signs, long and short vowels alike. Both what is searched and what is typed pass here.
/// </summary>
public static class ThaiFold
{
    private const char Silencer = '์';

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // A silenced letter is not heard, with the vowel that may stand under the silencer: พันธุ์.
            if (i + 1 < text.Length && text[i + 1] == Silencer) { i++; continue; }
            if (i + 2 < text.Length && text[i + 2] == Silencer && text[i + 1] is 'ิ' or 'ุ') { i += 2; continue; }
            if (text[i] == 'ำ') folded.Append('ม');
            else if (Letter(char.ToLowerInvariant(text[i])) is { } letter) folded.Append(letter);
        }
        // รร is heard as a vowel: พรรณ, กรรม.
        return folded.ToString().Replace("ลล", "", StringComparison.Ordinal);
    }

    /// <summary>The text's runs of three letters.</summary>
    public static IReadOnlySet<string> Grams(string folded)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 3 <= folded.Length; i++) grams.Add(folded.Substring(i, 3));
        return grams;
    }

    private static char? Letter(char letter) => letter switch
    {
        'ฃ' or 'ค' or 'ฅ' or 'ฆ' or 'ข' => 'ค',
        'ฉ' or 'ช' or 'ฌ' => 'ช',
        'ซ' or 'ศ' or 'ษ' or 'ส' => 'ส',
        'ญ' or 'ย' => 'ย',
        'ฎ' or 'ด' => 'ด',
        'ฏ' or 'ต' => 'ต',
        'ฐ' or 'ฑ' or 'ฒ' or 'ถ' or 'ท' or 'ธ' => 'ท',
        'ณ' or 'น' => 'น',
        'ผ' or 'พ' or 'ภ' => 'พ',
        'ฝ' or 'ฟ' => 'ฟ',
        'ร' or 'ล' or 'ฬ' => 'ล',
        'ห' or 'ฮ' => 'ห',
        'ใ' or 'ไ' => 'ไ',
        'แ' or 'เ' => 'เ',
        'ิ' or 'ี' => 'ิ',
        'ึ' or 'ื' => 'ึ',
        'ุ' or 'ู' => 'ุ',
        >= '๐' and <= '๙' => (char)('0' + (letter - '๐')),
        'ะ' or 'ั' or '็' or '่' or '้' or '๊' or '๋' or 'ๆ' or 'ฯ' => null,
        _ => char.IsLetterOrDigit(letter) || letter is 'า' or 'โ' ? letter : null,
    };
}
