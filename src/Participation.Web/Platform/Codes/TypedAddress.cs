namespace Participation.Web.Platform.Codes;

public static class TypedAddress
{
    /// <summary>The address as somebody types it, without the scheme.</summary>
    public static string AsTyped(this Uri address) => address.Authority + address.AbsolutePath;
}
