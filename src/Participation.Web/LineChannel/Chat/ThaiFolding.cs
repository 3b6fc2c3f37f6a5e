using System.Text;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// Brings Thai as it is typed on a phone to a form in which the same word reads the same: marks in another order or typed
/// twice, tone marks forgotten, long and short vowels exchanged, letters of one sound.
/// </summary>
public static class ThaiFolding
{
    private static readonly string[] Politeness =
        ["นะครับ", "นะคะ", "นะค่ะ", "ครับผม", "ครับ", "คับ", "ค้าบ", "ค่ะ", "คะ", "ค่า", "จ้า", "จ้ะ", "จ๊ะ", "หน่อย", "ด้วย", "นะ", "ที"];

    /// <summary>Without spaces, signs and repetition, everything else as it was typed.</summary>
    public static string Tight(string text)
    {
        var tight = new StringBuilder(text.Length);
        // Two เ for one แ, a ring and an า for one ำ: they look the same and are typed often.
        foreach (var letter in text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace("เเ", "แ", StringComparison.Ordinal).Replace("ํา", "ำ", StringComparison.Ordinal))
        {
            if (!char.IsLetterOrDigit(letter) && !IsMark(letter)) continue;
            if (letter is 'ๆ' or 'ฯ' || (tight.Length > 0 && tight[^1] == letter)) continue;
            tight.Append(letter);
        }
        return tight.ToString();
    }

    /// <summary>What is compared: one form for everything that sounds or looks alike.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Tight(text))
        {
            if (Folded(letter) is not { } plain || (folded.Length > 0 && folded[^1] == plain)) continue;
            folded.Append(plain);
        }
        return folded.ToString();
    }

    /// <summary>The fold of a whole message without the politeness around it: "เมนูหน่อยค่ะ" is เมนู, and so, in the second reading, is "ขอเมนู".</summary>
    public static (string Said, string AskedFor) Command(string text)
    {
        var bare = Tight(text);
        for (var again = true; again;)
        {
            again = false;
            foreach (var word in Politeness)
            {
                var tail = Tight(word);
                if (bare.Length <= tail.Length + 1 || !bare.EndsWith(tail, StringComparison.Ordinal)) continue;
                (bare, again) = (bare[..^tail.Length], true);
            }
        }
        return (Fold(bare), Fold(bare.StartsWith("ขอ", StringComparison.Ordinal) && bare.Length > 4 ? bare[2..] : bare));
    }

    private static bool IsMark(char letter) => letter is 'ั' or (>= 'ิ' and <= 'ฺ') or (>= '็' and <= '๎');

    private static char? Folded(char letter) => letter switch
    {
        // Tone marks and their like: forgotten more often than any letter.
        >= '็' and <= '๎' or 'ฺ' => null,
        'ี' => 'ิ',
        'ื' => 'ึ',
        'ู' => 'ุ',
        'ใ' => 'ไ',
        'ศ' or 'ษ' => 'ส',
        'ณ' => 'น',
        'ญ' => 'ย',
        'ฬ' => 'ล',
        'ฆ' or 'ฅ' => 'ค',
        'ฎ' => 'ด',
        'ฏ' => 'ต',
        'ฐ' => 'ถ',
        'ฑ' or 'ฒ' or 'ธ' => 'ท',
        'ฌ' => 'ช',
        >= '๐' and <= '๙' => (char)('0' + (letter - '๐')),
        _ => letter,
    };
}
