using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Participation.Web.Platform.Forms;

/// <summary>
/// Form text without control characters (PostgreSQL refuses U+0000), in one Unicode form so that the same
/// Thai word typed on two phones is the same word, and with one kind of line end.
/// </summary>
public static class PlainText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
            if (letter is '\n' or '\t' || !char.IsControl(letter)) clean.Append(letter);
        var result = clean.ToString();
        // An unpaired surrogate cannot be normalised nor stored as UTF-8.
        if (!IsWellFormed(result)) result = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result));
        return result.Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The beginning, of at most so many UTF-16 units, never ending inside a letter and its marks: half of one can be neither read nor stored.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= most) end = next;
        return text[..end];
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }
        return true;
    }
}

/// <summary>Cleans every bound string except passwords, which are bytes a person chose.</summary>
public sealed class PlainTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.Metadata.DataTypeName != "Password"
            ? new Binder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;

    private sealed class Binder(SimpleTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result is { IsModelSet: true, Model: string text })
                bindingContext.Result = ModelBindingResult.Success(PlainText.Clean(text) is { Length: > 0 } clean ? clean : null);
        }
    }
}
