using System.Buffers.Binary;

namespace Participation.Web.Tests.Platform.Files;

/// <summary>A file as it comes when somebody, or the line, has been at it.</summary>
internal static class Mutations
{
    // Shorter than the secret: none of them carries it into the picture.
    private const int MostMoved = 32;

    public static IEnumerable<byte[]> Of(byte[] sample, int seed, int count)
    {
        var chance = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var file = sample;
            for (var times = chance.Next(1, 4); times > 0 && file.Length > 8; times--) file = Changed(file, chance);
            yield return file;
        }
    }

    private static byte[] Changed(byte[] before, Random chance)
    {
        byte[] file = [.. before];
        var at = chance.Next(file.Length);
        var length = Math.Min(chance.Next(1, MostMoved), file.Length - at);
        switch (chance.Next(7))
        {
            case 0:
                file[at] ^= (byte)(1 << chance.Next(8));
                return file;
            case 1:
                file[at] = (byte)(chance.Next(2) == 0 ? 0xFF : chance.Next(256));
                return file;
            case 2:
                return file[..at];
            case 3:
                return [.. file[..at], .. file[(at + length)..]];
            case 4:
                file.AsSpan(at, length).CopyTo(file.AsSpan(chance.Next(file.Length - length + 1)));
                return file;
            case 5:
                var to = chance.Next(file.Length);
                return [.. file[..to], .. file.AsSpan(at, length), .. file[to..]];
            default:
                var number = chance.Next(4) switch { 0 => int.MaxValue, 1 => -1, 2 => chance.Next(file.Length), _ => chance.Next() };
                at = chance.Next(file.Length - 4);
                if (chance.Next(2) == 0) BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at), number);
                else BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at), (short)number);
                return file;
        }
    }
}
