using System.Globalization;

namespace Participation.Web.LineChannel.Chat;

/// <summary>Names as long as staff make them, on buttons as short as LINE allows.</summary>
public static class Labels
{
    public const int Length = 20;

    /// <summary>Cut between letters as people see them: never between a letter and its mark.</summary>
    public static string Cut(string text, int most = Length)
    {
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= most ? text : letters.SubstringByTextElements(0, most - 1) + "…";
    }
}
