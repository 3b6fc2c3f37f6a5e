using System.Globalization;
using System.Text;
using QRCoder;

namespace Participation.Web.Platform.Codes;

/// <summary>A QR as one path with presentation attributes only: sharp at any size, and no style for the content policy to refuse.</summary>
public static class QrSvg
{
    public static string Draw(string content, string label)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
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
            $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" aria-label="{label}"><rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>""");
    }
}
