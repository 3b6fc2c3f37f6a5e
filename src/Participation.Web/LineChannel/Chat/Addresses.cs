using Line.Messaging.Messages;
using Participation.Web.Features.Agency;

namespace Participation.Web.LineChannel.Chat;

/// <summary>What a tap opens outside the chat.</summary>
public static class Addresses
{
    private const int LongestUri = 1000;

    public static UriAction? Call(string phone) =>
        PhoneNumber.ToDial(phone) is { Length: > 0 } number ? new UriAction(Shortened($"โทร {phone}"), $"tel:{number}") : null;

    /// <summary>A search on the map for the agency's name and as much of its address as an address of LINE's holds.</summary>
    public static UriAction? Map(OfficeNow office)
    {
        if (office.Address is null) return null;
        var query = $"{office.Name} {office.Address}";
        string uri;
        do
        {
            uri = "https://www.google.com/maps/search/?api=1&query=" + Uri.EscapeDataString(query);
            // Each Thai letter takes nine characters of the address.
            if (uri.Length > LongestUri) query = query[..Math.Max(1, query.Length - (((uri.Length - LongestUri) / 9) + 1))];
        }
        while (uri.Length > LongestUri);
        return new UriAction("ดูแผนที่", uri);
    }

    private static string Shortened(string label) => label.Length <= 40 ? label : label[..40];
}
