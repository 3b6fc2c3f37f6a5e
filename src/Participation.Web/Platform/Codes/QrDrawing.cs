using System.Globalization;
using System.Text;
using QRCoder;

namespace Participation.Web.Platform.Codes;

/// <summary>A QR as a picture that prints sharply at any size.</summary>
public static class QrDrawing
{
    private const int PixelsPerModule = 20;

    public static byte[] Png(Uri address)
    {
        using var qr = Encode(address.AbsoluteUri);
        return new PngByteQRCode(qr).GetGraphic(PixelsPerModule);
    }

    public static string Svg(Uri address, string label) => Svg(address.AbsoluteUri, label);

    /// <summary>One path with presentation attributes only: it needs no style that the content policy would refuse.</summary>
    public static string Svg(string content, string label)
    {
        using var qr = Encode(content);
        // QRCoder's matrix brings its own quiet zone of four modules.
        var size = qr.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && qr.ModuleMatrix[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" aria-label="{label}"><rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>""");
    }

    // A quarter of the code may be scratched or faded: what is printed hangs for a year.
    private static QRCodeData Encode(string content) => QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.Q);
}
