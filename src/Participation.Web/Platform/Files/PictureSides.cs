namespace Participation.Web.Platform.Files;

/// <summary>What a reader's phone can hold unpacked: a small file can claim any size.</summary>
internal static class PictureSides
{
    private const int LongestSide = 16_000;
    private const long MostPixels = 100_000_000;

    public static bool Fit(long width, long height) =>
        width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostPixels;
}
