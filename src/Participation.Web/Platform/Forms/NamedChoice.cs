namespace Participation.Web.Platform.Forms;

public static class NamedChoice
{
    /// <summary>The one of those offered that has this name; null where there is none. A number, which .NET would read as a value too, is no name.</summary>
    public static T? Named<T>(this IEnumerable<T> offered, string? typed) where T : struct, Enum => offered.Cast<T?>().FirstOrDefault(value => value.ToString() == typed);
}
